"""What this app tells the kernel: its sentences, subjects, deadlines and searches."""

from django.urls import reverse

from attribution import due
from attribution.models import Assessment, NationalAttribution, UnionPosition
from attribution.queries import search
from attribution.reasons import SENTENCES as REASONS
from attribution.rules.vocabulary import AssessmentStatus, Confidence, Likelihood
from attribution.sentences import SENTENCES
from attribution.words import LABELS
from cases.models import Case
from cases.readers import inside_readers, register_readers
from core import registry, sentences

sentences.register(SENTENCES)
sentences.register(REASONS)
registry.register_subject(Assessment, url=lambda thing: thing.get_absolute_url())
register_readers(Assessment, lambda assessment, marking: inside_readers(assessment.case, marking))
for kind in (AssessmentStatus, Likelihood, Confidence):
    sentences.register_words(kind, {value: LABELS[value] for value in kind})
for position in (NationalAttribution, UnionPosition):
    registry.register_subject(position, url=lambda thing: reverse("attribution:register", args=[thing.case_id]))
registry.register_deadline(
    due.ASSESSMENT_DUE, fire=due.fire, still_owed=due.still_owed, notice=due.notice, asks=due.ASKS
)
registry.register_timekeeper(Case, due.keep_with_case)
registry.register_search("attribution", search)
