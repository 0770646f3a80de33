"""Taking a name out asks and changes only what whoever does it may see; no text loses its end for a label."""

import pytest
from django.urls import reverse

from audit import trail
from cases.actions.case import rewrite
from cases.actions.pseudonymising import pseudonymise
from cases.actions.triage import triage_into
from cases.models import Bystander, Case, Report
from core.rules.refusal import Refused
from core.sentences import render
from desk.protection import holdings, remaining
from tests import cast
from tests.factories.cases import a_case, a_report, some_evidence
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db
NAME = "Ada Nightjar"


@pytest.fixture
def germany(analyst):
    return cast.officer("DE")


@pytest.fixture
def case(analyst, germany) -> Case:
    return a_case(analyst, "Cloned news sites", summary=f"{NAME} complained.", audience={"DE": "consulted"})


@pytest.fixture
def item(case, danish_officer):
    return some_evidence(
        case, danish_officer, "Pier photo", description=f"{NAME}, our source Kingfisher", marking="eyes"
    )


def hidden_report(case, danish_officer, analyst) -> Report:
    report = a_report(danish_officer, body=f"{NAME} saw it.", marking="eyes")
    pseudonymise(name=NAME, report=report, by=danish_officer)
    return triage_into(report=report, case=case, by=analyst)


def test_a_word_that_stands_only_in_what_is_for_other_named_eyes_is_nowhere(item, case, germany):
    refused = []
    for word in ("Kingfisher", "Wagtail"):
        answer = signed_in(germany).post(reverse("cases:pseudonymise", args=[case.pk]), {"name": word})
        refused.append((answer.status_code, answer.context["form"].errors["name"]))
    assert refused[0] == refused[1]
    assert refused[0][0] == 400
    item.refresh_from_db()
    assert (item.description, item.redactions) == (f"{NAME}, our source Kingfisher", 0)


def test_a_name_stays_in_what_is_for_other_named_eyes_and_those_who_see_it_are_told(
    item, case, germany, danish_officer, analyst
):
    done = pseudonymise(name=NAME, case=case, by=germany)
    assert done.places == 1
    item.refresh_from_db()
    assert item.description.startswith(NAME)
    assert [one.where for one in remaining.names_left(case, danish_officer)] == ["Pier photo"]
    assert remaining.names_left(case, germany) == []
    assert pseudonymise(name=NAME, case=case, by=danish_officer).bystander == done.bystander
    item.refresh_from_db()
    assert item.description.startswith(f"[{done.bystander.label}]")


def test_only_acts_one_may_read_are_counted_as_quoting_the_name(case, germany, danish_officer, analyst):
    some_evidence(case, danish_officer, f"Photo of {NAME}", marking="eyes")
    quoting = trail.chain_of(case).filter(sentence__contains=NAME).count()
    assert quoting
    assert pseudonymise(name=NAME, case=case, by=germany).still_in == 0
    assert pseudonymise(name=NAME, case=case, by=danish_officer).still_in == quoting


def test_words_kept_as_they_were_before_count_as_quoting_the_name(case, analyst):
    rewrite(case=case, title=case.title, summary=f"Of {NAME} again.", seen=case.revision, by=analyst)
    case.refresh_from_db()
    assert pseudonymise(name=NAME, case=case, by=analyst).still_in == 1


def test_the_label_of_a_hidden_report_is_neither_counted_nor_listed_nor_given_away(
    case, germany, danish_officer, analyst
):
    hidden_report(case, danish_officer, analyst)
    known = Bystander.objects.get()
    assert Report.objects.visible_to(germany).count() == 0
    assert {str(said): count for said, count in holdings.inventory(case, germany)}["Bystanders by label"] == 0
    assert {str(said): count for said, count in remaining.rows(case, germany)}["Names behind labels"] == 0
    assert holdings.bystanders(case, germany) == []
    assert remaining.names_left(case, germany) == []
    assert pseudonymise(name=NAME, case=case, by=germany).bystander != known
    assert {str(said): count for said, count in holdings.inventory(case, analyst)}["Bystanders by label"] == 2


def test_a_full_title_is_not_cut_for_a_label_and_the_refusal_says_where_and_what_to_do(case, analyst):
    title = "Lee of Nykobing " + "x" * 174 + " ends here"
    Case.objects.filter(pk=case.pk).update(title=title)
    case.refresh_from_db()
    with pytest.raises(Refused, match="label_has_no_room") as no:
        pseudonymise(name="Lee", case=case, by=analyst)
    assert "the title “Lee of Nykobing" in render(no.value.refusal)
    assert ": 12 characters too many" in render(no.value.refusal)
    case.refresh_from_db()
    assert (case.title, Bystander.objects.count()) == (title, 0)
    taken = pseudonymise(name="Lee of Nykobing", case=case, by=analyst).bystander
    case.refresh_from_db()
    assert case.title == f"[{taken.label}] {'x' * 174} ends here"
