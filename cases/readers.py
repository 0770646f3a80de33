"""The one answer to “who can see this?” for people: before something is saved, and beside it afterwards."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.facts import case_facts, in_force, item_facts
from cases.models import Case, CaseGrant, Evidence, EvidenceGrant, Report
from cases.rules.access import CaseFacts
from cases.rules.markings import PartnerAccess, tlp_out, written
from cases.rules.readership import Readership, Services, case_readers, inside_only, item_readers, report_readers
from cases.rules.vocabulary import CaseStatus, Marking
from delegations import facts as people
from delegations.models import Delegation

Foreseen = Callable[[Any, Marking | None], Readership]
_FORESEEN: dict[type[Model], Foreseen] = {}

SERVICES: dict[Services, str | Promise] = {
    Services.ALL: _("The services that run the procedure, security officers and auditors."),
    Services.TRIAGE: _("Those who triage, security officers and auditors."),
    Services.DOSSIERS: _("Those who draft, check or chair restrictive measures, and auditors."),
    Services.AUDITORS: _("Of the services auditors alone."),
    Services.SENDER: _(
        "Those who run the procedure for the body that brought it, though it is not on the case; "
        "security officers and auditors."
    ),
    Services.NONE: _("Of the services security officers and auditors alone."),
}
PARTNERS: dict[PartnerAccess, str | Promise] = {
    PartnerAccess.YES: _("A partner gets it only once the originator releases it."),
    PartnerAccess.NAMED_PARTNERS: _("A partner gets it only once the originator releases it to that partner."),
    PartnerAccess.EXPLICIT_RELEASE: _("No partner gets it by default; the originator may release this version to one."),
    PartnerAccess.NEVER: _("No partner ever gets it."),
}


def register_readers(model: type[Model], foreseen: Foreseen) -> None:
    """Tell who reads a model's rows: ``foreseen(row, marking or None)``. Later apps add theirs."""
    _FORESEEN[model] = foreseen


def who_reads(thing: Model) -> dict[str, Any]:
    """What the component shows of a stored thing: bodies, services, those let in by name, releases in force."""
    found = _FORESEEN[type(thing)](thing, None)
    return _shown([found])[0] | {"named": _named(thing), "releases": _releases(thing)}


def who_reads_inside(case: Case) -> dict[str, Any]:
    """The same of what is worked out inside a case: analysis, proposals, texts, comments. Never a partner."""
    return _shown([inside_readers(case)])[0] | {"named": _named(case), "releases": []}


def inside_readers(case: Case, marking: Marking | None = None) -> Readership:
    """The case's own readers, and no partner by any release."""
    return inside_only(case_readers(case_facts(case), marking))


def who_would_read(thing: Model) -> list[dict[str, Any]]:
    """The same under each marking, for whoever is about to choose one."""
    return _shown([_FORESEEN[type(thing)](thing, marking) for marking in Marking])


def who_would_read_item(case: Case, originator: str) -> list[dict[str, Any]]:
    """As ``who_would_read``, for an item that is not stored yet."""
    facts, item = case_facts(case), item_facts(Evidence(case=case, marking=Marking.LIMITE, originator_id=originator))
    return _shown([item_readers(facts, item, marking) for marking in Marking])


def who_would_read_case() -> list[dict[str, Any]]:
    """As ``who_would_read``, for a case that is not opened yet: in words, since its audience is still chosen."""
    new = CaseFacts(CaseStatus.OPEN, Marking.LIMITE, lead="", originator="", audience=frozenset())
    rows = _shown([case_readers(new, marking) for marking in Marking])
    for row, marking in zip(rows, Marking, strict=True):
        row["in_words"] = _THE_TEAM if marking is Marking.EYES else _THE_AUDIENCE
    return rows


_THE_TEAM = _("The lead and the originator of the case.")
_THE_AUDIENCE = _("The lead, the originator and every delegation you put on the case.")


def who_would_read_report(source: str) -> list[dict[str, Any]]:
    """As ``who_would_read``, for a report that is not sent yet."""
    return _shown([report_readers(source, marking) for marking in Marking])


def _shown(found: list[Readership]) -> list[dict[str, Any]]:
    wanted = {code for each in found for code in each.bodies}
    rows = {row.code: row for row in Delegation.objects.filter(code__in=wanted).order_by("protocol_order")}
    return [
        {
            "marking": each.marking.upper(),
            "tlp": written(tlp_out(each.marking)),
            "bodies": [row for code, row in rows.items() if code in each.bodies],
            "everyone": len(each.bodies) > FEW,
            "services": SERVICES[each.services],
            "partners": PARTNERS[each.partners],
        }
        for each in found
    ]


FEW = 12  # more bodies than this are folded away behind their number


def _named(thing: Model) -> list[dict[str, Any]]:
    """Those let in to the case by name, as far as that lets them see this part of it."""
    case = thing if isinstance(thing, Case) else getattr(thing, "case", None)
    grants = in_force(CaseGrant.objects.filter(content_object=case, user__is_service=False)).select_related("user")
    rows: Any = type(thing)._default_manager
    return [
        {"who": grant.user.name, "why": grant.reason, "until": grant.expires_at}
        for grant in grants
        if rows.visible_to(grant.user).filter(pk=thing.pk).exists()
    ]


def _releases(thing: Model) -> list[dict[str, Any]]:
    if isinstance(thing, Case):
        grants: Any = CaseGrant.objects.filter(content_object=thing, user__is_service=True)
    elif isinstance(thing, Evidence):
        grants = EvidenceGrant.objects.filter(content_object=thing)
    else:
        return []
    rows = in_force(grants).select_related("user").order_by("-granted_at")
    return [{"who": people.home_of(row.user), "why": row.reason, "until": row.expires_at} for row in rows]


def _of_report(report: Report, marking: Marking | None) -> Readership:
    case = case_facts(report.case) if report.case else None
    return report_readers(report.source_id, marking or Marking(report.marking), case)


register_readers(Case, lambda case, marking: case_readers(case_facts(case), marking))
register_readers(Evidence, lambda item, marking: item_readers(case_facts(item.case), item_facts(item), marking))
register_readers(Report, _of_report)
