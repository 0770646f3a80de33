"""What every paper of a proposal says about itself, and the words of a comparison."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from core.paper import Block, Change, Paper, Run, Text
from core.rules.showing import BRUSSELS, beside, shown_as
from delegations.models import Delegation
from responses.models import Proposal, TextVersion
from responses.rules.text import Row

AS_SET = {"added": Change.ADDED, "removed": Change.REMOVED}


def paper(
    proposal: Proposal,
    *,
    title: str,
    facts: Iterable[tuple[Any, Any]],
    blocks: Iterable[Block],
    version: TextVersion | None = None,
    wide: bool = False,
) -> Paper:
    """A paper about one proposal, marked as it is, its case and version at the foot of every page."""
    foot = [proposal.reference]
    if version is not None:
        foot += [_("version %(n)s") % {"n": version.number}, f"SHA-256 {version.sha256[:16]}…"]
    about = ((_("Proposal"), f"{proposal.title} ({proposal.reference})"), *facts)
    return Paper(
        title=str(title),
        marking=str(proposal.get_marking_display()).upper(),
        facts=tuple((str(label), str(value)) for label, value in about if value),
        blocks=tuple(blocks),
        foot=" · ".join(foot),
        language=version.language[:2] if version is not None else "en",
        page_of=_("Page {page} of {pages}"),
        wide=wide,
    )


def version_facts(version: TextVersion) -> list[tuple[str, str]]:
    """Which words these are, so that nobody speaks about others."""
    return [
        (_("Text"), _("version %(n)s of %(at)s") % {"n": version.number, "at": shown_as(version.created_at)}),
        (_("SHA-256"), version.sha256),
    ]


def paragraphs(version: TextVersion) -> list[Text]:
    """The words as put forward, numbered."""
    return [Text(row.text, number=f"{row.number}.") for row in version.paragraphs.order_by("number")]


def difference(rows: Iterable[Row]) -> list[Text]:
    """Paragraph by paragraph: what came is underlined, what went is struck through."""
    return [
        Text(
            tuple(Run(piece.text, AS_SET.get(piece.change, Change.SAME)) for piece in row.pieces),
            number=f"{row.new or row.old}.",
        )
        for row in rows
    ]


def instant_facts(label: str, instant: Any, state: Delegation | None = None) -> list[tuple[str, str]]:
    """An instant in Brussels and, where the clocks differ, in the capital."""
    if instant is None:
        return []
    zone, city = (state.zone, state.city) if state is not None else (BRUSSELS, "Brussels")
    there = beside(instant, zone, city or zone)
    return [(label, shown_as(instant)), *([(_("That is"), there)] if there else [])]
