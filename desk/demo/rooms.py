"""What happens beside answers: a meeting with proxies, a brake, a slip put right, an answer awaiting its second key."""

from cases.models import Case
from delegations import facts
from delegations.actions.absences import set_double_key
from desk.demo.files import INVENTED
from desk.demo.people import Cast
from desk.demo.rounds import Desk
from responses.actions.brake import announce_brake
from responses.actions.corrigenda import accept_corrigendum
from responses.actions.meeting import record_consensus
from responses.actions.preparing import prepare_position
from responses.actions.rounds import open_round
from responses.models import Round

ACT = """The Council implements its decision on restrictive measures against the two operators named in this file.

This decision enters into force on the day of its publication."""
AWAY, HELD_BY = "MT", "CY"
"""Malta stays away from the meeting and Cyprus acts for it (Art. 239 TFEU)."""


def tell_of_rooms(desk: Desk, case: Case) -> None:
    """The last days: met, braked, corrected, prepared."""
    desk.teller.at(days=1, hours=12)
    _meet(desk, case)
    desk.teller.at(days=1, hours=2)
    _brake(desk, case)
    desk.teller.at(minutes=50)
    _prepare(desk.cast, _correct(desk))


def _meet(desk: Desk, case: Case) -> None:
    """The chair finds consensus in the room; one State notes a linguistic reservation."""
    made = desk.check(desk.draft(case, "council_conclusions", "Council conclusions on covert funding"))
    round_ = open_round(
        proposal=made, procedure="meeting", rule="consensus_by_chair", by=desk.cast["chair"],
        meets_at=desk.teller.ahead(hours=2),
    )  # fmt: skip
    desk.teller.at(days=1, hours=9)
    present = [state.code for state in facts.states() if state.code != AWAY]
    record_consensus(
        round_=round_, present=present, proxies={AWAY: HELD_BY}, answers={"SI": "reservation"},
        kinds={"SI": "linguistic"}, found=True, note=f"Working Party. {INVENTED}", by=desk.cast["secretariat"],
    )  # fmt: skip


def _brake(desk: Desk, case: Case) -> None:
    """A vote that is not opened, because a State opposes for stated reasons of national policy."""
    made = desk.draft(case, "cfsp_implementing_decision", "Implementing decision on two operators", words=ACT)
    announce_brake(proposal=made, by=desk.cast["hu.signatory"], reasons=f"A vital interest, as stated. {INVENTED}")


def _correct(desk: Desk) -> Round:
    """A title quoted in full while the written round runs; the text and its hash stay."""
    running = Round.objects.running().filter(procedure="written").latest("opened_at")
    accept_corrigendum(
        round_=running, paragraph=1, before="a coordinated response", after="a coordinated EU response",
        why=f"The title is quoted in full. {INVENTED}", by=desk.cast["chair"],
    )  # fmt: skip
    return running


def _prepare(cast: Cast, running: Round) -> None:
    """Finland wants two persons for each answer: one has prepared it, the other has not signed yet."""
    set_double_key(delegation=cast.home("FI"), wanted=True, by=cast["secretariat"])
    prepare_position(
        round_id=running.pk, answer="for", by=cast["fi.officer"], text_sha256=running.text_sha256,
        reason=f"Instructions of this morning. {INVENTED}",
    )  # fmt: skip
