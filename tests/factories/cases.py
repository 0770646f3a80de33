"""Cases, reports and evidence as the actions make them, with plain defaults."""

from typing import Any

from django.core.files.base import ContentFile

from cases.actions.evidence import add_file
from cases.actions.opening import open_case
from cases.actions.report import receive_report
from cases.models import Case, Erasure, Evidence, Report, RetentionTerm
from cases.rules.vocabulary import Factor
from delegations.facts import today

SCORES = {"B": 2, "S": 2, "T": 2, "D": 1, "M": 2}
WHY = {str(factor): "Seen in the reports." for factor in Factor}


def a_report(by: Any, title: str = "Cloned news sites push a false story", **words: Any) -> Report:
    """A report as it stands right after it came in."""
    return receive_report(by=by, title=title, **words).report


def a_case(by: Any, title: str = "Cloned news sites", *, lead: str = "DK", **more: Any) -> Case:
    """An open case at T2, led by Denmark; ``by`` must be able to triage."""
    return open_case(by=by, title=title, lead=lead, **({"scores": SCORES, "score_reasons": WHY} | more))


def some_evidence(case: Case, by: Any, title: str = "Log of the mirror site", **words: Any) -> Evidence:
    """A small text file with its first custody step."""
    log = ContentFile(b"2026-11-02 10:00 mirror answered\n", name="mirror log.txt")
    return add_file(case=case, file=words.pop("file", log), by=by, title=title, **({"kind": "technical"} | words))


def proposed_to_erase(case: Case, by: Any) -> Erasure:
    """A proposal as it stands, whether or not the case is past its time."""
    term = RetentionTerm.objects.get(code="closed_case")
    return Erasure.objects.create(case=case, term=term, last_day=today(), why="Its time is over.", proposed_by=by)
