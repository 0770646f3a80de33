"""Who can read a thing, said before it is saved and beside it afterwards: the same answer as ``access``, as lists."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from cases.rules.access import CaseFacts
from cases.rules.item_access import ItemFacts
from cases.rules.markings import HANDLING, PartnerAccess, Readers
from cases.rules.vocabulary import Marking


class Services(StrEnum):
    """Which people of the services read it, beside security officers and auditors, who read everything."""

    ALL = "all"  # everyone who runs a part of the procedure
    TRIAGE = "triage"
    SENDER = "sender"  # those of the originator's people among them, though its body is not on the case
    NONE = "none"
    DOSSIERS = "dossiers"  # those who draft, check, chair or audit restrictive measures
    AUDITORS = "auditors"


@dataclass(frozen=True, slots=True)
class Readership:
    """Bodies by display code, the services, and whether a partner may ever get it."""

    marking: Marking
    bodies: tuple[str, ...]
    services: Services
    partners: PartnerAccess


def case_readers(case: CaseFacts, marking: Marking | None = None) -> Readership:
    """The audience and the services; for EYES the lead and the originator alone."""
    wanted = marking or case.marking
    if HANDLING[wanted].readers is Readers.NAMED:
        return _of(wanted, (case.lead, case.originator), Services.NONE)
    return _of(wanted, (*case.audience, case.lead, case.originator), Services.ALL)


def item_readers(case: CaseFacts, item: ItemFacts, marking: Marking | None = None) -> Readership:
    """The readers of its case; for EYES those of them that are its originator or lead the case.

    An originator that is not on the case reads it only through those who run a part of the procedure:
    an analyst of the EEAS, or one that a State lends.
    """
    wanted = marking or item.marking
    of_case = case_readers(case)
    if HANDLING[wanted].readers is not Readers.NAMED:
        return _of(wanted, of_case.bodies, of_case.services)
    team = [code for code in (item.originator, case.lead) if code in of_case.bodies]
    through_services = of_case.services is Services.ALL and item.originator not in team
    return _of(wanted, team, Services.SENDER if through_services else Services.NONE)


def report_readers(source: str, marking: Marking, case: CaseFacts | None = None) -> Readership:
    """Its sender and those who triage; unless EYES the services and, once in a case, that case's readers."""
    if HANDLING[marking].readers is Readers.NAMED:
        return _of(marking, (source, *((case.lead,) if case else ())), Services.TRIAGE, PartnerAccess.NEVER)
    of_case = case_readers(case).bodies if case else ()
    return _of(marking, (source, *of_case), Services.ALL, PartnerAccess.NEVER)


def inside_only(readers: Readership) -> Readership:
    """The same people, and no partner by any release: proposals, positions and dossiers stay inside."""
    return Readership(readers.marking, readers.bodies, readers.services, PartnerAccess.NEVER)


def _of(
    marking: Marking, bodies: Iterable[str], services: Services, partners: PartnerAccess | None = None
) -> Readership:
    return Readership(marking, tuple(sorted(set(bodies))), services, partners or HANDLING[marking].partners)
