"""“What if”: the rule asked about a scenario instead of what is on record. Nothing is stored."""

from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from core.clock import db_now
from core.rules.refusal import Kind, Refusal, enforce
from delegations import facts as people
from delegations.models import Delegation
from responses.board import DRAWN, Sight, bar, drawn_limbs, groups, noted, sight_of
from responses.facts import StateOfPlay, state_of_play
from responses.models import Round
from responses.rules import speaking
from responses.rules.closing import answers_of_record
from responses.rules.outcome import Outcome
from responses.rules.question import COUNTED
from responses.rules.silence import at_closing
from responses.rules.tally import if_the_clock_ran_out
from responses.rules.vocabulary import Rule
from responses.words import ANSWERS

NO_ANSWER = "none"


def what_if(round_: Round, user: Any, chosen: QueryDict) -> dict[str, Any]:
    """The page: a choice for each State, and the board as the rule would draw it.

    Starts from the answers this reader may see and no others. Refused (409) where nobody is polled,
    and (400) for a choice the rule does not know.
    """
    play = state_of_play(round_)
    enforce(None if speaking.polled(play.facts) else Refusal("responses.nothing_to_calculate", kind=Kind.STATE))
    sight = sight_of(round_, people.actor(user), play, db_now())
    scenario = _scenario(chosen, play)
    answers = _answers(play, sight, scenario)
    return {
        "round": round_,
        "states": _choices(play, sight, scenario),
        "options": [(str(answer), ANSWERS[answer]) for answer in COUNTED[play.question.rule]],
        "board": _board(play, sight, answers),
        "link": f"{reverse('responses:what_if', args=[round_.pk])}?{urlencode(scenario)}" if scenario else "",
        "partial": not sight.everything,
    }


def _scenario(chosen: QueryDict, play: StateOfPlay) -> dict[str, str]:
    """State to answer as the address says, in protocol order; what belongs to nothing here is refused."""
    known = {NO_ANSWER, *(str(answer) for answer in COUNTED[play.question.rule])}
    found = {}
    for state in play.question.electorate:
        answer = chosen.get(state, "")
        if answer and answer not in known:
            params = {"state": state, "value": answer[:40]}
            enforce(Refusal("responses.scenario_unknown_answer", params, kind=Kind.INVALID))
        if answer:
            found[state] = answer
    return found


def _answers(play: StateOfPlay, sight: Sight, scenario: dict[str, str]) -> dict[str, str]:
    """What is on record for this reader, with the scenario laid over it."""
    seen = {state: str(answer) for state, answer in answers_of_record(play.current).items() if sight.of(state)}
    return {state: answer for state, answer in (seen | scenario).items() if answer != NO_ANSWER}


def _outcome(play: StateOfPlay, answers: dict[str, str]) -> Outcome:
    at_close = at_closing if play.question.rule is Rule.SILENCE else if_the_clock_ran_out
    return at_close(play.question, answers)


def _board(play: StateOfPlay, sight: Sight, answers: dict[str, str]) -> dict[str, Any]:
    outcome = _outcome(play, answers)
    limbs = [
        {name: getattr(limb, name) for name in ("code", "value", "needed", "total", "met", "exact")}
        for limb in outcome.limbs
    ]
    rows = [_row(state, play, sight, answers) for state in people.states()]
    return {
        "id": "what-if",
        "title": _("If these were the answers at the instant"),
        "tone": speaking.tone_of(outcome.code, over=True),
        "sentence": outcome.reason,
        "needs": speaking.needs_reason(outcome) or "",
        "note": noted(outcome.remarks),
        "bars": [bar(limb) for limb in drawn_limbs(play.facts.procedure, limbs)],
        "tiles": rows,
        "groups": groups(rows),
        "rows": rows,
        "poll_url": "",
    }


def _row(state: Delegation, play: StateOfPlay, sight: Sight, answers: dict[str, str]) -> dict[str, Any]:
    key = answers.get(state.code, NO_ANSWER)
    if state.code not in play.question.participating:
        key = "outside"
    elif state.code in play.question.suspended:
        key = "suspended"
    return {
        "code": state.code,
        "name": state.name,
        "col": state.tile_column,
        "row": state.tile_row,
        "answer": DRAWN.get(key, key),
        "key": key,
        "label": ANSWERS[key],
        "own": state.code == sight.own,
    }


def _choices(play: StateOfPlay, sight: Sight, scenario: dict[str, str]) -> list[dict[str, Any]]:
    """A State each, with what is on record where it may be seen and what the scenario says."""
    found = []
    for state in people.states():
        if state.code not in play.question.electorate:
            continue
        given = play.current.get(state.code)
        says = given is not None and not given.takes_back
        key = "hidden" if not sight.of(state.code) else str(given.answer) if given and says else NO_ANSWER
        found.append(
            {"code": state.code, "name": state.name, "now": ANSWERS[key], "chosen": scenario.get(state.code, "")}
        )
    return found
