"""Assessments and listing dossiers as the actions make them, with plain defaults."""

from typing import Any

from attribution import actions as attribution
from attribution.models import Assessment
from cases.models import Case, Evidence
from sanctions import actions as sanctions
from sanctions.models import Criterion, Dossier, ReasonSentence

REASONS = "The mirror sites share one operator. The tooling was seen before."


def an_assessment(case: Case, by: Any, **words: Any) -> Assessment:
    """A draft that is complete: actor, likelihood, confidence, reasons and three hypotheses."""
    said = {"actor_name": "Doppelganger", "likelihood": "likely", "confidence": "moderate", "reasons": REASONS}
    made = attribution.start_assessment(case=case, by=by, **(said | words))
    for kind in ("actor", "domestic", "false_flag"):
        attribution.add_hypothesis(assessment=made, kind=kind, statement=f"It was a {kind} matter.", by=by)
    return made


def current_criterion() -> Criterion:
    """The listing criterion on information manipulation as it reads now."""
    return Criterion.objects.get(regime__code="RUSDA", valid_to=None)


def a_dossier(case: Case, by: Any, **words: Any) -> Dossier:
    """A draft with its entry sheet filled in, proposed by Denmark, without a statement of reasons."""
    said = {
        "proposer": "DK", "target_type": "legal_person", "target_name": "Mirror Media OOO",
        "criterion": current_criterion(), "identifiers": {"registration_number": "1027700132195"},
        "measures": ["asset_freeze", "travel_ban"], "rights_note": "Not a journalist; proportionate.",
    }  # fmt: skip
    return sanctions.open_dossier(case=case, by=by, **(said | words))


def a_sentence(dossier: Dossier, by: Any, *evidence: Evidence) -> ReasonSentence:
    """One sentence of the reasons, standing on the evidence given."""
    text = "Mirror Media OOO operates the mirror sites."
    return sanctions.add_sentence(dossier=dossier, text=text, by=by, evidence=evidence)
