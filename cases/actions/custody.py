"""Each act on an item adds a step to its chain of custody; nobody edits or removes one."""

from typing import Any

from django.db.models import Max

from cases.models import CustodyStep, Evidence
from cases.rules.vocabulary import CustodyStepKind
from core.clock import db_now
from delegations import facts as people


def take_step(evidence: Evidence, kind: CustodyStepKind, *, by: Any, note: str = "", sha256: str = "") -> CustodyStep:
    """Append the next step, inside the caller's transaction. Two at once get two numbers."""
    Evidence.objects.select_for_update().get(pk=evidence.pk)
    last = evidence.custody.aggregate(last=Max("number"))["last"] or 0
    return CustodyStep.objects.create(
        evidence=evidence, number=last + 1, kind=kind, by=by, body=people.actor(by).delegation,
        note=note[:300], sha256=sha256, at=db_now(),
    )  # fmt: skip
