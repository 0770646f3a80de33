"""The agenda and the flash note as papers, of the items their reader sees."""

from django.utils.translation import gettext as _

from core.paper import Block, Box, Heading, Paper, Run, Text
from core.rules.showing import shown_as
from responses.presenting.agenda import Agenda, Line, attendance_lines


def agenda_paper(told: Agenda) -> Paper:
    """In running order: what is asked, the annotation, where an item was left."""
    title = _("Agenda: %(body)s") % {"body": told.body}
    empty = [Text(_("Nothing that you may see stands on this agenda yet."))]
    blocks: list[Block] = [block for line in told.lines for block in _agenda_item(line)]
    return _paper(told, title, blocks or [*empty])


def flash_paper(told: Agenda) -> Paper:
    """What came of each item, in the words of its round and in the chair's own."""
    title = _("Flash note: %(body)s") % {"body": told.body}
    draft: list[Block] = [] if told.meeting.closed_at else [Box(_("Draft. The chair has not published it yet."))]
    blocks: list[Block] = [block for line in told.lines for block in _flash_item(line)]
    empty: list[Block] = [Text(_("Nothing that you may see stood on this agenda."))]
    return _paper(told, title, [*draft, *_room(told), *(blocks or empty)])


def head_of(line: Line) -> str:
    """The line an item is known by: number, title, reference, what is asked."""
    proposal = line.row.proposal
    return f"{line.number}. {proposal.title} ({proposal.reference}) – {line.kind}"


def _agenda_item(line: Line) -> list[Block]:
    found: list[Block] = [Heading(head_of(line))]
    if line.row.round is not None:
        found.append(Text(_("Meeting round %(n)s on this proposal.") % {"n": line.row.round.number}))
    if line.left_at:
        found.append(Text(_("Left at %(meeting)s") % {"meeting": line.left_at}))
    return [*found, *(Text(part) for part in line.row.annotation.split("\n\n") if part.strip())]


def _flash_item(line: Line) -> list[Block]:
    outcome = line.outcome or _("No outcome entered yet")
    found: list[Block] = [Heading(head_of(line)), Text((Run(outcome, strong=True), Run("."), *_found(line)))]
    return [*found, Text(line.sentence)] if line.sentence else found


def _found(line: Line) -> tuple[Run, ...]:
    return (Run(f" {line.said}"),) if line.said else ()


def _room(told: Agenda) -> list[Block]:
    present, proxies = attendance_lines(told.meeting)
    if not present:
        return []
    said = [_("Present: %(states)s.") % {"states": ", ".join(present)}]
    acting = _("%(holder)s acted for %(state)s.")
    said += [acting % {"holder": holder, "state": state} for state, holder in proxies]
    return [Text(" ".join(said))]


def _paper(told: Agenda, title: str, blocks: list[Block]) -> Paper:
    facts = (
        (_("Begins"), shown_as(told.meeting.starts_at)),
        (_("Place"), told.meeting.place),
        (_("Status"), str(told.status)),
        (_("Version"), str(told.version)),
        (_("SHA-256"), told.sha256),
    )
    foot = f"{told.body} · " + _("version %(n)s") % {"n": told.version} + f" · SHA-256 {told.sha256[:16]}…"
    return Paper(
        title=f"{title}, {told.day}",
        marking=told.marked.upper(),
        facts=facts,
        blocks=tuple(blocks),
        foot=foot,
        page_of=_("Page {page} of {pages}"),
    )
