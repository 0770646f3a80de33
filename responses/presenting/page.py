"""The page of a proposal: clock, own position, board, text, checks, rounds, adoption, deliveries, trail."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from core.clock import db_now
from core.rules.refusal import Reason
from delegations import facts as people
from delegations.rules.roles import Actor
from responses import queries
from responses.actions.keys import open_draft
from responses.board import board
from responses.facts import StateOfPlay, instrument_facts, state_of_play
from responses.models import Proposal, Round
from responses.presenting.afterwards import afterwards
from responses.presenting.fixes import again, marked_since, proposed_wording
from responses.presenting.forecast import forecast_of
from responses.presenting.incidents import incident_steps, incidents, own_steps
from responses.presenting.package import package_card
from responses.presenting.reservations import reservations
from responses.presenting.steps import chair_steps, proposal_steps, tasks
from responses.presenting.text import bracket_warning, comment_card
from responses.presenting.ways_out import ladder, referral_card, referral_steps, went_on_as
from responses.rules.positions import may_answer, may_prepare
from responses.rules.rounds import RUNNING, RoundStatus
from responses.rules.speaking import if_you_do_nothing
from responses.rules.text import whole
from responses.rules.wording import check_wording, explicit_consents
from responses.words import ANSWERS, PROCEDURES, PROPOSAL_STATUS, ROUND_STATUS, RULES, STAGES, worded


@dataclass(frozen=True, slots=True)
class Shown:
    """The proposal, its rounds (newest first) and the reader."""

    proposal: Proposal
    rounds: list[Round]
    actor: Actor
    user: Any

    @property
    def last(self) -> Round | None:
        """The round the page is about."""
        return self.rounds[0] if self.rounds else None


def proposal_page(proposal: Proposal, user: Any) -> dict[str, Any]:
    """Everything the page shows. The number of queries does not depend on how much there is."""
    shown = Shown(proposal, queries.rounds_of(proposal), people.actor(user), user)
    versions = list(proposal.versions.all())
    latest = versions[0] if versions else None
    play = state_of_play(shown.last) if shown.last else None
    paragraphs = list(latest.paragraphs.order_by("number")) if latest else []
    return {
        "proposal": proposal,
        "status": PROPOSAL_STATUS[proposal.status],
        "stage": STAGES.get(proposal.stage, ""),
        "trail": [(proposal.case.reference, proposal.case.get_absolute_url()), (proposal.title, "")],
        "round": shown.last,
        "round_words": _round_words(shown.last) if shown.last else None,
        "rounds": [_history(round_) for round_ in shown.rounds],
        "own": _own(shown, play) if shown.last and play else None,
        "board": board(shown.last, user) if shown.last else None,
        "version": latest,
        "versions": versions,
        "paragraphs": paragraphs,
        "warnings": (*_warnings(proposal, paragraphs, play), *bracket_warning(paragraphs)),
        "comments": comment_card(proposal, shown.actor),
        "fixes": proposed_wording(shown.last, play, shown.actor, latest.number if latest else 0),
        "tasks": tasks(proposal, latest, shown.actor),
        "chair_steps": [
            *incident_steps(shown.last, play, shown.actor),
            *chair_steps(shown.last, play, shown.actor),
        ],
        "steps": [
            *proposal_steps(proposal, latest, shown.last, shown.actor),
            *own_steps(proposal, shown.last, play, shown.actor),
            *referral_steps(proposal, shown.rounds, shown.actor),
        ],
        "incidents": incidents(shown.last),
        "reservations": reservations(shown.rounds, latest.number if latest else 0, shown.actor, db_now()),
        "ladder": ladder(proposal, shown.last, shown.actor),
        "referral": referral_card(proposal),
        "went_on_as": went_on_as(proposal),
        "afterwards": afterwards(proposal, shown.actor),
        "package": package_card(proposal, shown.rounds, shown.actor),
        "forecast": forecast_of(shown.last, user),
        "audit": queries.trail_of_proposal(proposal, shown.rounds, user),
        "now": db_now(),
    }


def _round_words(round_: Round) -> dict[str, Any]:
    return {
        "procedure": PROCEDURES[round_.procedure],
        "rule": RULES[round_.rule],
        "status": ROUND_STATUS[round_.status],
        "runs": round_.closed_at is None and round_.status in (RoundStatus.OPEN, RoundStatus.BROKEN),
        "what": _("The round closes"),
    }


def _history(round_: Round) -> dict[str, Any]:
    ends_at = round_.closed_at or round_.closes_at
    return {"round": round_, **_round_words(round_), "ends_at": ends_at}


def _own(shown: Shown, play: StateOfPlay) -> dict[str, Any] | None:
    """The card of the reader's own delegation; None for whoever speaks for no State."""
    actor, round_ = shown.actor, shown.last
    if round_ is None or not actor.speaks_for_a_state:
        return None
    rows = queries.own_positions(round_, actor.delegation)
    counted = play.current.get(actor.delegation)
    counted = None if counted is None or counted.takes_back else counted
    may, asked = may_answer(actor, play.facts), actor.delegation in play.facts.electorate
    prepares = may_prepare(actor, play.facts) is None
    former = None if rows else queries.former_answer(round_, actor.delegation)
    draft = open_draft(round_.pk, actor.delegation)
    return {
        "state": actor.delegation,
        "answer": ANSWERS[counted.answer] if counted else "",
        "key": str(counted.answer) if counted else "none",
        "rows": [{"row": row, "label": worded(row.answer, withdraws=row.withdraws)} for row in reversed(rows)],
        "asked": asked,
        "if_nothing": None if counted or round_.closed_at or not asked else if_you_do_nothing(play.facts),
        "refusal": may,
        "prepares": prepares,
        "two_keys": people.wants_two_keys(actor.delegation),
        "draft": draft,
        "draft_answer": ANSWERS[draft.answer] if draft else "",
        "former_answer": ANSWERS[former.answer] if former else "",
        "prepare_url": reverse("responses:prepare_position", args=[round_.pk]),
        "draft_url": reverse("responses:prepared_position", args=[round_.pk]),
        "sheet_url": reverse("responses:request_instructions", args=[round_.pk]),
        "cable_url": reverse("responses:cable", args=[round_.pk]),
        "url": reverse("responses:position", args=[round_.pk]),
        "former": former,
        "changed": marked_since(former.round, round_) if former else (),
        "again": again(former, play) if former and may is None else None,
    }


def _warnings(proposal: Proposal, paragraphs: list[Any], play: StateOfPlay | None) -> tuple[Reason, ...]:
    """What the text may not say under its instrument (R22); a person decides."""
    text = whole(tuple(paragraph.text for paragraph in paragraphs))
    members = len(play.question.members) if play else len(people.states())
    return check_wording(text, instrument_facts(proposal.instrument), consenting=_consenting(play), members=members)


def _consenting(play: StateOfPlay | None) -> int:
    """For how many States the text may speak: while they are asked for all of them, then for those that agreed.

    So nobody reads from a warning how many have agreed already.
    """
    if play is None:
        return 0
    running = play.facts.status in RUNNING
    return len(play.facts.electorate) if running else len(explicit_consents(play.of_voters))
