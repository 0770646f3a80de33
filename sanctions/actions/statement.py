"""The statement of reasons, sentence by sentence, and the evidence each one stands on."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import F, Max

from cases.actions.guard import refuse_marked_text
from cases.models import Evidence
from core.clock import db_now
from core.rules.refusal import Kind, Refusal, enforce
from sanctions.actions.guard import draft, record
from sanctions.models import Dossier, ReasonSentence
from sanctions.rules.writing import check_sentence_text

_ASIDE = 10_000
"""Numbers are unique at every moment, so what moves is first put above all of them."""


def add_sentence(*, dossier: Dossier, text: str, by: Any, evidence: Iterable[Evidence] = ()) -> ReasonSentence:
    """One more sentence at the end, standing on ``evidence`` (see ``cite``).

    Refused to whom the draft is not open (403), once it has left the draft (409), without words (400),
    with a classification marking (422).
    """
    enforce(check_sentence_text(text))
    refuse_marked_text({"sentence": text}, by=by, case=dossier.case)
    return _added(dossier, text.strip(), list(evidence), by)


def edit_sentence(
    *, sentence: ReasonSentence, text: str, by: Any, evidence: Iterable[Evidence] | None = None
) -> ReasonSentence:
    """Other words, and ``evidence`` instead of what was cited; None leaves the citations.

    Items cited that ``by`` may not see stay. Refused as ``add_sentence``.
    """
    enforce(check_sentence_text(text))
    refuse_marked_text({"sentence": text}, by=by, case=sentence.dossier.case)
    return _edited(sentence, text.strip(), None if evidence is None else list(evidence), by)


@transaction.atomic
def move_sentence(*, sentence: ReasonSentence, to: int, by: Any) -> ReasonSentence:
    """Put a sentence in place ``to`` (from 1; beyond the end counts as the end). The others close ranks."""
    dossier = draft(sentence.dossier, by)
    order = [pk for pk in _order(dossier) if pk != sentence.pk]
    order.insert(max(to, 1) - 1, sentence.pk)
    before = sentence.number
    _number(dossier, order)
    sentence.refresh_from_db()
    if sentence.number != before:
        _changed(dossier, "move_sentence", f"moved sentence {before} to place {sentence.number}.", by)
    return sentence


@transaction.atomic
def remove_sentence(*, sentence: ReasonSentence, by: Any) -> None:
    """Take a sentence out of a draft; the record keeps its words. The others close ranks."""
    dossier = draft(sentence.dossier, by)
    did = f"took out sentence {sentence.number} of the statement of reasons."
    _changed(dossier, "remove_sentence", did, by, text=sentence.text)
    sentence.delete()
    _number(dossier, _order(dossier))


@transaction.atomic
def cite(*, sentence: ReasonSentence, evidence: Evidence, by: Any) -> ReasonSentence:
    """Let a sentence stand on an item of the same case that ``by`` may see (otherwise 400)."""
    dossier = draft(sentence.dossier, by)
    visible = Evidence.objects.visible_to(by).filter(case_id=dossier.case_id, pk=evidence.pk).exists()
    enforce(None if visible else Refusal("sanctions.evidence_unknown", kind=Kind.INVALID, field="evidence"))
    sentence.evidence.add(evidence)
    did = f"cited an item of evidence in sentence {sentence.number}."
    _changed(dossier, "cite", did, by, evidence=evidence.pk)
    return sentence


@transaction.atomic
def stop_citing(*, sentence: ReasonSentence, evidence: Evidence, by: Any) -> ReasonSentence:
    """A sentence no longer stands on an item."""
    dossier = draft(sentence.dossier, by)
    sentence.evidence.remove(evidence)
    did = f"took an item of evidence out of sentence {sentence.number}."
    _changed(dossier, "stop_citing", did, by, evidence=evidence.pk)
    return sentence


@transaction.atomic
def _added(dossier: Dossier, text: str, evidence: list[Evidence], by: Any) -> ReasonSentence:
    found = draft(dossier, by)
    last = found.sentences.aggregate(last=Max("number"))["last"] or 0
    made = ReasonSentence.objects.create(dossier=found, number=last + 1, text=text)
    _changed(found, "add_sentence", f"added sentence {made.number} to the statement of reasons.", by, text=text)
    for item in evidence:
        cite(sentence=made, evidence=item, by=by)
    return made


@transaction.atomic
def _edited(sentence: ReasonSentence, text: str, evidence: list[Evidence] | None, by: Any) -> ReasonSentence:
    dossier = draft(sentence.dossier, by)
    before, sentence.text = sentence.text, text
    if text != before:
        sentence.save(update_fields=["text"])
        did = f"rewrote sentence {sentence.number} of the statement of reasons."
        _changed(dossier, "edit_sentence", did, by, text=text, text_before=before)
    if evidence is not None:
        _cite_only(sentence, evidence, by)
    return sentence


def _cite_only(sentence: ReasonSentence, evidence: list[Evidence], by: Any) -> None:
    visible = Evidence.objects.visible_to(by).values("pk")
    cited = set(sentence.evidence.filter(pk__in=visible))
    for item in evidence:
        if item not in cited:
            cite(sentence=sentence, evidence=item, by=by)
    for item in cited.difference(evidence):
        stop_citing(sentence=sentence, evidence=item, by=by)


def _order(dossier: Dossier) -> list[Any]:
    return list(dossier.sentences.order_by("number").values_list("pk", flat=True))


def _number(dossier: Dossier, order: list[Any]) -> None:
    dossier.sentences.update(number=F("number") + _ASIDE)
    for number, pk in enumerate(order, start=1):
        ReasonSentence.objects.filter(pk=pk).update(number=number)


def _changed(dossier: Dossier, verb: str, did: str, by: Any, **details: Any) -> None:
    """The list of dossiers shows the last change. The entry sheet's form compares with it too, so that
    a writer hears of sentences that others changed meanwhile."""
    Dossier.objects.filter(pk=dossier.pk).update(changed_at=db_now())
    record(dossier, verb, did, by, **details)
