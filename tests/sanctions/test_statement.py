"""The statement of reasons: every sentence stands on evidence of the case that its writer sees."""

import pytest

from sanctions import actions
from sanctions.showing import sentences
from tests import cast
from tests.factories.cases import a_case, some_evidence
from tests.factories.listings import a_sentence
from tests.sanctions.refusing import refused


def texts(dossier):
    return [(row.number, row.text) for row in dossier.sentences.order_by("number")]


@pytest.fixture
def three(dossier, danish_officer):
    return [actions.add_sentence(dossier=dossier, text=text, by=danish_officer) for text in ("A.", "B.", "C.")]


def test_sentences_are_numbered_in_their_order(dossier, three):
    assert texts(dossier) == [(1, "A."), (2, "B."), (3, "C.")]


@pytest.mark.parametrize(("to", "order"), [(1, "CAB"), (2, "ACB"), (3, "ABC"), (0, "CAB"), (99, "ABC")])
def test_a_sentence_moves_and_the_others_close_ranks(dossier, three, danish_officer, to, order):
    actions.move_sentence(sentence=three[2], to=to, by=danish_officer)
    assert texts(dossier) == [(number, f"{letter}.") for number, letter in enumerate(order, start=1)]


def test_a_sentence_taken_out_leaves_no_gap(dossier, three, danish_officer):
    actions.remove_sentence(sentence=three[0], by=danish_officer)
    assert texts(dossier) == [(1, "B."), (2, "C.")]


def test_an_empty_sentence_is_refused(dossier, danish_officer):
    refusal = refused(actions.add_sentence, dossier=dossier, text=" ", by=danish_officer)
    assert (refusal.code, refusal.field) == ("sanctions.sentence_missing", "text")


def test_a_classified_marking_never_gets_into_a_sentence(dossier, danish_officer):
    refusal = refused(actions.add_sentence, dossier=dossier, text="RESTREINT UE/EU RESTRICTED", by=danish_officer)
    assert refusal.kind == "unprocessable"
    assert not dossier.sentences.exists()


@pytest.mark.parametrize("who", ["france", "legal_adviser", "chair", "analyst"])
def test_only_drafters_and_the_proposers_officers_write(dossier, who, request):
    by = request.getfixturevalue(who)
    assert refused(actions.add_sentence, dossier=dossier, text="X.", by=by).kind == "forbidden"


def test_citing_and_no_longer_citing(dossier, evidence, danish_officer):
    one = a_sentence(dossier, danish_officer, evidence)
    assert list(one.evidence.all()) == [evidence]
    actions.stop_citing(sentence=one, evidence=evidence, by=danish_officer)
    assert not one.evidence.exists()


def test_evidence_of_another_case_is_not_cited(dossier, danish_officer, analyst):
    other = some_evidence(a_case(analyst, "Another operation"), analyst)
    refusal = refused(a_sentence_with, dossier=dossier, by=danish_officer, evidence=other)
    assert refusal.code == "sanctions.evidence_unknown"
    assert not dossier.sentences.exists()


def test_evidence_for_named_eyes_is_cited_only_by_who_sees_it(case, dossier, drafter, danish_officer):
    french = cast.officer("FR")
    secret = some_evidence(case, french, "For named eyes", marking="eyes", publishable=True)
    assert refused(a_sentence_with, dossier=dossier, by=drafter, evidence=secret).code == "sanctions.evidence_unknown"
    one = a_sentence(dossier, danish_officer, secret)
    (row,) = sentences(dossier, drafter)
    assert (row["items"], row["hidden"], row["stands"]) == ([], True, True)
    actions.edit_sentence(sentence=one, text="Reworded.", evidence=[], by=drafter)
    assert list(one.evidence.all()) == [secret]


def test_editing_with_other_evidence_replaces_what_the_writer_sees(dossier, evidence, unpublishable, danish_officer):
    one = a_sentence(dossier, danish_officer, evidence)
    actions.edit_sentence(sentence=one, text="Reworded.", evidence=[unpublishable], by=danish_officer)
    one.refresh_from_db()
    assert (one.text, list(one.evidence.all())) == ("Reworded.", [unpublishable])


def test_nothing_is_written_once_it_left_the_draft(dossier, evidence, danish_officer):
    one = a_sentence(dossier, danish_officer, evidence)
    actions.move(dossier=dossier, name="send_to_legal_check", by=danish_officer)
    for act, known in (
        (actions.edit_sentence, {"sentence": one, "text": "X."}),
        (actions.remove_sentence, {"sentence": one}),
        (actions.move_sentence, {"sentence": one, "to": 1}),
        (actions.cite, {"sentence": one, "evidence": evidence}),
        (actions.add_sentence, {"dossier": dossier, "text": "X."}),
    ):
        assert refused(act, by=danish_officer, **known).code == "sanctions.only_in_draft"


def a_sentence_with(dossier, by, evidence):
    return a_sentence(dossier, by, evidence)
