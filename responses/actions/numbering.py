"""The Council's number of the document a proposal's text is, as the secretariat got it."""

from typing import Any

from django.db import transaction

from audit import trail
from core.rules.refusal import Kind, Refusal, enforce
from delegations import facts as people
from responses.actions.moves import lock_proposal
from responses.models import Proposal
from responses.rules.authorship import may_hold_the_pen
from responses.rules.council_number import parse


@transaction.atomic
def number_document(*, proposal: Proposal, council_number: str, by: Any) -> Proposal:
    """Keep the number of the first text; revisions are counted from it. Empty takes it away again."""
    proposal = lock_proposal(proposal.pk)
    actor = people.actor(by)
    enforce(may_hold_the_pen(actor, proposal.penholder_id))
    kept = ""
    if council_number.strip():
        read = parse(council_number)
        enforce(read if isinstance(read, Refusal) else None)
        if not isinstance(read, Refusal) and read.marks:
            enforce(Refusal("responses.number_of_the_first", kind=Kind.INVALID, field="council_number"))
        kept = str(read)
    Proposal.objects.filter(pk=proposal.pk).update(council_number=kept)
    proposal.council_number = kept
    what = f"gave {proposal.reference} the document number {kept}" if kept else "took the document number away"
    trail.record(
        verb="number_document", subject=proposal, by=by, chain=proposal.case, body=actor.delegation,
        sentence=f"{{actor}} ({actor.delegation}) {what}.",
    )  # fmt: skip
    return proposal
