"""Rows of sanctions → the frozen values rules take. The only bridge."""

from cases.models import Evidence
from delegations import facts as people
from sanctions.models import Dossier, ReasonSentence
from sanctions.rules.access import DossierAccessFacts
from sanctions.rules.gates import DossierFacts, Proof, Sentence
from sanctions.rules.vocabulary import DossierStatus, ExpiryStep, Measure, TargetType

ADOPTED = (DossierStatus.ADOPTED, DossierStatus.PUBLISHED, DossierStatus.NOTIFIED, DossierStatus.IN_FORCE)


def access_facts(dossier: Dossier) -> DossierAccessFacts:
    """Whose proposal it is and who was let in. One query."""
    return DossierAccessFacts(
        status=DossierStatus(dossier.status),
        proposer=dossier.proposer_id,
        access=frozenset(dossier.access.values_list("delegation_id", flat=True)),
        legality_confirmed=dossier.legality_confirmed_at is not None,
    )


def dossier_facts(dossier: Dossier) -> DossierFacts:
    """A dossier as the gates see it. Two queries, however many sentences; none if they were fetched before."""
    rows = sorted(dossier.sentences.prefetch_related("evidence"), key=lambda row: row.number)
    return DossierFacts(
        target_type=TargetType(dossier.target_type),
        identifiers=frozenset(dossier.identifiers),
        sentences=tuple(map(_sentence, rows)),
        criterion_chosen=dossier.criterion_id is not None,
        criterion_text=dossier.criterion_text,
        rights_note=dossier.rights_note,
    )


def measures_of(dossier: Dossier) -> tuple[Measure, ...]:
    """What the entry would do."""
    return tuple(Measure(each) for each in dossier.measures)


def steps_done(dossier: Dossier) -> tuple[ExpiryStep, ...]:
    """The adoption is done once a renewal of this listing is adopted outside."""
    renewed = dossier.renewals.filter(status__in=ADOPTED).exists()
    return (ExpiryStep.ADOPTION,) if renewed else ()


def _sentence(row: ReasonSentence) -> Sentence:
    return Sentence(row.number, row.text, tuple(_proof(item) for item in row.evidence.all()))


def _proof(item: Evidence) -> Proof:
    dated = people.brussels_day(item.captured_at) if item.captured_at else None
    return Proof(producer=item.originator_id, publishable=item.publishable, dated=dated)
