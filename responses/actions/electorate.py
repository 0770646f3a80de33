"""Who has a vote is a question of the day of the vote, as its figures are: suspended rights reach a round that runs.

A State whose rights are suspended neither votes nor is counted and stays bound (Art. 7(3) TEU, Art. 354 TFEU; R10).
Its answer stays on record. A silence that is already broken is not taken up here: the chair may put the text anew.
"""

from audit import trail
from delegations import facts as people
from delegations.models import VotingSuspension
from notifications.actions import cancel_reminders, restore_reminders, set_deadline
from notifications.models import Deadline
from notifications.rules.vocabulary import Audience, DeadlineKind, DeadlineStatus
from responses.actions.moves import change_round, lock_both
from responses.actions.telling import tell_everyone
from responses.facts.round import day_of_vote
from responses.instants import ROUND_CLOSES
from responses.models import Round
from responses.rules.rounds import RoundStatus

RUNNING = (RoundStatus.OPEN, RoundStatus.SUSPENDED)


def keep_electorates(suspension: VotingSuspension) -> None:
    """A State's rights were suspended, or the end of that was set: every round that runs follows."""
    state = suspension.state_id
    rounds = Round.objects.running().filter(members__state=state).order_by("pk")
    for pk in rounds.values_list("pk", flat=True):
        round_ = lock_both(pk)
        if settle_electorate(round_) and round_.members.filter(state=state, suspended=False).exists():
            _remind_again(round_, state)


def settle_electorate(round_: Round) -> bool:
    """Write down whose rights are suspended on the day a locked round is voted on; says whether that changed.

    Does nothing to a round that does not run, or where nobody would be left to vote.
    """
    if round_.status not in RUNNING:
        return False
    away = people.suspended(day_of_vote(round_))
    was = dict(round_.members.values_list("state_id", "suspended"))
    if away.issuperset(was):
        return False
    lost = tuple(sorted(state for state, out in was.items() if state in away and not out))
    back = tuple(sorted(state for state, out in was.items() if out and state not in away))
    _take(round_, lost)
    _give_back(round_, back)
    return bool(lost or back)


def _take(round_: Round, states: tuple[str, ...]) -> None:
    for state in states:
        cancel_reminders(subject=round_, handler=ROUND_CLOSES, delegation=state)
    if states:
        _write(round_, states, "lose_vote", "no vote", suspended=True)


def _give_back(round_: Round, states: tuple[str, ...]) -> None:
    if states:
        _write(round_, states, "regain_vote", "a vote again", suspended=False)


def _write(round_: Round, states: tuple[str, ...], verb: str, what: str, *, suspended: bool) -> None:
    round_.members.filter(state_id__in=states).update(suspended=suspended)
    change_round(round_)
    trail.record(
        verb=verb, subject=round_, chain=round_.proposal.case, states=list(states), text_sha256=round_.text_sha256,
        sentence=f"{{actor}} noted for {', '.join(states)} {what} in round {round_.number} on "
        f"{round_.proposal.reference}: what stands on the day of the vote decides.",
    )  # fmt: skip
    tell_everyone(round_, f"responses.notice_{verb}", states=list(states))


def _remind_again(round_: Round, state: str) -> None:
    """As the others are, if it still owes an answer; the chair's own reminder stays with the same body."""
    asked = Deadline.objects.filter(subject_id=round_.pk, handler=ROUND_CLOSES, status=DeadlineStatus.OPEN).first()
    if asked is None or round_.positions.filter(state=state, late=False).exists():
        return
    restore_reminders(subject=round_, handler=ROUND_CLOSES, delegation=state)
    chair = asked.reminders.filter(audience=Audience.CHAIR).values_list("delegation_id", flat=True).first()
    set_deadline(
        subject=round_, handler=ROUND_CLOSES, kind=DeadlineKind(asked.kind), chain=asked.chain,
        opened_at=asked.opened_at, due_at=asked.due_at, delegations=[state], chair=chair or "",
    )  # fmt: skip
