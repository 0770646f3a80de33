"""A version of the text, and two beside each other."""

from django.utils.translation import gettext as _

from core.paper import Heading, Paper, Text
from responses.facts.package import lines_with
from responses.models import TextVersion
from responses.papers.head import difference, paper, paragraphs, version_facts
from responses.papers.package import package_blocks
from responses.rules.text import compare


def version_paper(version: TextVersion) -> Paper:
    """The text as put forward."""
    return paper(
        version.proposal,
        title=_("%(title)s: version %(n)s") % {"title": version.proposal.title, "n": version.number},
        facts=[*version_facts(version), (_("What changed"), version.change_note)],
        blocks=[*paragraphs(version), *package_blocks(lines_with(version))],
        version=version,
    )


def comparison_paper(old: TextVersion, new: TextVersion) -> Paper:
    """What became of the older text in the newer one."""
    rows = compare(words_of(old), words_of(new))
    return paper(
        new.proposal,
        title=_("Version %(a)s and version %(b)s") % {"a": old.number, "b": new.number},
        facts=[*version_facts(new), (_("Compared with"), f"SHA-256 {old.sha256}")],
        blocks=[
            Text(_("Words that came are underlined, words that went are struck through.")),
            Heading(_("The text")),
            *difference(rows),
        ],
        version=new,
    )


def words_of(version: TextVersion) -> tuple[str, ...]:
    """The paragraphs in order."""
    return tuple(version.paragraphs.order_by("number").values_list("text", flat=True))
