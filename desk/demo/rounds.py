"""Proposals brought to any state of their life, through the actions people use."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from cases.models import Case
from delegations import facts
from desk.demo.files import INVENTED
from desk.demo.people import Cast
from desk.demo.teller import Teller
from responses.actions.checks import confirm_evidence, note_proportionality, sign_rights_test
from responses.actions.positions import give_position
from responses.actions.propose import propose
from responses.actions.rounds import open_round
from responses.actions.text import add_version
from responses.models import Instrument, Proposal, Round
from responses.rules.tasks import QUESTIONS, CheckCode

TEXTS = {
    "hr_declaration": """The European Union and its Member States strongly condemn the campaign of foreign information \
manipulation and interference described in this file.

The campaign imitated media and public institutions in order to deceive the public in the Union. It is an attack on \
open debate.

The European Union stands in solidarity with the Member States affected and will use the full range of its tools to \
prevent, deter and respond.""",
    "eu_demarche": """Express the Union's serious concern about the campaign and about the role that bodies under the \
authority of the host State played in it.

Ask that the activity cease and that those responsible be held to account.

Recall that the Union will respond to such conduct.""",
    "council_conclusions": """The Council condemns the campaign and recalls its conclusions on a framework for a \
coordinated response to hybrid campaigns.

The Council invites the High Representative and the Commission to present options for further measures.""",
    "hr_statement": """The High Representative condemns the publication of stolen data of members of parliaments.

The High Representative calls on all States to respect their commitments.""",
    "default": """The services propose the following course of action on this file.

Its effect will be reviewed after 30, 90 and 180 days.""",
}


class Desk:
    """The drafter's, legal adviser's and chair's hands in the demonstration."""

    def __init__(self, teller: Teller, cast: Cast) -> None:
        self.teller, self.cast = teller, cast

    def draft(self, case: Case, code: str, title: str, *, text: bool = True, words: str = "") -> Proposal:
        """A proposal on an instrument, with a first version (``words``, else the usual) unless ``text`` is False."""
        instrument = Instrument.objects.filter(code=code).order_by("-valid_from").first()
        assert instrument is not None  # noqa: S101 - reference data is loaded first
        made = propose(
            case=case, instrument=instrument, title=title, proposal_from="hr_or_commission", by=self.cast["drafter"],
            rationale=f"The file calls for an answer within days. {INVENTED}",
        )  # fmt: skip
        if text:
            words = words or TEXTS.get(code, TEXTS["default"])
            add_version(proposal=made, text=words, by=self.cast["drafter"], base=0, change_note="First draft.")
        return made

    def check(self, proposal: Proposal) -> Proposal:
        """All checks done: evidence, proportionality, the rights test signed by a named person."""
        codes = set(proposal.checks.values_list("code", flat=True))
        confirm_evidence(proposal=proposal, by=self.cast["analyst"])
        if CheckCode.PROPORTIONALITY in codes:
            note = f"The response stays at or below what the severity suggests. {INVENTED}"
            note_proportionality(proposal=proposal, note=note, by=self.cast["drafter"])
        if CheckCode.RIGHTS_TEST in codes:
            answers = dict.fromkeys(QUESTIONS, f"Considered and found in order. {INVENTED}")
            sign_rights_test(proposal=proposal, answers=answers, by=self.cast["legal"])
        return proposal

    def ask(self, proposal: Proposal, closes_at: datetime, **how: str) -> Round:
        """Checks done, the chair puts the latest version to the 27."""
        return self.ask_checked(self.check(proposal), closes_at, **how)

    def ask_checked(
        self, proposal: Proposal, closes_at: datetime, *, procedure: str = "silence", rule: str = "silence"
    ) -> Round:
        """The chair puts the latest version to the 27."""
        return open_round(proposal=proposal, procedure=procedure, rule=rule, closes_at=closes_at, by=self.cast["chair"])

    def answer(self, round_: Round, answers: Mapping[str, str | Mapping[str, Any]]) -> None:
        """Signatories answer, in the order given."""
        for code, answer in answers.items():
            words = {"answer": answer} if isinstance(answer, str) else dict(answer)
            give_position(round_id=round_.pk, text_sha256=round_.text_sha256, by=self.cast.signatory(code), **words)


def all_say(
    answer: str, *, but: Mapping[str, Any] | None = None, only: int | None = None, leave: tuple[str, ...] = ()
) -> dict[str, Any]:
    """Every State (or the first ``only`` in protocol order, without ``leave``) gives one answer, some another."""
    codes = [state.code for state in facts.states() if state.code not in leave][:only]
    return dict.fromkeys(codes, answer) | dict(but or {})
