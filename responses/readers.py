"""Who reads a proposal, for the pages that say so."""

from dataclasses import replace

from cases.facts import case_facts
from cases.rules.readership import Readership, case_readers, inside_only
from cases.rules.vocabulary import Marking
from responses.models import Proposal


def proposal_readers(proposal: Proposal, marking: Marking | None) -> Readership:
    """Whoever reads the case; never a partner, who sees what was published (§10)."""
    of_case = inside_only(case_readers(case_facts(proposal.case)))
    return replace(of_case, marking=marking or Marking(proposal.marking))
