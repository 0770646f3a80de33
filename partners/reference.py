"""The partners we may exchange with, each with its ground and one login-less service user.

Facts as of 2026. ``agreement_confirmed`` is true only where the agreement's date was read in a public
source; the others wait for the security officer. The United States reduced cooperation in 2025, which
is why every partner can be switched off.
"""

from dataclasses import dataclass
from datetime import date

from delegations.models import Appointment, Delegation, User
from delegations.rules.roles import Kind, Role
from partners.models import Partner

FIRST_IN_PROTOCOL = 101
SINCE = date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class Known:
    """One partner: its security-of-information agreement and on what else the exchange rests."""

    code: str
    name: str
    zone: str
    city: str
    agreement: str
    confirmed: bool = False
    cooperation: str = ""


PARTNERS = (
    Known(
        "NATO",
        "North Atlantic Treaty Organization",
        "Europe/Brussels",
        "Brussels",
        "EU–NATO agreement on the security of information (2003); not with every Member State",
        cooperation="Staff-to-staff exchange; Hybrid Centre of Excellence, Helsinki",
    ),
    Known(
        "US",
        "United States of America",
        "America/New_York",
        "Washington",
        "EU–US agreement on the security of classified information (2007); it knows no RESTREINT equivalent",
        confirmed=True,
        cooperation="Reduced in 2025",
    ),
    Known(
        "UK",
        "United Kingdom",
        "Europe/London",
        "London",
        "EU–UK agreement on security procedures (2021, with the Trade and Cooperation Agreement)",
        cooperation="Security and Defence Partnership of 19 May 2025, hybrid threats included",
    ),
    Known(
        "CA",
        "Canada",
        "America/Toronto",
        "Ottawa",
        "EU–Canada agreement on security procedures (2017/2018)",
        cooperation="Security and Defence Partnership of 23 June 2025; hosts the G7 Rapid Response Mechanism",
    ),
    Known(
        "NO",
        "Norway",
        "Europe/Oslo",
        "Oslo",
        "EU–Norway agreement on security procedures (2004)",
        cooperation="Security and Defence Partnership of May 2024; aligns with restrictive measures",
    ),
)


def load() -> None:
    """The five partners with their service users. Rows that are there stay as they are."""
    for order, known in enumerate(PARTNERS, start=FIRST_IN_PROTOCOL):
        _load(known, order)


def _load(known: Known, order: int) -> None:
    defaults = {
        "kind": Kind.PARTNER,
        "name": known.name,
        "protocol_order": order,
        "zone": known.zone,
        "city": known.city,
    }
    delegation, _made = Delegation.objects.get_or_create(code=known.code, defaults=defaults)
    if Partner.objects.filter(delegation=delegation).exists():
        return
    Partner.objects.create(
        delegation=delegation,
        service_user=system_user(delegation, Role.PARTNER_SYSTEM, since=SINCE),
        agreement=known.agreement,
        agreement_confirmed=known.confirmed,
        cooperation=known.cooperation,
    )


def system_user(delegation: Delegation, role: Role, *, since: date) -> User:
    """The one login-less user a body's own system acts as; made on first use (decision 21)."""
    email = f"{delegation.code.lower()}.system@service.invalid"
    defaults = {"name": f"System of {delegation.name}", "is_service": True}
    user, made = User.objects.get_or_create(email=email, defaults=defaults)
    if made:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    Appointment.objects.get_or_create(user=user, role=role, delegation=delegation, defaults={"since": since})
    return user
