"""Who reads a dossier, for the pages that say so."""

from dataclasses import replace

from cases.facts import case_facts
from cases.rules.readership import Readership, Services, case_readers, inside_only
from cases.rules.vocabulary import Marking
from sanctions.models import Dossier


def dossier_readers(dossier: Dossier, marking: Marking | None) -> Readership:
    """Of the readers of its case its own access list and those who draft, check, chair or audit; no partner.

    Of a case for named eyes that leaves the auditors, and whoever was let in by name.
    """
    of_case = inside_only(case_readers(case_facts(dossier.case), marking))
    let_in = set(dossier.access.values_list("delegation_id", flat=True))
    bodies = tuple(code for code in of_case.bodies if code in let_in)
    services = Services.AUDITORS if of_case.services is Services.NONE else Services.DOSSIERS
    return replace(of_case, bodies=bodies, services=services)
