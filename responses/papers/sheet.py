"""One sheet to the capital: what is asked, what silence means, what changed, how to answer (decision 8)."""

from django.utils.translation import gettext as _

from core.paper import Block, Box, Heading, Paper, Run, Text
from core.sentences import render
from responses.facts import state_of_play
from responses.facts.package import lines_put
from responses.models import InstructionRequest, Round
from responses.papers.head import difference, instant_facts, paper, paragraphs, version_facts
from responses.papers.package import package_blocks
from responses.papers.texts import words_of
from responses.rules.instructions import words_of as answer_words
from responses.rules.speaking import if_you_do_nothing
from responses.rules.text import compare
from responses.rules.vocabulary import Answer, ReservationType
from responses.words import PROCEDURES, RULES


def sheet_paper(asked: InstructionRequest) -> Paper:
    """The sheet as it is now: a moved instant stands on it as moved."""
    round_ = asked.round
    way = f"{PROCEDURES[round_.procedure]} ({RULES[round_.rule]})"
    facts = [
        (_("Instrument"), round_.proposal.instrument.name),
        (_("How it is decided"), way),
        *instant_facts(_("Answer needed before"), round_.closes_at, asked.state),
        *version_facts(round_.version),
        (_("Contact"), asked.contact),
    ]
    return paper(
        round_.proposal,
        title=_("Request for instructions: %(title)s") % {"title": round_.proposal.title},
        facts=facts,
        blocks=[*_question(asked), *_changed(asked), *_text(round_), *_how(asked)],
        version=round_.version,
    )


def _text(round_: Round) -> list[Block]:
    """The words asked about, and what happens when where they are agreed in phases."""
    words: list[Block] = [Heading(_("The text")), *paragraphs(round_.version)]
    return [*words, *package_blocks(lines_put(round_))]


def _question(asked: InstructionRequest) -> list[Block]:
    facts = state_of_play(asked.round).facts
    question = _("Can %(state)s agree to this text?") % {"state": asked.state.name}
    blocks: list[Block] = [
        Heading(_("The question")),
        Box((Run(question, strong=True), Run(" "), Run(render(if_you_do_nothing(facts))))),
    ]
    return [*blocks, *([Text(asked.note)] if asked.note else [])]


def _changed(asked: InstructionRequest) -> list[Block]:
    """The marked difference since the last sheet this State sent."""
    if asked.since is None:
        return []
    heading = Heading(_("What has changed since our last sheet"))
    if asked.since_id == asked.round.version_id:
        return [heading, Text(_("Nothing: the text is the same."))]
    changed = [row for row in compare(words_of(asked.since), words_of(asked.round.version)) if row.change != "same"]
    marks = _("Words that came are underlined, words that went are struck through.")
    return [heading, Text(marks), *difference(changed)]


def _how(asked: InstructionRequest) -> list[Block]:
    known = state_of_play(asked.round).facts.answers
    words = ", ".join(answer_words(known))
    lines: list[Block] = [
        Heading(_("How to answer")),
        Text(_("Begin a line of your reply with this code and write the answer behind it:")),
        Box((Run(asked.code, strong=True),)),
        Text(_("Answers this round knows: %(words)s.") % {"words": words}),
    ]
    if Answer.RESERVATION in known:
        kinds = ", ".join(str(kind).replace("_", " ").upper() for kind in ReservationType)
        lines.append(Text(_("Behind RESERVATION stands its kind: %(kinds)s.") % {"kinds": kinds}))
    more = _(
        "On further lines, if you wish: REASON: …, WORDING: … (what we could agree to), CONDITION: …, UNTIL: a day."
    )
    return [*lines, Text(more), Text(_("The reply commits nobody: a signatory of the delegation signs the answer."))]
