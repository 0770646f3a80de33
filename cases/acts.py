"""The acts on a case as links for pages that compose: each with its address, or the reason why not."""

from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.facts import case_facts, room_for_evidence
from cases.models import Case
from cases.rules import access, lifecycle
from cases.rules.pointers import may_point
from cases.rules.vocabulary import Marking
from cases.rules.writing import may_rewrite, may_score
from core.rules.refusal import Refusal
from core.rules.transitions import open_from
from delegations import facts as people
from delegations.rules.roles import Kind as Body


class Act(NamedTuple):
    """One thing to do. With a ``refusal`` it is shown greyed, and says why."""

    id: str
    label: str | Promise
    url: str
    refusal: Refusal | None


def acts_on(case: Case, user: Any) -> list[Act]:
    """What can be done with a case, in the order of the work. Four queries."""
    actor, facts = people.actor(user), case_facts(case)
    first = open_from(lifecycle.CASE, case.status)[0].name if open_from(lifecycle.CASE, case.status) else "close"
    marking = Marking(case.marking)
    adding = access.may_add_evidence(actor, facts)
    rows = (
        ("evidence_add", _("Add evidence"), adding or room_for_evidence(case)),
        ("pointer_add", _("Point to classified content"), may_point(actor, facts)),
        ("timeline_add", _("Add to the timeline"), adding),
        ("edit", _("Rewrite title and summary"), may_rewrite(actor, facts)),
        ("severity", _("Score the severity"), may_score(actor, facts)),
        ("urgency", _("Change the urgency"), may_score(actor, facts)),
        ("move", _("Move the case"), access.may_move(actor, facts, first)),
        ("audience", _("Who sees this case"), access.may_share(actor, facts, Body.STATE)),
        ("marking", _("Change the marking"), access.may_change_marking(actor, case.originator_id, marking, marking)),
    )
    return [Act(name, label, reverse(f"cases:{name}", args=[case.pk]), refusal) for name, label, refusal in rows]
