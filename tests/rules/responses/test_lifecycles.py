"""The lifecycles row by row, as agreed: whoever changes a table changes this page on purpose."""

import pytest

from responses.rules.agenda import MEETING
from responses.rules.proposal import PROPOSAL
from responses.rules.reservations import RESERVATION
from responses.rules.rounds import ROUNDS
from responses.rules.vocabulary import Procedure

LIFECYCLES = {
    "proposal": (
        PROPOSAL,
        """
        submit_for_checks: draft > checks
        invite_comments: draft, checks > comment
        back_to_draft: checks, comment > draft
        open_round: draft, checks, comment > round_open
        rework: round_open > draft
        agree: round_open > agreed
        go_ahead: draft, checks, comment > agreed
        next_stage: agreed > checks
        record_adoption: draft, checks, comment, agreed > adopted
        deliver: draft, checks, comment, agreed, adopted > delivered
        review: delivered > in_review
        close: delivered, in_review > closed
        withdraw: draft, checks, comment, round_open, agreed > withdrawn
        """,
    ),
    "reservation": (
        RESERVATION,
        """
        maintain: entered, maintained > maintained
        lift: entered, maintained, to_be_confirmed > lifted
        convert: entered, maintained > converted_to_objection
        carry_over: entered, maintained > to_be_confirmed
        confirm: to_be_confirmed > maintained
        lapse: to_be_confirmed > lapsed
        """,
    ),
    "meeting of a body": (
        MEETING,
        """
        hold: planned > held
        close: held > closed
        cancel: planned > cancelled
        """,
    ),
    "silence": (
        ROUNDS[Procedure.SILENCE],
        """
        open: draft > open
        extend: open > open
        suspend: open > suspended
        resume: suspended > open
        break: open > broken
        revive: broken > open
        expire: open > expired_silent
        hold: open > held
        reach: held > expired_silent
        reopen: held, expired_silent > open
        declare_broken: held, expired_silent > broken
        confirm: expired_silent > confirmed
        record_adoption: confirmed > adoption_recorded
        withdraw: draft, open, suspended, broken, held, expired_silent > withdrawn
        supersede: draft, open, suspended, broken, held, expired_silent > superseded
        """,
    ),
    "written": (
        ROUNDS[Procedure.WRITTEN],
        """
        open: draft > open
        extend: open > open
        suspend: open > suspended
        resume: suspended > open
        close: open > voted
        close_incomplete: open > incomplete
        reopen: incomplete > open
        invoke_brake: draft, open > braked
        lift_brake: braked > draft
        confirm: voted > confirmed
        record_adoption: confirmed > adoption_recorded
        withdraw: draft, open, suspended, voted, incomplete, braked > withdrawn
        supersede: draft, open, suspended, voted, incomplete, braked > superseded
        """,
    ),
    "meeting": (
        ROUNDS[Procedure.MEETING],
        """
        open: draft > open
        suspend: open > suspended
        resume: suspended > open
        close: open > voted
        close_incomplete: open > incomplete
        reopen: incomplete > open
        find_consensus: open > agreed
        find_no_consensus: open > not_agreed
        invoke_brake: draft, open > braked
        lift_brake: braked > draft
        confirm: voted, agreed > confirmed
        record_adoption: confirmed > adoption_recorded
        withdraw: draft, open, suspended, voted, agreed, not_agreed, incomplete, braked > withdrawn
        supersede: draft, open, suspended, voted, agreed, not_agreed, incomplete, braked > superseded
        """,
    ),
    "consent": (
        ROUNDS[Procedure.CONSENT],
        """
        open: draft > open
        extend: open > open
        suspend: open > suspended
        resume: suspended > open
        agree: open > agreed
        not_agree: open > not_agreed
        close_incomplete: open > incomplete
        reopen: incomplete > open
        confirm: agreed > confirmed
        record_adoption: confirmed > adoption_recorded
        withdraw: draft, open, suspended, agreed, not_agreed, incomplete > withdrawn
        supersede: draft, open, suspended, agreed, not_agreed, incomplete > superseded
        """,
    ),
}


@pytest.mark.parametrize("name", LIFECYCLES)
def test_the_lifecycle_has_exactly_these_moves(name):
    table, agreed = LIFECYCLES[name]
    rows = [f"{row.name}: {', '.join(row.sources)} > {row.target}" for row in table]
    assert rows == [line.strip() for line in agreed.strip().splitlines()]


def test_a_round_in_which_nobody_is_asked_has_no_lifecycle():
    assert set(ROUNDS) == set(Procedure) - {Procedure.NONE}
