"""What this app tells the kernel: its sentences, subjects, deadlines and searches."""

from cases import release_clock, triage_clock
from cases.actions.guard import refuse_marked_text
from cases.actions.register import RELEASE_ENDS
from cases.actions.report import TRIAGE
from cases.models import (
    Bystander,
    Case,
    ClassifiedPointer,
    Erasure,
    Evidence,
    Quarantined,
    ReleaseEntry,
    Report,
    StoreCheck,
)
from cases.queries import search
from cases.reasons import SENTENCES as REASONS
from cases.sentences import SENTENCES
from core import guarding, registry, sentences

sentences.register(SENTENCES)
sentences.register(REASONS)
for subject in (Bystander, Case, Erasure, Report, Evidence, Quarantined, ClassifiedPointer, ReleaseEntry, StoreCheck):
    registry.register_subject(subject, url=lambda thing: thing.get_absolute_url())
registry.register_deadline(
    TRIAGE, fire=triage_clock.fire, still_owed=triage_clock.still_owed, notice=triage_clock.notice
)
registry.register_deadline(
    RELEASE_ENDS, fire=release_clock.fire, still_owed=release_clock.still_owed, notice=release_clock.notice
)
registry.register_search("cases", search)
guarding.register_guard(
    lambda texts, by, chain: refuse_marked_text(
        texts, by=by, case=Case.objects.filter(pk=chain).first() if chain else None
    )
)
