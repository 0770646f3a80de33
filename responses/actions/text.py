"""New words: always a new version, and always the end of a round that runs on the old ones."""

from typing import Any

from django.db import transaction

from audit import trail
from cases.actions.guard import refuse_marked_text
from core.clock import db_now
from core.rules.refusal import Kind, Refusal, Refused, enforce
from delegations import facts as people
from responses.actions.endings import supersede
from responses.actions.moves import lock_proposal, lock_round
from responses.models import Paragraph, Proposal, Round, TextVersion
from responses.rules.authorship import may_hold_the_pen
from responses.rules.proposal import ProposalStatus, may_edit_text
from responses.rules.rounds import RoundStatus
from responses.rules.text import check_new_text, digest, paragraphs, whole


class Stale(Refused):
    """The text moved on while somebody wrote: ``latest`` is what stands now, ``mine`` what was sent."""

    def __init__(self, latest: TextVersion, mine: str) -> None:
        params = {"number": latest.number}
        super().__init__(Refusal("responses.text_moved_on", params, kind=Kind.STATE, field="text"))
        self.latest, self.mine = latest, mine


def add_version(
    *,
    proposal: Proposal,
    text: str,
    by: Any,
    base: int,
    change_note: str = "",
    ends_round: bool = False,
    language: str = "en",
) -> TextVersion:
    """The next version, from the whole text; paragraphs are parted by blank lines.

    ``base`` is the number of the version the writer started from, 0 for the first; if another came
    in between, ``Stale`` (409) carries both texts. While a round runs the writer must say
    ``ends_round``: it is superseded, everyone is told, and all States answer anew. A classification
    marking in the words is refused (422), and the security officers are told.
    """
    refuse_marked_text({"text": text, "change_note": change_note}, by=by, case=proposal.case)
    return added_version(
        proposal, text, by, base, {"change_note": change_note.strip(), "language": language}, ends_round
    )


@transaction.atomic
def added_version(
    proposal: Proposal, text: str, by: Any, base: int, about: dict[str, str], ends_round: bool
) -> TextVersion:
    """The same without the search for a marking, for actions that have done it and go on in one transaction."""
    proposal = lock_proposal(proposal.pk)
    actor = people.actor(by)
    enforce(may_hold_the_pen(actor, proposal.penholder_id))
    latest = proposal.versions.order_by("-number").first()
    if latest is not None and latest.number != base:
        raise Stale(latest, text)
    enforce(check_new_text(text, previous_sha256=latest.sha256 if latest else ""))
    _end_rounds(proposal, ends_round=ends_round, by=by)
    enforce(may_edit_text(proposal.status))
    version = _stored(proposal, text, by, about)
    trail.record(
        verb="add_version", subject=proposal, by=by, chain=proposal.case, body=actor.delegation,
        number=version.number, sha256=version.sha256,
        sentence=f"{{actor}} ({actor.delegation}) put forward version {version.number} of {proposal.reference}.",
    )  # fmt: skip
    return version


def _end_rounds(proposal: Proposal, *, ends_round: bool, by: Any) -> None:
    running = rounds_a_new_text_ends(proposal)
    if running and not ends_round:
        params = {"number": running[0].number}
        raise Refused(Refusal("responses.new_text_ends_round", params, kind=Kind.STATE, field="ends_round"))
    for row in running:
        supersede(lock_round(row.pk), proposal, by=by)


def rounds_a_new_text_ends(proposal: Proposal) -> list[Round]:
    """The rounds that would be over (R13): shown before anybody confirms. None once they are decided.

    A vote braked before it was opened, or waiting to be put again, is over with its text too.
    """
    rows = proposal.rounds.unsettled()
    if proposal.status != ProposalStatus.ROUND_OPEN:
        rows = rows.filter(status__in=[RoundStatus.DRAFT, RoundStatus.BRAKED])
    return list(rows)


def _stored(proposal: Proposal, text: str, by: Any, about: dict[str, str]) -> TextVersion:
    parts = paragraphs(text)
    number = proposal.versions.count() + 1
    version = TextVersion.objects.create(
        proposal=proposal, number=number, sha256=digest(whole(parts)), author=by, **about
    )  # fmt: skip
    Paragraph.objects.bulk_create(
        Paragraph(version=version, number=place, text=part, sha256=digest(part))
        for place, part in enumerate(parts, start=1)
    )
    Proposal.objects.filter(pk=proposal.pk).update(changed_at=db_now())
    return version
