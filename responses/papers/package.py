"""The phases of a package on paper: what happens when, and who carries it out."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from core.paper import Block, Heading, Run, Text
from core.sentences import render
from responses.facts.package import PhaseLine


def package_blocks(lines: Iterable[PhaseLine]) -> list[Block]:
    """A heading and one numbered paragraph for each phase; nothing where there is no package."""
    rows = [_row(line) for line in lines]
    return [Heading(_("What happens when")), *rows] if rows else []


def _row(line: PhaseLine) -> Text:
    by = _("Carried out by %(body)s.") % {"body": line.carried_out_by}
    said = f" – {line.instrument}. {render(line.when)} {line.what.rstrip('.')}. {by}"
    return Text((Run(line.title, strong=True), Run(said)), number=f"{line.number}.")
