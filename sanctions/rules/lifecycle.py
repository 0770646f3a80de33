"""How a dossier and a listing move (design: order RELEX, Coreper, Council, Official Journal).

A dossier is the proposal; it ends when its entry is in force. The entry lives on as a listing.
The acts enter into force on the day they name themselves, whatever the dossier's status says.
"""

from core.rules.transitions import Lifecycle, Transition
from sanctions.rules.vocabulary import DossierStatus as D
from sanctions.rules.vocabulary import ListingStatus as L

BEFORE_ADOPTION = (D.IDEA, D.DRAFT, D.LEGAL_CHECK, D.PROPOSED, D.RELEX, D.COREPER)

DOSSIER: Lifecycle = (
    Transition("start_draft", (D.IDEA,), D.DRAFT),
    Transition("send_to_legal_check", (D.DRAFT,), D.LEGAL_CHECK),
    Transition("return_to_draft", (D.LEGAL_CHECK, D.PROPOSED, D.RELEX, D.COREPER), D.DRAFT),
    Transition("propose", (D.LEGAL_CHECK,), D.PROPOSED),
    Transition("take_to_relex", (D.PROPOSED,), D.RELEX),
    Transition("take_to_coreper", (D.RELEX,), D.COREPER),
    Transition("record_adoption", (D.COREPER,), D.ADOPTED),
    Transition("record_publication", (D.ADOPTED,), D.PUBLISHED),
    Transition("record_notification", (D.PUBLISHED,), D.NOTIFIED),
    Transition("enter_into_force", (D.NOTIFIED,), D.IN_FORCE),
    Transition("withdraw", BEFORE_ADOPTION, D.WITHDRAWN),
)

LISTING: Lifecycle = (
    Transition("call_review", (L.IN_FORCE,), L.UNDER_REVIEW),
    Transition("renew", (L.UNDER_REVIEW,), L.IN_FORCE),
    Transition("amend", (L.UNDER_REVIEW,), L.IN_FORCE),
    Transition("delist", (L.IN_FORCE, L.UNDER_REVIEW, L.ANNULLED_EFFECT_SUSPENDED), L.DELISTED),
    Transition("expire", (L.IN_FORCE, L.UNDER_REVIEW, L.ANNULLED_EFFECT_SUSPENDED), L.EXPIRED),
    Transition("record_annulment", (L.IN_FORCE, L.UNDER_REVIEW), L.ANNULLED_EFFECT_SUSPENDED),
    Transition("annulment_takes_effect", (L.ANNULLED_EFFECT_SUSPENDED,), L.ANNULLED),
    Transition("annulment_set_aside", (L.ANNULLED_EFFECT_SUSPENDED,), L.IN_FORCE),
)
