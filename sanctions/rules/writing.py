"""What a dossier's parts must say, and which acts are recorded together."""

from collections.abc import Collection, Mapping
from datetime import date

from core.rules.refusal import Kind, Reason, Refusal
from sanctions.rules.gates import acts_needed
from sanctions.rules.vocabulary import DossierPurpose, IdentifierKind, Measure

LONGEST_NAME = 200
LONGEST_SENTENCE = 2000
_LATER = (DossierPurpose.RENEWAL, DossierPurpose.AMENDMENT, DossierPurpose.DELISTING)


def check_target(name: str) -> Refusal | None:
    """A dossier names whom it is about."""
    if 0 < len(name.strip()) <= LONGEST_NAME:
        return None
    return Refusal("sanctions.target_missing", kind=Kind.INVALID, field="target_name")


def check_identifiers(kinds: Collection[str]) -> Refusal | None:
    """Only identifiers of kinds the entry sheet knows."""
    unknown = tuple(sorted(set(kinds) - {str(kind) for kind in IdentifierKind}))
    if not unknown:
        return None
    return Refusal("sanctions.identifier_unknown", {"kinds": unknown}, kind=Kind.INVALID, field="identifiers")


def check_sentence_text(text: str) -> Refusal | None:
    """One sentence of the statement of reasons."""
    if 0 < len(text.strip()) <= LONGEST_SENTENCE:
        return None
    return Refusal("sanctions.sentence_missing", {"longest": LONGEST_SENTENCE}, kind=Kind.INVALID, field="text")


def check_renewed(purpose: DossierPurpose, *, names_listing: bool) -> Refusal | None:
    """A renewal, amendment or delisting names the listing it is about; a first listing has none."""
    if (purpose in _LATER) == names_listing:
        return None
    code = "sanctions.listing_missing" if purpose in _LATER else "sanctions.first_listing_renews_nothing"
    return Refusal(code, kind=Kind.INVALID, field="renews")


def check_acts(measures: Collection[Measure], references: Mapping[str, str]) -> Refusal | None:
    """Every act the measures need has its reference; the pair is recorded together or not at all."""
    missing = tuple(kind for kind in acts_needed(measures) if not references.get(kind, "").strip())
    if not missing:
        return None
    params = {"missing": tuple(Reason(f"sanctions.act_{kind}") for kind in missing)}
    return Refusal("sanctions.pair_reference_missing", params, kind=Kind.INVALID, field=str(missing[0]))


def check_expiry(expires_on: date, *, today: date) -> Refusal | None:
    """A listing ends after today."""
    if expires_on > today:
        return None
    return Refusal("sanctions.expiry_in_the_past", {"today": today}, kind=Kind.INVALID, field="expires_on")


def check_past(day: date, *, today: date, field: str) -> Refusal | None:
    """What is recorded has happened."""
    if day <= today:
        return None
    return Refusal("sanctions.date_in_future", {"today": today}, kind=Kind.INVALID, field=field)


def may_let_out(delegation: str, *, proposer: str) -> Refusal | None:
    """The proposer stays on its own dossier."""
    if delegation != proposer:
        return None
    return Refusal("sanctions.proposer_stays", {"proposer": proposer}, kind=Kind.STATE)
