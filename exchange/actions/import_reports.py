"""Take in a bundle of incidents: each becomes a report once, however often it is imported."""

from collections.abc import Callable
from dataclasses import dataclass, field

from cases.actions.report import receive_report
from core.rules.refusal import Kind, Reason, Refusal, Refused
from delegations.models import Appointment, Delegation, User
from delegations.rules.roles import Role
from exchange.rules.as_report import words_of
from exchange.rules.stix import Bundle
from partners.actions import system_of
from partners.reference import SINCE

ACCOUNT = "import@service.invalid"
HOME = "EEAS"

Step = Callable[[int, int], None]


@dataclass(slots=True)
class Import:
    """What became of the objects of a bundle. ``refused``: where it stood, its id, why."""

    new: int = 0
    unchanged: int = 0
    refused: list[tuple[str, Reason]] = field(default_factory=list)


def take_in(bundle: Bundle, *, by: User, step: Step = lambda done, of: None) -> Import:
    """Send every incident as a report of ``by``'s body; its STIX id tells a repeat.

    Each report is stored by itself, so an import that was interrupted is simply run again. A changed
    incident counts as new: its new words are kept beside the old ones. Incidents that cannot be taken,
    classified ones included, are refused one by one and the rest goes on.
    """
    result = Import(refused=[(one.stix_id or f"object {one.place}", one.reason) for one in bundle.broken])
    for done, incident in enumerate(bundle.incidents, start=1):
        try:
            outcome = receive_report(
                by=by, external_id=incident.stix_id, channel="import", **words_of(incident)
            ).outcome
        except Refused as no:
            result.refused.append((incident.stix_id, no.refusal))
        else:
            result.unchanged += outcome == "unchanged"
            result.new += outcome != "unchanged"
        step(done, len(bundle.incidents))
    return result


def importing_account(code: str = "") -> User:
    """The system a bundle is imported as: the EEAS's own import account, or that of the body named."""
    if code:
        delegation = Delegation.objects.filter(code=code.strip().upper()).first()
        if delegation is None:
            raise Refused(Refusal("partners.unknown_body", {"code": code}, kind=Kind.INVALID, field="as"))
        return system_of(delegation)
    defaults = {"name": "Import of bundles", "is_service": True}
    user, made = User.objects.get_or_create(email=ACCOUNT, defaults=defaults)
    if made:
        user.set_unusable_password()
        user.save(update_fields=["password"])
        Appointment.objects.create(user=user, role=Role.ANALYST, delegation_id=HOME, since=SINCE)
    return user
