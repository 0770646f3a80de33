"""What a dossier must have before it moves on, and what its readers are warned of.

Courts annul listings for an insufficiently solid factual basis: every sentence of the reasons
stands on evidence that may be published.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.rules.refusal import Kind, Reason, Refusal
from sanctions.rules.vocabulary import ActKind, DossierPurpose, Measure, TargetType

OLDEST_EVIDENCE = timedelta(days=730)
"""Newest evidence older than 24 months draws a warning."""


@dataclass(frozen=True, slots=True)
class Proof:
    """An item of evidence behind a sentence. ``dated``: when captured; None where unknown."""

    producer: str
    publishable: bool
    dated: date | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the statement of reasons, with the evidence it points at."""

    number: int
    text: str
    proofs: tuple[Proof, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether at least one item behind it may be published."""
        return any(proof.publishable for proof in self.proofs)


@dataclass(frozen=True, slots=True)
class DossierFacts:
    """A dossier as the gates see it."""

    target_type: TargetType
    identifiers: frozenset[str]
    sentences: tuple[Sentence, ...]
    criterion_chosen: bool
    criterion_text: str
    rights_note: str


_TIES = re.compile(
    r"\b(?:nationals?|citizens?|citizenship|nationality|born|son|daughter|wife|husband|spouse|brother|sister"
    r"|father|mother|cousin|uncle|nephew|niece|relatives?|married|family)\b",
    re.IGNORECASE,
)
_CONDUCT = re.compile(
    r"\b(?:responsible|plann|direct|engag|support|facilitat|implement|organi[sz]|financ|fund|own(?:s|ed)\b"
    r"|control|operat|spread|disseminat|publish|amplif|coordinat|benefit|involv|provid|produc|participat"
    r"|order|ran\b|runs\b|manag|creat|promot|assist|conduct|associated\b)",
    re.IGNORECASE,
)


def may_leave_draft(dossier: DossierFacts) -> Refusal | None:
    """The first thing still missing before the legal check, or None."""
    for present, code, field in (
        (dossier.criterion_chosen, "sanctions.criterion_missing", "criterion"),
        (dossier.criterion_text.strip(), "sanctions.criterion_text_missing", "criterion_text"),
        (dossier.identifiers, "sanctions.identifiers_missing", "identifiers"),
        (dossier.sentences, "sanctions.reasons_missing", "sentences"),
        (dossier.rights_note.strip(), "sanctions.rights_note_missing", "rights_note"),
    ):
        if not present:
            return Refusal(code, kind=Kind.STATE, field=field)
    return check_sentences(dossier.sentences)


def check_sentences(sentences: Sequence[Sentence]) -> Refusal | None:
    """Refuses while any sentence is empty of publishable evidence; names them all."""
    bare = tuple(sentence.number for sentence in sentences if not sentence.stands)
    if not bare:
        return None
    return Refusal("sanctions.sentence_without_evidence", {"numbers": bare}, kind=Kind.STATE, field="sentences")


def warnings(dossier: DossierFacts, *, today: date) -> tuple[Reason, ...]:
    """What does not stop a dossier but may cost it in court."""
    proofs = [proof for sentence in dossier.sentences for proof in sentence.proofs]
    found = (
        _one_producer(proofs),
        _stale(proofs, today),
        Reason("sanctions.only_ties") if _claims_only_ties(dossier.sentences) else None,
        _identifying(dossier),
    )
    return tuple(reason for reason in found if reason)


def may_go_to_coreper(
    purpose: DossierPurpose, *, reasons_changed: bool, evidence_added: bool, disclosed: bool
) -> Refusal | None:
    """New reasons or evidence against somebody already listed: informed and heard first.

    A first listing needs no prior hearing, for the sake of surprise (C-27/09 P).
    """
    heard_before = purpose in (DossierPurpose.RENEWAL, DossierPurpose.AMENDMENT)
    if not heard_before or disclosed or not (reasons_changed or evidence_added):
        return None
    return Refusal("sanctions.prior_disclosure_missing", kind=Kind.STATE)


def acts_needed(measures: Collection[Measure]) -> tuple[ActKind, ...]:
    """The Decision always; the Regulation for everything but a travel ban."""
    economic = any(measure is not Measure.TRAVEL_BAN for measure in measures)
    return (ActKind.DECISION, ActKind.REGULATION) if economic else (ActKind.DECISION,)


def check_pair(measures: Collection[Measure], published: Mapping[ActKind, date]) -> Refusal | None:
    """The acts of a pair are published together: one missing or a day apart is an error."""
    needed = acts_needed(measures)
    missing = tuple(kind for kind in needed if kind not in published)
    if missing:
        params = {"missing": tuple(Reason(f"sanctions.act_{kind}") for kind in missing)}
        return Refusal("sanctions.pair_incomplete", params, kind=Kind.STATE)
    if len({published[kind] for kind in needed}) > 1:
        return Refusal("sanctions.pair_apart", kind=Kind.STATE)
    return None


def _one_producer(proofs: Sequence[Proof]) -> Reason | None:
    producers = {proof.producer for proof in proofs}
    if len(producers) != 1:
        return None
    return Reason("sanctions.one_producer", {"producer": producers.pop()})


def _stale(proofs: Sequence[Proof], today: date) -> Reason | None:
    newest = max((proof.dated for proof in proofs if proof.dated), default=None)
    if newest is None or today - newest <= OLDEST_EVIDENCE:
        return None
    return Reason("sanctions.stale_evidence", {"newest": newest})


def _claims_only_ties(sentences: Sequence[Sentence]) -> bool:
    return bool(sentences) and all(_TIES.search(each.text) and not _CONDUCT.search(each.text) for each in sentences)


def _identifying(dossier: DossierFacts) -> Reason | None:
    person = dossier.target_type is TargetType.NATURAL_PERSON
    useful = {"birth_date", "passport", "national_id", "tax_number"} if person else {
        "registration_number", "lei", "tax_number", "imo",
    }  # fmt: skip
    return None if useful & dossier.identifiers else Reason("sanctions.weak_identifiers")
