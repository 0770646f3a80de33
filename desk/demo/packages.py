"""A package: a demarche, a declaration if nobody replies to it, and talks when the chair says so."""

from datetime import timedelta

from cases.models import Case
from delegations import facts
from delegations.models import Delegation
from desk.demo.files import INVENTED
from desk.demo.rounds import Desk
from notifications.facts import closing_days
from responses.actions.adopt import record_adoption
from responses.actions.endings import confirm_outcome
from responses.actions.packaging import add_phase
from responses.actions.releasing import carry_out_phase, release_phase
from responses.models import Instrument, Phase, Proposal

TITLE = "Demarche on imitated ministries, and a declaration if it goes unanswered"


def tell_of_package(desk: Desk, case: Case) -> None:
    """Agreed by silence and adopted outside; the demarche was carried out, its ten days run."""
    desk.teller.at(days=4)
    made = desk.draft(case, "hr_declaration", TITLE)
    _plan(desk, made)
    round_ = desk.ask(made, desk.teller.ago(days=3))
    desk.teller.at(days=2, hours=22)
    round_.refresh_from_db()
    confirm_outcome(round_=round_, by=desk.cast["chair"])
    record_adoption(
        proposal=made, reference="COREU (demonstration, invented)", body="Council, via COREU",
        adopted_on=facts.brussels_day(desk.teller.ago(days=2, hours=22)), by=desk.cast["chair"],
    )  # fmt: skip
    _carry_out(desk, made.phases.get(number=1))


def _plan(desk: Desk, made: Proposal) -> None:
    first = _phase(
        desk, made, "eu_demarche", "Demarche in the capital concerned",
        what=f"Convey the second paragraph orally and leave a non-paper. {INVENTED}", trigger="at_once",
    )  # fmt: skip
    _phase(
        desk, made, "hr_declaration", "Declaration", what=f"Publish the text. {INVENTED}",
        trigger="without_reply", after=first, days=10, **_counted(desk),
    )  # fmt: skip
    _phase(
        desk, made, "political_dialogue", "Talks with the host State",
        what=f"Offer talks at the level of directors. {INVENTED}", trigger="when_called",
    )  # fmt: skip


def _counted(desk: Desk) -> dict[str, str]:
    """Working days, as long as the institutions' calendar is known so far ahead."""
    known = closing_days().covers((desk.teller.now + timedelta(days=40)).date())
    return {"counted": "working" if known else "calendar"}


def _phase(desk: Desk, made: Proposal, code: str, title: str, **words: object) -> Phase:
    instrument = Instrument.objects.filter(code=code).order_by("-valid_from").first()
    service = Delegation.objects.get(code=made.penholder_id)
    given = {"title": title, "instrument": instrument, "carried_out_by": service} | words
    return add_phase(proposal=made, by=desk.cast["drafter"], **given)


def _carry_out(desk: Desk, first: Phase) -> None:
    desk.teller.at(days=2, hours=20)
    release_phase(phase=first, by=desk.cast["drafter"])
    desk.teller.at(days=2)
    carry_out_phase(
        phase=first, by=desk.cast["drafter"], what=f"Conveyed to the ministry. {INVENTED}", addressee="The ministry",
        delivered_by="Head of the EU Delegation", delivered_at=desk.teller.ago(days=2, hours=1),
        details={"form": "non-paper", "left_behind": "yes", "level": "Director"},
    )  # fmt: skip
