"""A version in another language: paragraph for paragraph, with its own hash; the version stays authentic."""

from typing import Any

from django.db import transaction

from audit import trail
from cases.actions.guard import refuse_marked_text
from core.rules.refusal import Kind, Refusal, enforce
from delegations import facts as people
from responses.actions.moves import lock_proposal
from responses.models import TextVersion, TranslatedParagraph, Translation
from responses.rules.authorship import may_hold_the_pen
from responses.rules.languages import check_translation
from responses.rules.text import digest, paragraphs, whole


def add_translation(*, version: TextVersion, language: str, text: str, base: int, by: Any) -> Translation:
    """The next edition in ``language``. It changes no round: answers are given on the authentic version.

    ``base`` is the edition the writer had open, 0 for none (409 if another came in). Refused: not the
    penholder or chair, another number of paragraphs than the authentic text, its own language.
    """
    refuse_marked_text({"text": text}, by=by, case=version.proposal.case)
    return _added(version, language, text, base, by)


@transaction.atomic
def _added(version: TextVersion, language: str, text: str, base: int, by: Any) -> Translation:
    proposal = lock_proposal(version.proposal_id)
    actor = people.actor(by)
    enforce(may_hold_the_pen(actor, proposal.penholder_id))
    last = version.translations.filter(language=language).order_by("-edition").first()
    edition = last.edition if last else 0
    if edition != base:
        enforce(Refusal("responses.translation_moved_on", {"number": edition}, kind=Kind.STATE, field="text"))
    parts = paragraphs(text)
    enforce(
        check_translation(
            parts, language=language, authentic=version.language, count=version.paragraphs.count(),
            same=bool(last) and last.sha256 == digest(whole(parts)),
        )
    )  # fmt: skip
    made = Translation.objects.create(
        version=version, language=language, edition=edition + 1, sha256=digest(whole(parts)), author=by
    )  # fmt: skip
    TranslatedParagraph.objects.bulk_create(
        TranslatedParagraph(translation=made, number=place, text=part, sha256=digest(part))
        for place, part in enumerate(parts, start=1)
    )
    trail.record(
        verb="add_translation", subject=proposal, by=by, chain=proposal.case, body=actor.delegation,
        sha256=made.sha256, language=language,
        sentence=f"{{actor}} ({actor.delegation}) added version {version.number} of {proposal.reference} in "
        f"{language} (edition {made.edition}).",
    )  # fmt: skip
    return made
