"""A listing dossier of an invented entity: every sentence of its reasons but one rests on evidence."""

from cases.models import Case
from desk.demo.files import INVENTED
from desk.demo.people import Cast
from sanctions.actions import add_sentence, let_in, open_dossier
from sanctions.models import Criterion, Dossier

SENTENCES = (
    "The entity operated the hosting of the imitated pages from May 2026.",
    "It registered the imitated addresses through two registrars.",
    "Therefore the entity is involved in the use of information manipulation and interference.",
)


def draft_listing(cast: Cast, case: Case) -> Dossier:
    """Proposed by France, Estonia let in; the last sentence has no evidence yet, so it cannot leave draft."""
    criterion = Criterion.objects.filter(regime__code="RUSDA", valid_to=None).order_by("-valid_from").first()
    drafter = cast["fr.signatory"]
    made = open_dossier(
        case=case, proposer="FR", target_type="legal_person", target_name="Mirror Hosting (invented)",
        criterion=criterion, identifiers={"registration_number": "0000 (invented)"}, measures=["asset_freeze"],
        rights_note=INVENTED, is_demonstration=True, by=drafter,
    )  # fmt: skip
    items = list(case.evidence.filter(publishable=True))
    for number, text in enumerate(SENTENCES):
        last = number == len(SENTENCES) - 1
        add_sentence(dossier=made, text=f"{text} {INVENTED}", by=drafter, evidence=[] if last else items[-1:])
    let_in(dossier=made, delegation=cast.home("ee"), by=drafter)
    return made
