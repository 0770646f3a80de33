"""A demarche one capital blocked: a smaller one is begun with its words, and the item goes up to the PSC."""

from cases.models import Case
from desk.demo.files import INVENTED
from desk.demo.rounds import Desk
from responses.actions.ladder import step_down
from responses.actions.referral import as_of, refer
from responses.agenda_line import agenda_line
from responses.facts import state_of_play
from responses.models import Instrument, Proposal
from responses.queries import rounds_of

BLOCKED = "Demarche in the capital concerned"


def go_further(desk: Desk, case: Case) -> None:
    """The line is the one that was written from the answers, with a word of the chair's added."""
    blocked = Proposal.objects.select_related("case", "instrument").get(case=case, title=BLOCKED)
    smaller = Instrument.objects.get(code="joint_demarche")
    step_down(proposal=blocked, instrument=smaller, by=desk.cast["drafter"])
    last = rounds_of(blocked)[0]
    line = f"{agenda_line(blocked, last, state_of_play(last))} {INVENTED}"
    refer(proposal=blocked, line=line, seen=as_of(last), by=desk.cast["chair"])
