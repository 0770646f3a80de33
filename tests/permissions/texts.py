"""A text under discussion: comments asked, one made, a draft of the next version begun, a translation, a fix."""

from datetime import timedelta
from typing import Any

from core.clock import db_now
from responses.actions.commenting import comment, invite_comments
from responses.actions.endings import withdraw_round
from responses.actions.positions import give_position
from responses.actions.referral import as_of, refer
from responses.actions.translating import add_translation
from responses.actions.working import Written, save_paragraphs, start_working_text
from responses.models import Round
from tests.factories.responses import a_proposal, a_round, ready

WORDING = "The European Union strongly condemns the campaign."


def discussed(case: Any, who: dict[str, Any], broken: Round) -> dict[str, Any]:
    """Germany proposed wording on the first paragraph, and brought words with its answer in a round."""
    drafter, member = who["drafter"], who["member"]
    made = ready(a_proposal(case, drafter, title="Under discussion"), drafter, who["legal"])
    invite_comments(proposal=made, closes_at=db_now() + timedelta(days=2), by=drafter)
    said = comment(proposal=made, kind="amend", version=1, paragraph=1, wording=WORDING, by=member)
    draft = start_working_text(proposal=made, by=drafter)
    second = draft.paragraphs.get(place=2)
    save_paragraphs(proposal=made, written=[Written(second.pk, 1, "It asks them to end it.")], by=drafter)
    version = made.versions.get()
    add_translation(version=version, language="fr", text="Un.\n\nDeux.", base=0, by=drafter)
    fix = give_position(
        round_id=broken.pk,
        text_sha256=broken.text_sha256,
        by=member,
        answer="comment",
        fix="§1: The Union condemns it.",
    )
    return {"discussed": made, "comment": said, "fix": fix}


def ways_out(case: Any, who: dict[str, Any]) -> dict[str, Any]:
    """One item was sent to the PSC; the round on another was withdrawn, so that it can go on as less."""
    drafter, chair = who["drafter"], who["chair"]
    referred = a_proposal(case, drafter, title="Sent to the PSC")
    refer(proposal=referred, line="§2 is open.", seen=as_of(None), by=chair)
    blocked = ready(a_proposal(case, drafter, title="Blocked"), drafter, who["legal"])
    withdraw_round(round_=a_round(blocked, chair), reason="No common text in sight.", by=chair)
    return {"referred": referred, "blocked": blocked}
