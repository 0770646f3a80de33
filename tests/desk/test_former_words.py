"""Words of before in which a name stood are shown to nobody once it was taken out: then, sealed, in administration."""

import json

import pytest
from django.urls import reverse

from audit.models import AuditEvent
from cases.actions.case import rewrite
from cases.actions.pseudonymising import erase_bystander, pseudonymise
from desk.standing.of_case import case_at
from desk.templatetags.standing import control_value
from exchange.actions.sealing import ask_for_dossier
from exchange.dossier.making import make_waiting
from tests import cast
from tests.exchange.test_sealed import checked, unpacked
from tests.factories.cases import a_case
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db
NAME = "Ada Wintergreen"


@pytest.fixture
def case(analyst):
    return a_case(analyst, "Cloned news sites", summary=f"{NAME} lives there.", audience={"DE": "consulted"})


def rewritten(case, by, summary):
    case.refresh_from_db()
    return rewrite(case=case, title=case.title, summary=summary, seen=case.revision, by=by)


@pytest.fixture
def taken_out(case, analyst, secretariat, clock):
    """The name stood in the summary, then in another, and left it; afterwards the summary changed once more."""
    begun = clock.now()
    clock.forward(hours=1)
    rewritten(case, analyst, f"Another summary about {NAME}.")
    clock.forward(hours=1)
    case.refresh_from_db()
    done = pseudonymise(name=NAME, case=case, by=analyst).bystander
    erase_bystander(bystander=done, why="The person asked for it.", by=secretariat)
    after = clock.now()
    clock.forward(hours=1)
    rewritten(case, analyst, "A third summary.")
    return done, begun, after


def test_the_page_of_then_does_not_give_back_a_name_that_was_taken_out_and_says_so(case, taken_out, analyst):
    done, begun, _after = taken_out
    page = signed_in(cast.officer("DE")).get(reverse("desk:case_then", args=[case.pk]), {"at": control_value(begun)})
    said = page.content.decode()
    assert page.status_code == 200
    assert NAME not in said
    assert f"Another summary about [{done.label}]." in said
    assert "name was taken out since" in said
    assert case_at(case, begun, analyst)["lost"] == ["summary", "title"]


def test_words_of_after_are_given_back_as_ever(case, taken_out, analyst):
    done, _begun, after = taken_out
    stood = case_at(case, after, analyst)
    assert stood["known"]["summary"] == f"Another summary about [{done.label}]."
    assert (stood["lost"], stood["name_taken_out"]) == ([], False)


def test_a_sealed_dossier_gives_of_such_acts_their_hash_and_stays_whole(case, taken_out, analyst, tmp_path):
    order = ask_for_dossier(case=case, purpose="For the archive.", by=analyst)
    make_waiting()
    order.refresh_from_db()
    bag = unpacked(order, tmp_path)
    assert not [file for file in bag.rglob("*") if file.is_file() and NAME.encode() in file.read_bytes()]
    rows = json.loads((bag / "data/memory/slice.json").read_text())["rows"]
    before, since = AuditEvent.objects.filter(verb="rewrite_case").order_by("number").values_list("number", flat=True)
    assert "content" not in rows[before - 1]
    assert "content" in rows[since - 1]
    assert checked(bag).stdout == "The dossier is whole.\n"


def test_the_administration_shows_an_act_without_the_words_it_keeps(case, taken_out, secretariat):
    act = AuditEvent.objects.filter(verb="rewrite_case").earliest("number")
    assert NAME in act.details["summary"]
    page = signed_in(secretariat).get(reverse("admin:audit_auditevent_change", args=[act.pk]))
    said = page.content.decode()
    assert page.status_code == 200
    assert "rewrote title and summary" in said
    assert NAME not in said
