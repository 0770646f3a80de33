"""Where answers are shown later, nobody hears earlier who has answered: a silence that is broken has an author."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from desk.templatetags.standing import control_value
from notifications.models import Deadline
from partners.actions import issue_key
from responses.actions.closing import close_round
from responses.actions.positions import give_position
from responses.actions.positions_by_system import give_position_by_system
from responses.actions.rounds import extend_round
from responses.models import Round
from responses.rules.answered_to import entity_tag
from tests import cast
from tests.factories.responses import a_case_for_all, a_proposal, a_round, ready
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db
TOLD = "the position of DK in round 1"


@pytest.fixture
def asked(analyst, drafter, legal_adviser, chair):
    """Rounds by the body's choice of when answers are seen."""

    def make(choice):
        case = a_case_for_all(analyst)
        return a_round(ready(a_proposal(case, drafter), drafter, legal_adviser), chair, visibility=choice)

    return make


def objects(round_, by):
    give_position(round_id=round_.pk, text_sha256=round_.text_sha256, by=by, answer="object")


def pages(round_, clock):
    """Every page on which the memory of a round is read."""
    case, plan = round_.proposal.case_id, Deadline.objects.get(subject_id=round_.pk)
    then = {"at": control_value(clock.now())}
    return {
        "proposal": (reverse("responses:proposal", args=[round_.proposal_id]), {}),
        "case": (reverse("desk:case_part", args=[case, "timeline"]), {}),
        "record of the case": (reverse("desk:trail", args=["cases.case", case]), {}),
        "record of the round": (reverse("desk:trail", args=["responses.round", round_.pk]), {}),
        "case of then": (reverse("desk:case_then", args=[case]), then),
        "round of then": (reverse("desk:round_then", args=[round_.pk]), then),
        "plan of its reminders": (reverse("notifications:deadline", args=[plan.pk]), {}),
    }


def agrees(round_, by):
    give_position(round_id=round_.pk, text_sha256=round_.text_sha256, by=by, answer="agree")


def plan_for(reader, round_):
    """The lines of the plan as this reader sees them; instants left out, they move with an extension."""
    plan = Deadline.objects.get(subject_id=round_.pk)
    page = signed_in(reader).get(reverse("notifications:deadline", args=[plan.pk])).content.decode()
    table = page.split('aria-labelledby="plan" tabindex')[1].split("</table>")[0]
    return [re.sub(r"<[^>]+>", " ", cell) for cell in re.findall(r"<td>.*?</td>", table)]


def delivers(round_, by):
    """Denmark's system brings what its signatory signed at home."""
    key, _secret = issue_key(body="DK", scopes=["positions:write"], days=5)
    words = {"answer": "object", "text_sha256": round_.text_sha256}
    words |= {"answers_to": entity_tag(round_.text_sha256, 0), "signatory": by.email, "key": "x"}
    give_position_by_system(round_id=round_.pk, by=key.user, **words)


def told(round_, reader, clock):
    """The pages that tell this reader that Denmark has answered."""
    client = signed_in(reader)
    answers = {name: client.get(address, asked) for name, (address, asked) in pages(round_, clock).items()}
    assert {answer.status_code for answer in answers.values()} == {200}
    return {name for name, answer in answers.items() if TOLD in answer.content.decode()}


@pytest.mark.parametrize("answers", [objects, delivers])
def test_while_answers_are_hidden_no_page_tells_another_state_who_broke_the_silence(
    answers, asked, denmark, chair, clock
):
    round_, germany = asked("after_close"), cast.signatory("DE")
    answers(round_, denmark)
    assert Round.objects.get(pk=round_.pk).status == "broken"
    assert told(round_, germany, clock) == set()
    assert "record of the round" in told(round_, denmark, clock)
    assert "record of the round" in told(round_, chair, clock)


def test_the_plan_of_reminders_is_the_same_for_another_state_whoever_has_answered(asked, denmark, chair, clock):
    round_, germany = asked("after_close"), cast.signatory("DE")
    before = plan_for(germany, round_)
    agrees(round_, denmark)
    assert plan_for(germany, round_) == before
    assert "No longer needed" in "".join(plan_for(denmark, round_))
    extend_round(round_=Round.objects.get(pk=round_.pk), closes_at=clock.now() + timedelta(hours=48), by=chair)
    assert "Planned" in "".join(plan_for(germany, round_))
    assert "DK" in "".join(plan_for(chair, round_))
    assert not {"26", "27", "FR", "DK"} & set(re.findall(r"\w+", " ".join(plan_for(germany, round_))))


def test_who_has_answered_itself_hears_of_the_others_where_the_body_chose_so(asked, denmark, clock):
    round_, germany = asked("after_own"), cast.signatory("DE")
    objects(round_, denmark)
    assert told(round_, germany, clock) == set()
    objects(round_, germany)
    assert "proposal" in told(round_, germany, clock)


def test_after_the_close_it_is_told_everywhere_it_ever_was(asked, denmark, clock):
    round_, germany = asked("after_close"), cast.signatory("DE")
    objects(round_, denmark)
    clock.forward(hours=25)
    close_round(round_id=round_.pk)
    assert {"proposal", "case", "record of the case", "record of the round"} <= told(round_, germany, clock)


def test_where_all_see_at_once_all_hear_at_once(asked, denmark, clock):
    round_, germany = asked("at_once"), cast.signatory("DE")
    objects(round_, denmark)
    assert {"proposal", "case", "record of the case", "record of the round"} <= told(round_, germany, clock)
