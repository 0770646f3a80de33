"""What personal data a case holds as this reader may know it, on which ground, and who saw them."""

from typing import Any

from django.db.models import Count, Max
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from attribution.models import Assessment
from audit import trail
from audit.models import AuditEvent, Disclosure
from cases.models import Bystander, Case, Evidence, Report
from cases.rules.retention import Basis, basis_of
from core.registry import subject_kind
from delegations.rules.roles import Actor, Can
from desk.memory.searching import names_of
from sanctions.models import Dossier
from sanctions.rules.vocabulary import TargetType

BASES: dict[Basis, str | Promise] = {
    Basis.UNION_TASK: _(
        "Regulation (EU) 2018/1725, Art. 5(1)(a): a task in the public interest. "
        "Political opinions may appear (Art. 10)."
    ),
    Basis.NATIONAL_CFSP: _(
        "A Member State acting under the common foreign and security policy: outside the GDPR by its Art. 2(2)(b), "
        "under national law (Art. 39 TEU). Copies with the EEAS, the Commission or the Council fall under "
        "Regulation (EU) 2018/1725."
    ),
    Basis.PARTNER_AGREEMENT: _("The agreement with the partner that sent it; in the Union, Regulation (EU) 2018/1725."),
}
MOST = 100


def inventory(case: Case, user: Any) -> list[tuple[str | Promise, int]]:
    """Where personal data lie in the case, and how many rows there are."""
    reports = Report.objects.visible_to(user).filter(case=case)
    items = Evidence.objects.visible_to(user).filter(case=case, erased_at__isnull=True)
    dossiers = Dossier.objects.visible_to(user).filter(case=case, target_type=TargetType.NATURAL_PERSON)
    known = Bystander.objects.visible_to(user).of_case(case)
    return [
        (_("Reports, word for word"), reports.count()),
        (_("Reports that name an actor"), reports.exclude(actor_named="").count()),
        (_("Items of evidence"), items.count()),
        (_("Assessments that name an actor"), Assessment.objects.visible_to(user).filter(
            case=case, actor__isnull=False).count()),
        (_("Listing dossiers on natural persons"), dossiers.count()),
        (_("Bystanders by label"), known.count()),
        (_("Bystanders whose name is erased"), known.filter(erased_at__isnull=False).count()),
        (_("Officials by name in the record"), len(_officials(case, user))),
    ]  # fmt: skip


def basis(case: Case) -> str | Promise:
    """The ground in words."""
    return BASES[basis_of(case.originator.kind)]


def bystanders(case: Case, user: Any) -> list[tuple[Bystander, list[dict[str, Any]]]]:
    """By label, the oldest first, each with the acts on it this reader may know: taken out, shown, erased."""
    known = list(Bystander.objects.visible_to(user).of_case(case).select_related("added_by"))
    acts = AuditEvent.objects.filter(
        subject_kind=subject_kind(Bystander), subject_id__in=[str(one.pk) for one in known],
        verb__in=["reveal_bystander", "erase_bystander"],
    )  # fmt: skip
    said: dict[str, list[dict[str, Any]]] = {}
    for event, sentence in trail.readable(trail.seen_by(user, acts.order_by("id"))):
        said.setdefault(event.subject_id, []).append({"at": event.at, "sentence": sentence})
    return [(one, said.get(str(one.pk), [])) for one in known]


def who_saw(case: Case, actor: Actor) -> dict[str, Any]:
    """Readings of the case: persons to auditors, bodies to the lead and the secretariat, nothing to others."""
    rows = Disclosure.objects.filter(subject_kind="cases.case", subject_id=str(case.pk))
    by_body = rows.values("on_behalf_of").annotate(times=Count("pk"), last=Max("at")).order_by("on_behalf_of")
    if actor.can(Can.AUDIT):
        seen = list(rows.values("person", "on_behalf_of").annotate(times=Count("pk"), last=Max("at"))[:MOST])
        names = names_of(row["person"] for row in seen)
        return {"saw": [row | {"name": names.get(row["person"], _("a former user"))} for row in seen]}
    allowed = actor.can(Can.MANAGE_REFERENCE) or actor.delegation == case.lead_id
    return {"saw": list(by_body[:MOST]) if allowed else None}


def _officials(case: Case, user: Any) -> set[Any]:
    rows = trail.seen_by(user, trail.chain_of(case)).exclude(person=None)
    return set(rows.order_by().values_list("person", flat=True).distinct())
