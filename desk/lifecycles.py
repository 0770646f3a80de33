"""Every lifecycle table of the house, for the diagrams in ``docs/lifecycles.md``."""

from attribution.rules.lifecycle import ASSESSMENT
from cases.rules.lifecycle import CASE, REPORT
from core.rules.transitions import Lifecycle, mermaid
from responses.rules.agenda import MEETING
from responses.rules.phases import PHASE
from responses.rules.proposal import PROPOSAL
from responses.rules.rounds import CONSENT_ROUND, MEETING_ROUND, SILENCE_ROUND, WRITTEN_ROUND
from sanctions.rules.lifecycle import DOSSIER, LISTING

TABLES: tuple[tuple[str, str, Lifecycle], ...] = (
    ("Report", "cases/rules/lifecycle.py", REPORT),
    ("Case", "cases/rules/lifecycle.py", CASE),
    ("Assessment", "attribution/rules/lifecycle.py", ASSESSMENT),
    ("Listing dossier", "sanctions/rules/lifecycle.py", DOSSIER),
    ("Listing in force", "sanctions/rules/lifecycle.py", LISTING),
    ("Proposal", "responses/rules/proposal.py", PROPOSAL),
    ("Phase of a package", "responses/rules/phases.py", PHASE),
    ("Round by silence", "responses/rules/rounds.py", SILENCE_ROUND),
    ("Round by written procedure", "responses/rules/rounds.py", WRITTEN_ROUND),
    ("Round in a meeting", "responses/rules/rounds.py", MEETING_ROUND),
    ("Round by consent of participants", "responses/rules/rounds.py", CONSENT_ROUND),
    ("Meeting", "responses/rules/agenda.py", MEETING),
)


def as_markdown() -> str:
    """The whole page, one diagram per table."""
    parts = [
        "# Lifecycles",
        "",
        "Drawn from the tables in the code by `bin/manage draw_lifecycles`; a test fails when this page is stale.",
    ]
    for title, source, table in TABLES:
        parts += ["", f"## {title}", "", f"`{source}`", "", "```mermaid", mermaid(table).rstrip(), "```"]
    return "\n".join(parts) + "\n"
