"""Evidence may go when everything that keeps it is over, and only by two persons."""

from datetime import date

import pytest

from cases.rules.erasing import Claim, KeptCase, LastDay, last_day, may_erase, second_person, whole
from cases.rules.retention import Retention
from cases.rules.vocabulary import CaseStatus
from core.rules.refusal import Kind
from delegations.rules.roles import Actor, Can
from delegations.rules.roles import Kind as Body

CLOSED = date(2021, 3, 31)
MONTHS = {Retention.CLOSED_CASE: 60, Retention.LISTING_EVIDENCE: 60}
LAST = LastDay(Retention.CLOSED_CASE, date(2026, 3, 31))
DAY_AFTER = date(2026, 4, 1)


def actor(*can: Can) -> Actor:
    return Actor("token", "GSC", Body.SERVICE, frozenset(can))


KEEPS = actor(Can.MANAGE_REFERENCE)


def kept(**other) -> KeptCase:
    return KeptCase(**({"status": CaseStatus.CLOSED, "held": False, "last": LAST} | other))


def code(refusal) -> str:
    return refusal.code if refusal else ""


def test_a_closed_case_alone_is_counted_from_the_day_it_was_closed():
    assert last_day(CLOSED, (), MONTHS) == LAST


def test_the_class_that_keeps_longest_decides_from_its_own_day():
    listed = Claim(Retention.LISTING_EVIDENCE, counted_from=date(2023, 7, 1))
    assert last_day(CLOSED, (listed,), MONTHS) == LastDay(Retention.LISTING_EVIDENCE, date(2028, 7, 1))
    before = Claim(Retention.LISTING_EVIDENCE, counted_from=date(2019, 1, 1))
    assert last_day(CLOSED, (before,), MONTHS).day == LAST.day, "never from before the case was closed"


def test_what_nobody_can_count_is_not_erased():
    assert last_day(CLOSED, (), {}) is None
    assert last_day(CLOSED, (Claim(Retention.LISTING_EVIDENCE),), {Retention.CLOSED_CASE: 60}) is None
    assert code(may_erase(KEEPS, kept(last=None), DAY_AFTER)) == "cases.no_term_loaded"


@pytest.mark.parametrize(
    ("who", "case", "today", "refused"),
    [
        (KEEPS, kept(), DAY_AFTER, ""),
        (actor(Can.GUARD_MARKINGS), kept(), DAY_AFTER, ""),
        (KEEPS, kept(), LAST.day, "cases.not_past_its_time"),
        (actor(Can.AUDIT), kept(), DAY_AFTER, "cases.retention_is_the_secretariats"),
        (KEEPS, kept(held=True), DAY_AFTER, "cases.under_legal_hold"),
        (KEEPS, kept(status=CaseStatus.IN_REVIEW), DAY_AFTER, "cases.erase_when_closed"),
        (KEEPS, kept(kept_until=date(2026, 6, 30)), DAY_AFTER, "cases.not_past_its_time"),
        (KEEPS, kept(kept_until=date(2026, 6, 30)), date(2026, 7, 1), ""),
        (KEEPS, kept(kept_until=date(2025, 1, 1)), DAY_AFTER, ""),
    ],
)
def test_it_goes_on_the_day_after_the_last_one_unless_something_keeps_it(who, case, today, refused):
    assert code(may_erase(who, case, today)) == refused


def test_the_refusal_names_the_day_until_which_it_stays():
    assert may_erase(KEEPS, kept(), LAST.day).params == {"day": LAST.day}
    later = kept(kept_until=date(2026, 6, 30))
    assert may_erase(KEEPS, later, DAY_AFTER).params == {"day": date(2026, 6, 30)}


def test_nobody_confirms_the_own_proposal():
    assert code(second_person(7, 7)) == "cases.second_person_erases"
    assert second_person(7, 8) is None


def test_whoever_confirms_sees_all_of_it():
    assert code(second_person(7, 8, sees_all=False)) == "cases.second_person_sees_all"
    assert code(second_person(7, 7, sees_all=False)) == "cases.second_person_erases"


def test_an_erased_item_is_gone_and_a_whole_one_is_not():
    assert whole(None) is None
    gone = whole(date(2026, 4, 1))
    assert (gone.code, gone.kind, gone.params) == ("cases.item_erased", Kind.GONE, {"day": date(2026, 4, 1)})
