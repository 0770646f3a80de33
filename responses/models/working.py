"""The next version while it is being written, paragraph by paragraph; and versions in other languages."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from core.models import Stored, append_only, no_truncate
from responses.models.proposal import Paragraph, Proposal, TextVersion


class WorkingText(Stored):
    """What the penholder makes of ``base``; it ends as a version (``became``) or is discarded."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="working_texts")
    base = models.ForeignKey(TextVersion, models.PROTECT, related_name="+")
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    became = models.OneToOneField(TextVersion, models.PROTECT, null=True, blank=True, related_name="worked_out_as")
    discarded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["proposal"],
                condition=Q(became__isnull=True, discarded_at__isnull=True),
                name="one_working_text",
            ),
        ]

    def __str__(self) -> str:
        return f"draft after {self.base} of {self.proposal}"


class WorkingParagraph(Stored):
    """One paragraph of it. ``revision`` rises with every change, so that nobody writes over another's words."""

    of = models.ForeignKey(WorkingText, models.PROTECT, related_name="paragraphs")
    place = models.PositiveIntegerField()
    origin = models.ForeignKey(Paragraph, models.PROTECT, null=True, blank=True, related_name="+")
    text = models.TextField(blank=True)
    removed = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"§{self.place} of {self.of}"


class Translation(Stored):
    """A version in another language, with its own hash; the version it renders is the authentic one."""

    version = models.ForeignKey(TextVersion, models.PROTECT, related_name="translations")
    language = models.CharField(max_length=10)
    edition = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "language", "edition"], name="translations_are_numbered"),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.version}, {self.language}"


class TranslatedParagraph(Stored):
    """The paragraph of the same number in that language."""

    translation = models.ForeignKey(Translation, models.PROTECT, related_name="paragraphs")
    number = models.PositiveIntegerField()
    text = models.TextField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["translation", "number"], name="translated_once"),
            models.CheckConstraint(condition=~Q(text=""), name="a_translation_says_something"),
        ]
        triggers = [
            pgtrigger.Protect(name="no_change", operation=pgtrigger.Update | pgtrigger.Delete),
            no_truncate(),
        ]

    def __str__(self) -> str:
        return f"§{self.number}"
