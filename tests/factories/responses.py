"""Proposals and rounds as the actions make them, ready for the next step."""

from datetime import timedelta
from typing import Any

from attribution.models import Assessment
from attribution.rules.vocabulary import AssessmentStatus
from cases.models import Case
from core.clock import db_now
from delegations import facts as people
from notifications.models import Notice, Reminder
from responses.actions.checks import confirm_evidence, note_proportionality, sign_rights_test
from responses.actions.propose import propose
from responses.actions.rounds import open_round
from responses.actions.text import add_version
from responses.facts import instrument_facts
from responses.models import Instrument, Proposal, Round
from responses.rules.tasks import QUESTIONS
from tests import cast
from tests.factories.cases import a_case, some_evidence

TEXT = "The European Union condemns the campaign.\n\nIt calls upon those responsible to end it."
OF_SOME = "We condemn the campaign.\n\nWe call upon those responsible to end it."
"""For instruments that do not speak for the Union."""
ANSWERS = dict.fromkeys(QUESTIONS, "Looked at; yes.")


def a_case_for_all(by: Any, **more: Any) -> Case:
    """A case every Member State is on, analysed and with evidence of two kinds."""
    everyone = {state.code: "consulted" for state in people.states() if state.code != "DK"}
    case = a_case(by, audience=everyone, **more)
    some_evidence(case, by, kind="technical")
    some_evidence(case, by, title="Who paid", kind="contextual")
    Assessment.objects.create(
        case=case, status=AssessmentStatus.AGREED, confidence="high", author=by, changed_at=db_now()
    )
    return case


def a_proposal(case: Case, by: Any, code: str = "hr_declaration", **more: Any) -> Proposal:
    """A draft without text; ``by`` must be able to draft."""
    instrument = Instrument.objects.get(code=code)
    words = {"title": "Declaration on the cloned sites", "proposal_from": "hr_or_commission"} | more
    return propose(case=case, instrument=instrument, by=by, **words)


def ready(proposal: Proposal, by: Any, signer: Any, text: str = "") -> Proposal:
    """With a first version of the text, in a voice the instrument has, and every check done."""
    usual = TEXT if instrument_facts(proposal.instrument).speaks_for_all else OF_SOME
    add_version(proposal=proposal, text=text or usual, by=by, base=0)
    confirm_evidence(proposal=proposal, by=by)
    if proposal.instrument.needs_rights_test:
        note_proportionality(proposal=proposal, note="Fits the severity.", by=by)
        sign_rights_test(proposal=proposal, answers=ANSWERS, by=signer)
    proposal.refresh_from_db()
    return proposal


def a_round(proposal: Proposal, chair: Any, *, hours: float = 24, **more: Any) -> Round:
    """A silence of a day unless told otherwise."""
    usual = {"procedure": "silence", "rule": "silence", "closes_at": db_now() + timedelta(hours=hours)}
    return open_round(proposal=proposal, by=chair, **(usual | more))


def everybody_told(round_: Round, by: Any) -> None:
    """The notice of the opening is made out for every State, as a dispatcher that runs does at once.

    To the one person ``by``: most States of a test have nobody.
    """
    for reminder in Reminder.objects.filter(deadline__subject_id=round_.pk, kind="opened"):
        made = {"person": by, "channel": "in_app", "code": "responses.notice_asked_silence", "url": "/"}
        about = {
            "subject_kind": "responses.round",
            "subject_id": round_.pk,
            "due_at": reminder.due_at,
            "sent_at": reminder.due_at,
        }
        Notice.objects.create(reminder=reminder, dedupe=str(reminder.pk), status="sent", **made, **about)
        Reminder.objects.filter(pk=reminder.pk).update(status="sent")


def everyone_signs() -> dict[str, Any]:
    """A signatory of each Member State, by code."""
    return {state.code: cast.signatory(state.code) for state in people.states()}
