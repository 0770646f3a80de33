"""What this app tells the kernel: its sentences, subjects, deadlines and searches."""

from django.urls import reverse

from attribution.models import Assessment, NationalAttribution, UnionPosition
from attribution.queries import search
from attribution.reasons import SENTENCES as REASONS
from attribution.sentences import SENTENCES
from core import registry, sentences

sentences.register(SENTENCES)
sentences.register(REASONS)
registry.register_subject(Assessment, url=lambda thing: thing.get_absolute_url())
for position in (NationalAttribution, UnionPosition):
    registry.register_subject(position, url=lambda thing: reverse("attribution:register", args=[thing.case_id]))
registry.register_search("attribution", search)
