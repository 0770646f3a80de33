"""A draft cable home after a round: what was asked, how it ended, who said what as far as we may know."""

from typing import Any

from django.utils.translation import gettext as _

from core.clock import db_now
from core.paper import Block, Box, Heading, Paper, Run, Table, Text
from core.rules.showing import shown_as
from core.sentences import render
from delegations import facts as people
from responses import queries
from responses.board import board
from responses.models import Position, Round
from responses.papers.head import instant_facts, paper, version_facts
from responses.words import PROCEDURES, RESERVATIONS, ROUND_STATUS, RULES, worded


def cable_paper(round_: Round, user: Any) -> Paper:
    """What this reader's own board shows, in the form one reports home in. It is a draft and no record."""
    home = people.home_of(user)
    drawn = board(round_, user)
    facts = [
        (_("Instrument"), round_.proposal.instrument.name),
        (_("How it is decided"), f"{PROCEDURES[round_.procedure]} ({RULES[round_.rule]})"),
        (_("Where it stands"), ROUND_STATUS[round_.status]),
        *instant_facts(_("Closing instant"), round_.closes_at, home),
        *version_facts(round_.version),
        (_("Drafted at"), shown_as(db_now())),
    ]
    return paper(
        round_.proposal,
        title=_("Draft report: round %(n)s on %(title)s") % {"n": round_.number, "title": round_.proposal.title},
        facts=facts,
        blocks=[
            Text(_("Draft for the delegation to complete. The record is what the Council secretariat keeps.")),
            *_outcome(drawn),
            *_own(round_, home.code if home else ""),
            *_others(drawn),
            Heading(_("Comment")),
            Text(_("[to be completed]")),
        ],
        version=round_.version,
    )


def _outcome(drawn: dict[str, Any]) -> list[Block]:
    said: list[Block] = [Heading(_("Summary")), Box((Run(render(drawn["sentence"]), strong=True),))]
    more = [render(each) for each in (drawn["if_clock_ran_out"], drawn["needs"]) if each]
    return [*said, *(Text(each) for each in more), *([Text(drawn["note"])] if drawn["note"] else [])]


def _own(round_: Round, state: str) -> list[Block]:
    rows = queries.own_positions(round_, state)
    heading = Heading(_("What we said"))
    return [heading, *(Text(_said(row)) for row in rows)] if rows else [heading, Text(_("We gave no answer."))]


def _said(row: Position) -> str:
    kind = f" ({RESERVATIONS[row.reservation]})" if row.reservation else ""
    answer = f"{worded(row.answer, withdraws=row.withdraws)}{kind}"
    late = f" [{_('late')}]" if row.late else ""
    parts = [f"{shown_as(row.received_at)}: {answer}{late}.", row.reason, row.fix]
    return " ".join(part for part in parts if part)


def _others(drawn: dict[str, Any]) -> list[Block]:
    """The States by answer, as far as this body shows them to us now."""
    rows = [
        (str(group["label"]), str(len(group["codes"])), ", ".join(row["code"] for row in group["codes"]))
        for group in drawn["groups"]
    ]
    head = (_("Answer"), _("States"), _("Which"))
    return [Heading(_("The Member States")), Table(head, tuple(rows), shares=(3, 1, 6))]
