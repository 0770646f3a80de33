"""How many, and of what: the numbers of the treaties, rounded up, in whole States and persons."""

from responses.rules.figures import Figures, Reading, Share
from responses.rules.question import Question
from responses.rules.vocabulary import ProposalFrom, Rule

FOUR = 4  # Art. 16(4) TEU: a blocking minority must include at least four members
PERCENT_OF_STATES = {ProposalFrom.HR_OR_COMMISSION: 55, ProposalFrom.MEMBER_STATE: 72}
PERCENT_OF_PERSONS = 65

LEGAL_BASIS = {
    Rule.UNANIMITY: "Art. 31(1) TEU, Art. 238(4) TFEU",
    Rule.WRITTEN_UNANIMITY: "Art. 31(1) TEU, Art. 12(1) of the Council's Rules of Procedure",
    Rule.SIMPLE_MAJORITY: "Art. 31(5) TEU, Art. 238(1) TFEU",
    Rule.CONSENT_OF_PARTICIPANTS: "Consent of each participating Member State; no act of the Union",
    Rule.SILENCE: "Art. 12(2)(d) of the Council's Rules of Procedure (COREU silence procedure)",
    Rule.CONSENSUS_BY_CHAIR: "Consensus found by the chair",
    Rule.NONE: "No decision by the Member States required",
}


def at_least(percent: int, whole: int) -> int:
    """``percent`` of ``whole``, rounded up: 55 % of 27 are 15."""
    return -(-percent * whole // 100)


def states_needed(question: Question) -> int:
    """Votes in favour a rule with a count requires (Art. 16(4) TEU, Art. 238 TFEU)."""
    size = len(question.electorate)
    if question.rule is Rule.SIMPLE_MAJORITY:
        return size // 2 + 1
    if question.proposal_from is None:
        raise ValueError("a qualified majority depends on whose proposal it is")
    return at_least(PERCENT_OF_STATES[question.proposal_from], size)


def enough_persons(question: Question, states: tuple[str, ...], reading: Reading) -> bool:
    """Whether ``states`` have 65 % of the population: 35 % of theirs against 65 % of the rest."""
    rest = tuple(s for s in question.electorate if s not in states)
    return question.figures.outweighs(Share(states, 100 - PERCENT_OF_PERSONS), Share(rest, PERCENT_OF_PERSONS), reading)


def a_third_of_persons(question: Question, states: tuple[str, ...], reading: Reading) -> bool:
    """Whether ``states`` have at least a third of the electorate's population."""
    rest = tuple(s for s in question.electorate if s not in states)
    return question.figures.outweighs(Share(states, 2), Share(rest, 1), reading)


def blocking_minority(question: Question, reading: Reading) -> int:
    """The least number of States not in favour that can stop the population limb from being deemed met.

    Four where all members vote (Art. 16(4) TEU); otherwise one more than the least number that
    together exceed 35 % of the participating population (Art. 238(3)(a) TFEU).
    """
    if question.everyone_votes:
        return FOUR
    return _least_over_35_percent(question.figures, question.electorate, reading) + 1


def _least_over_35_percent(figures: Figures, electorate: tuple[str, ...], reading: Reading) -> int:
    """Taking the most populous first. A reading that favours the proposal needs more to block it."""
    one_way = {Reading.FOR: (figures.low, figures.high), Reading.AGAINST: (figures.high, figures.low)}
    inside, outside = one_way.get(reading, (figures.stated, figures.stated))
    weight = {s: 65 * inside[s] + 35 * outside[s] for s in electorate}
    left = 35 * sum(outside[s] for s in electorate)
    for number, state in enumerate(sorted(electorate, key=weight.__getitem__, reverse=True), start=1):
        left -= weight[state]
        if left < 0:
            return number
    return len(electorate)


def legal_basis(question: Question) -> str:
    """The article the count rests on."""
    if question.rule is not Rule.QUALIFIED_MAJORITY:
        return LEGAL_BASIS[question.rule]
    proposed = question.proposal_from is ProposalFrom.HR_OR_COMMISSION
    if question.everyone_votes:
        return "Art. 16(4) TEU" if proposed else "Art. 238(2) TFEU"
    return "Art. 238(3)(a) TFEU" if proposed else "Art. 238(3)(b) TFEU"
