"""Switch the exchange with a partner on or off."""

from django.db import transaction

from audit.trail import record
from core.rules.refusal import Refusal, Refused
from delegations import facts as people
from delegations.models import User
from delegations.rules.roles import Can
from partners.models import Partner


@transaction.atomic
def switch_partner(*, partner: Partner, active: bool, by: User) -> Partner:
    """Open or close the exchange; keys of a partner that is off answer 403 until it is on again."""
    actor = people.actor(by)
    if not (actor.can(Can.MANAGE_REFERENCE) or actor.can(Can.GUARD_MARKINGS)):
        raise Refused(Refusal("partners.may_not_issue"))
    Partner.objects.filter(pk=partner.pk).update(active=active)
    partner.refresh_from_db()
    sentence = f"{{actor}} switched the exchange with {partner.pk} {'on' if active else 'off'}."
    record(verb="partner_switched", sentence=sentence, subject=partner, by=by, body=actor.delegation)
    return partner
