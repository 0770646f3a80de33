"""The package as it was put to the States or begun, kept with its hash."""

from core.rules.refusal import enforce
from responses.facts import instrument_facts
from responses.facts.package import package_content, phases_of
from responses.models import Package, Phase, Proposal
from responses.rules.package import agreed_so, package_digest
from responses.rules.vocabulary import Procedure, Rule


def put_package(proposal: Proposal, procedure: Procedure, rule: Rule) -> str:
    """Keep the package as it goes to the States and answer its hash; empty where nothing is planned in phases.

    Refused where a phase could not be agreed by this procedure and rule.
    """
    rows = list(phases_of(proposal))
    enforce(agreed_so([instrument_facts(row.instrument) for row in rows], procedure, rule))
    return kept(proposal, rows)


def kept(proposal: Proposal, rows: list[Phase]) -> str:
    """The hash of these phases, and a row that keeps what stands behind it."""
    words = package_content(rows)
    digest = package_digest(words)
    if digest:
        Package.objects.get_or_create(proposal=proposal, sha256=digest, defaults={"content": words})
    return digest
