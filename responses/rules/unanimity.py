"""Unanimity, in a room or in writing (Art. 31(1) TEU, Art. 238(4) TFEU).

One vote against is enough to stop the act; a plain abstention stops nothing; a missing answer is
never consent. States that abstain with a formal declaration need not apply the decision, and
block it only where they reach a third of the States and a third of the population together.
"""

from core.rules.refusal import Reason
from responses.rules.figures import Reading
from responses.rules.needs import every_one
from responses.rules.outcome import Limb, LimbCode, Outcome
from responses.rules.question import Count
from responses.rules.thresholds import a_third_of_persons, legal_basis
from responses.rules.vocabulary import Answer, OutcomeCode

DECLARATION_BASIS = "Art. 31(1) second subparagraph TEU"


def tally_unanimity(count: Count) -> Outcome:
    """The outcome under unanimity or written unanimity."""
    code = _verdict(count, Reading.STATED)
    declared = count.gave(Answer.ABSTAIN_WITH_DECLARATION)
    carried = code in (OutcomeCode.ADOPTED, OutcomeCode.ADOPTED_WITH_CONSTRUCTIVE_ABSTENTION)
    bound = tuple(s for s in count.question.participating if s not in declared)
    return Outcome(
        code=code,
        reason=_reason(count, code),
        legal_basis=_basis(count, declared),
        states_for=len(count.gave(Answer.FOR)),
        limbs=_limbs(count, declared),
        missing=count.missing,
        declared=declared,
        bound=bound if carried else (),
        not_bound=declared if carried else (),
        needs=every_one(count.missing) if code is OutcomeCode.INCOMPLETE else None,
        indicative=_verdict(count, Reading.FOR) != _verdict(count, Reading.AGAINST),
        notes=_notes(count, carried),
    )


def _basis(count: Count, declared: tuple[str, ...]) -> str:
    basis = legal_basis(count.question)
    return f"{basis}, {DECLARATION_BASIS}" if declared else basis


def _verdict(count: Count, reading: Reading) -> OutcomeCode:
    if count.gave(Answer.AGAINST):
        return OutcomeCode.NOT_ADOPTED_OPPOSED
    if _blocked(count, reading):
        return OutcomeCode.NOT_ADOPTED_DECLARATIONS_BLOCK
    if count.missing:
        return OutcomeCode.INCOMPLETE
    if count.gave(Answer.ABSTAIN_WITH_DECLARATION):
        return OutcomeCode.ADOPTED_WITH_CONSTRUCTIVE_ABSTENTION
    return OutcomeCode.ADOPTED


def _blocked(count: Count, reading: Reading) -> bool:
    """Both thirds: of the States and of the population."""
    declared = count.gave(Answer.ABSTAIN_WITH_DECLARATION)
    third_of_states = 3 * len(declared) >= len(count.electorate)
    return third_of_states and a_third_of_persons(count.question, declared, reading)


def _limbs(count: Count, declared: tuple[str, ...]) -> tuple[Limb, ...]:
    figures, electorate = count.question.figures, count.electorate
    persons, total = figures.of(declared), figures.of(electorate)
    needed = -(-len(electorate) // 3)
    return (
        Limb(LimbCode.STATES, len(count.gave(Answer.FOR)), None, len(electorate), not count.missing),
        Limb(LimbCode.DECLARED_STATES, len(declared), needed, len(electorate), len(declared) >= needed),
        Limb(
            LimbCode.DECLARED_POPULATION,
            persons,
            -(-total // 3),
            total,
            3 * persons >= total,
            figures.certain,
        ),
    )


def _notes(count: Count, carried: bool) -> tuple[Reason, ...]:
    """A few in favour and the rest abstaining is lawful, but worth a second look."""
    in_favour = len(count.gave(Answer.FOR))
    if carried and 2 * in_favour < len(count.electorate):
        return (Reason("responses.note_few_in_favour", {"states_for": in_favour}),)
    return ()


def _reason(count: Count, code: OutcomeCode) -> Reason:
    figures, electorate = count.question.figures, count.electorate
    declared, abstaining = count.gave(Answer.ABSTAIN_WITH_DECLARATION), count.gave(Answer.ABSTAIN)
    facts = {
        "states_for": len(count.gave(Answer.FOR)),
        "electorate": len(electorate),
        "against": count.gave(Answer.AGAINST),
        "abstaining": abstaining,
        "declared": declared,
        "declared_states": len(declared),
        "declared_population": figures.of(declared),
        "population_total": figures.of(electorate),
        "missing": count.missing,
    }
    name = _SENTENCE[code]
    if code is OutcomeCode.ADOPTED and abstaining:
        name = "responses.unanimity_with_abstentions"
    return Reason(name, facts)


_SENTENCE = {
    OutcomeCode.NOT_ADOPTED_OPPOSED: "responses.unanimity_opposed",
    OutcomeCode.NOT_ADOPTED_DECLARATIONS_BLOCK: "responses.declarations_block",
    OutcomeCode.INCOMPLETE: "responses.unanimity_incomplete",
    OutcomeCode.ADOPTED_WITH_CONSTRUCTIVE_ABSTENTION: "responses.unanimity_constructive",
    OutcomeCode.ADOPTED: "responses.unanimity_reached",
}
