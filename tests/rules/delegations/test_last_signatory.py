"""A State never stands, on any day, without anybody who can sign for it."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from delegations.rules.appointments import first_bare_day, may_end, one_body
from delegations.rules.roles import Role

DAY = date(2026, 11, 22)


def after(days: int) -> date:
    return DAY + timedelta(days=days)


@pytest.mark.parametrize(
    ("span", "covers", "bare"),
    [
        ((after(0), None), [], after(0)),
        ((after(0), None), [(after(-9), None)], None),
        ((after(0), None), [(after(-9), after(10))], after(11)),
        ((after(0), after(10)), [(after(-9), after(10))], None),
        ((after(0), None), [(after(-9), after(4)), (after(5), None)], None),
        ((after(0), None), [(after(-9), after(4)), (after(6), None)], after(5)),
        ((after(0), None), [(after(3), None)], after(0)),
        ((after(0), after(2)), [(after(3), None)], after(0)),
        ((after(0), after(5)), [(after(2), after(3)), (after(-1), after(8))], None),
    ],
    ids=[
        "nobody", "one for ever", "one who leaves", "one for as long", "one after the other", "a day between",
        "one who comes later", "one who comes too late", "overlapping",
    ],
)  # fmt: skip
def test_the_first_day_nobody_covers(span, covers, bare):
    assert first_bare_day(span, covers) == bare


spans = st.tuples(st.integers(-5, 40), st.none() | st.integers(0, 30)).map(
    lambda pair: (after(pair[0]), None if pair[1] is None else after(pair[0] + pair[1]))
)


@settings(deadline=None)
@given(last=st.integers(0, 40), covers=st.lists(spans, max_size=6))
def test_it_is_what_counting_day_by_day_finds(last, covers):
    def held(day):
        return any(since <= day and (until is None or day <= until) for since, until in covers)

    counted = next((after(n) for n in range(last + 1) if not held(after(n))), None)
    assert first_bare_day((after(0), after(last)), covers) == counted


def test_the_refusal_names_the_day_and_only_signatories_are_kept():
    refusal = may_end(Role.SIGNATORY, "DK", removed=(DAY, None), others=[(DAY, after(3))])
    assert (refusal and refusal.params) == {"delegation": "DK", "day": after(4)}
    assert may_end(Role.OFFICER, "DK", removed=(DAY, None), others=[]) is None


@pytest.mark.parametrize(
    ("days", "elsewhere", "refused"),
    [
        ((after(0), None), [], False),
        ((after(0), None), [("DK", (after(-9), None))], False),
        ((after(0), None), [("EEAS", (after(-9), None))], True),
        ((after(0), None), [("EEAS", (after(-9), after(-1)))], False),
        ((after(0), None), [("EEAS", (after(-9), after(0)))], True),
        ((after(0), after(5)), [("EEAS", (after(6), None))], False),
        ((after(0), after(6)), [("EEAS", (after(6), None))], True),
        ((after(0), None), [("EEAS", (after(6), after(8)))], True),
    ],
    ids=["nowhere", "at home", "elsewhere", "before", "to the day", "afterwards", "into it", "between"],
)
def test_nobody_serves_two_bodies_on_one_day(days, elsewhere, refused):
    answer = one_body("DK", days, elsewhere)
    assert (answer is not None) is refused
    assert answer is None or answer.params == {"delegation": "EEAS", "wanted": "DK"}
