"""How long data stay, counted by the calendar; how a name is taken out of a text."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cases.rules.pseudonyms import LETTERS, new_label, replaced, without_name, written
from cases.rules.retention import Basis, basis_of, ends_on, is_due


def test_a_period_ends_on_the_same_day_of_the_month_or_its_last():
    assert ends_on(date(2026, 1, 15), 12) == date(2027, 1, 15)
    assert ends_on(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert ends_on(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert ends_on(date(2026, 12, 1), 0) == date(2026, 12, 1)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 240))
def test_a_period_is_never_shorter_than_its_months_less_three_days(since, months):
    assert timedelta(days=months * 28 - 3) <= ends_on(since, months) - since <= timedelta(days=months * 31 + 3)


def test_what_is_held_or_kept_on_is_not_due():
    last, today = date(2026, 1, 1), date(2026, 1, 2)
    assert is_due(last, today=today, held=False)
    assert not is_due(last, today=last, held=False)
    assert not is_due(last, today=today, held=True)
    assert not is_due(last, today=today, held=False, kept_until=date(2026, 1, 2))


def test_the_ground_follows_who_holds_the_data():
    assert (basis_of("state"), basis_of("service"), basis_of("partner")) == (
        Basis.NATIONAL_CFSP, Basis.UNION_TASK, Basis.PARTNER_AGREEMENT,
    )  # fmt: skip


@given(st.text(alphabet="ab .\n[]\\", max_size=60), st.from_regex(r"\A[ab]{1,3}( [ab]{1,3})?\Z"))
def test_no_whole_occurrence_of_a_name_is_left(text, name):
    left, places = without_name(f"{text} {name.upper()} {text}", name, "person X")
    assert places >= 1
    assert without_name(left, name, "person X")[1] == 0


def test_only_whole_words_count_and_signs_of_patterns_are_only_signs():
    assert without_name("Anna Annas Hanna", "Anna", "person X") == ("[person X] Annas Hanna", 1)
    assert without_name("A. (B)", "A. (B)", "person X")[1] in (0, 1)
    assert replaced({"title": "Anna", "body": "nobody"}, "anna", "person X") == ({"title": "[person X]"}, 1)


def test_a_label_says_nothing_of_the_name():
    labels = {new_label() for _ in range(200)}
    assert len(labels) > 190
    assert all(set(label.removeprefix("person ")) <= set(LETTERS) for label in labels)
    assert written("person X") == "[person X]"
