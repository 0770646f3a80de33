"""What is due besides rounds: promises made in a dialogue, looks at effects, a key and an appointment that end."""

from datetime import timedelta

from cases.models import Case
from delegations import facts
from delegations.actions.people import appoint
from delegations.rules.roles import Role
from desk.demo.files import INVENTED
from desk.demo.rounds import Desk
from notifications import housekeeping
from partners.actions import issue_key
from responses.actions.afterwards import note_commitment, say_effect, settle_commitment
from responses.actions.deliver import record_delivery
from responses.models import EffectReview

PROMISES = (
    ("A platform (invented)", "Answer reports of the Union’s services within 24 hours.", timedelta(days=4)),
    ("A newsroom (invented)", "Publish how readers recognise the imitated pages.", timedelta(days=11)),
)
SEEN = ("reduced", "unchanged", "cannot_tell", "ceased")


def tell_what_is_due(desk: Desk, case: Case) -> None:
    """A session was held; one promise is kept already. Effects that were due have been said."""
    _say_effects(desk)
    desk.teller.at(minutes=50)
    _dialogue(desk, case)
    _running_out(desk)


def _dialogue(desk: Desk, case: Case) -> None:
    by = desk.cast["drafter"]
    made = desk.check(desk.draft(case, "dialogue_session", "Dialogue with platforms on imitated sites"))
    held = record_delivery(
        proposal=made, kind="dialogue_session", what=f"Session with two platforms and a newsroom. {INVENTED}",
        delivered_by="EEAS", delivered_at=desk.teller.ago(hours=2), by=by,
        details={"participants": "Two platforms, one newsroom", "shared_under": "Chatham House rule"},
    )  # fmt: skip
    for whom, what, within in PROMISES:
        note_commitment(delivery=held, by_whom=whom, what=what, due_at=desk.teller.now + within, by=by)
    early = note_commitment(
        delivery=held, by_whom="A platform (invented)", what="Name a person to call.",
        due_at=desk.teller.now + timedelta(days=2), by=by,
    )  # fmt: skip
    settle_commitment(commitment=early, status="kept", note=f"Named in the session. {INVENTED}", by=by)


def _say_effects(desk: Desk) -> None:
    """Of responses of the months before; the last one due is left to whoever looks."""
    rows = list(EffectReview.objects.filter(due_at__lte=desk.teller.now, done_at__isnull=True).order_by("due_at"))
    for number, row in enumerate(rows[:-1]):
        say_effect(review=row, effect=SEEN[number % len(SEEN)], note=INVENTED, by=desk.cast["analyst"])


def _running_out(desk: Desk) -> None:
    """Denmark's officer leads for twelve days; Denmark's system has a key for six."""
    by, today = desk.cast["secretariat"], facts.today()
    appoint(
        user=desk.cast["dk.officer"], role=Role.LEAD, delegation=desk.cast.home("dk"), since=today,
        until=today + timedelta(days=12), by=by,
    )  # fmt: skip
    issue_key(body="DK", scopes=["reports:write"], days=6, name="Reports (demonstration)", by=by)
    housekeeping.plan_missing()
