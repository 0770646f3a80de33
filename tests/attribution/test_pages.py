"""The pages of attribution: forms keep what was typed, hidden things do not exist, nothing is counted."""

import re

from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from attribution import actions
from attribution.models import Assessment, NationalAttribution, UnionPosition
from attribution.queries import panel
from tests.signed_in import signed_in


def words(assessment, **other):
    return {
        "seen": assessment.changed_at.isoformat(), "level": "network", "likelihood": "likely", "confidence": "high",
        "actor_name": "Doppelganger", "reasons": "Mine.", "dissent": "",
    } | other  # fmt: skip


def text_of(answer):
    return re.sub(r"<[^>]+>", " ", answer.content.decode())


def test_beginning_leads_to_the_form(case, analyst):
    answer = signed_in(analyst).post(reverse("attribution:start", args=[case.pk]))
    assert (answer.status_code, answer["Location"]) == (
        303, reverse("attribution:edit", args=[Assessment.objects.get().pk]),
    )  # fmt: skip


def test_the_assessment_shows_likelihood_and_confidence_apart(assessment, france):
    shown = signed_in(france).get(assessment.get_absolute_url())
    assert shown.status_code == 200
    said = text_of(shown)
    assert "Likely (55 to 80 %)" in said
    assert "Moderate confidence" in said
    assert "Only an analyst" in said


def test_a_stale_form_is_answered_with_both_texts_and_can_be_sent_again(assessment, analyst, second_analyst):
    url = reverse("attribution:edit", args=[assessment.pk])
    mine = words(assessment)
    actions.edit_assessment(
        assessment=assessment, seen=assessment.changed_at, by=second_analyst, reasons="Theirs stand here."
    )
    answer = signed_in(analyst).post(url, mine)
    assert answer.status_code == 409
    assert "Theirs stand here." in text_of(answer)
    assert ">\nMine.</textarea>" in answer.content.decode()
    seen = re.search(r'name="seen" value="([^"]+)"', answer.content.decode())[1]
    assert signed_in(analyst).post(url, mine | {"seen": seen}).status_code == 303
    assessment.refresh_from_db()
    assert assessment.reasons == "Mine."


def test_a_damaged_or_unknown_value_is_400_and_keeps_the_words(assessment, analyst):
    url = reverse("attribution:edit", args=[assessment.pk])
    for wrong in ({"seen": "yesterday"}, {"likelihood": "surely"}):
        answer = signed_in(analyst).post(url, words(assessment, **wrong))
        assert answer.status_code == 400
        assert "Mine." in answer.content.decode()


def test_a_marking_in_the_reasons_is_422_and_keeps_the_words_on_the_page(assessment, analyst):
    url = reverse("attribution:edit", args=[assessment.pk])
    answer = signed_in(analyst).post(url, words(assessment, reasons="Mine. SECRET UE/EU SECRET"))
    assert answer.status_code == 422
    assert "Mine." in answer.content.decode()


def test_a_sentence_that_mixes_the_two_draws_a_warning(case, analyst):
    mixed = "It is likely, with high confidence, that they did it."
    made = actions.start_assessment(case=case, by=analyst, reasons=mixed)
    assert "Make it two" in text_of(signed_in(analyst).get(made.get_absolute_url()))


def test_a_hypothesis_is_added_weighed_and_taken_out(assessment, evidence, analyst):
    browser = signed_in(analyst)
    url = reverse("attribution:add_hypothesis", args=[assessment.pk])
    assert "Log of the mirror site" in text_of(browser.get(url))
    assert browser.post(url, {"kind": "actor", "statement": ""}).status_code == 400
    said = {"kind": "actor", "statement": "A company did it.", "supporting": [str(evidence.pk)]}
    assert browser.post(url, said).status_code == 303
    one = assessment.hypotheses.get(statement="A company did it.")
    both = said | {"contradicting": [str(evidence.pk)]}
    assert browser.post(reverse("attribution:hypothesis", args=[one.pk]), both).status_code == 400
    assert browser.post(reverse("attribution:remove_hypothesis", args=[one.pk])).status_code == 303
    assert not assessment.hypotheses.filter(pk=one.pk).exists()


def test_the_steps_are_buttons_or_reasons_why_not(assessment, analyst, second_analyst):
    browser = signed_in(analyst)
    assert browser.post(reverse("attribution:submit_for_review", args=[assessment.pk])).status_code == 303
    said = text_of(browser.get(assessment.get_absolute_url()))
    assert "somebody other than its author" in said
    other = signed_in(second_analyst)
    assert other.post(reverse("attribution:agree", args=[assessment.pk])).status_code == 409
    assert other.post(reverse("attribution:take_review", args=[assessment.pk])).status_code == 303
    assert other.post(reverse("attribution:agree", args=[assessment.pk])).status_code == 303
    assessment.refresh_from_db()
    assert assessment.status == "agreed"


def test_what_is_hidden_does_not_exist(case, assessment, hungary, stranger):
    one = assessment.hypotheses.first()
    for reader in (hungary, stranger):
        browser = signed_in(reader)
        for name, pk in (
            ("assessment", assessment.pk), ("edit", assessment.pk), ("add_hypothesis", assessment.pk),
            ("hypothesis", one.pk), ("register", case.pk), ("record", case.pk), ("record_union", case.pk),
        ):  # fmt: skip
            assert browser.get(reverse(f"attribution:{name}", args=[pk])).status_code == 404, name
        for name, pk in (("start", case.pk), ("agree", assessment.pk), ("remove_hypothesis", one.pk)):
            assert browser.post(reverse(f"attribution:{name}", args=[pk])).status_code == 404, name


def test_reading_an_address_changes_nothing(case, assessment, analyst):
    browser = signed_in(analyst)
    for name, pk in (("start", case.pk), ("agree", assessment.pk), ("remove_hypothesis", case.pk)):
        assert browser.get(reverse(f"attribution:{name}", args=[pk])).status_code == 405


def test_a_signatory_records_the_own_position_from_the_page(case, denmark):
    url, browser = reverse("attribution:record", args=[case.pk]), signed_in(denmark)
    assert 'name="state"' not in browser.get(url).content.decode()
    answer = browser.post(url, {"stance": "own_attribution", "date": "2026-11-02", "note": "As said in Parliament."})
    assert answer.status_code == 400
    assert "As said in Parliament." in answer.content.decode()
    assert browser.post(url, {"stance": "no_position", "date": "2026-11-02"}).status_code == 303
    assert NationalAttribution.objects.get().state_id == "DK"


def test_an_officer_hears_why_not(case, danish_officer):
    answer = signed_in(danish_officer).get(reverse("attribution:record", args=[case.pk]))
    assert answer.status_code == 403
    assert "only a signatory of DK" in text_of(answer)


def test_the_secretariat_records_on_behalf_with_proof(case, secretariat):
    url, browser = reverse("attribution:record", args=[case.pk]), signed_in(secretariat)
    said = {"state": "HU", "stance": "opposes", "date": "2026-11-02"}
    assert browser.post(url, said).status_code == 400
    assert browser.post(url, said | {"proof": "Message 214, 09:40"}).status_code == 303


def test_a_text_of_the_union_needs_its_reference(case, chair, denmark):
    url = reverse("attribution:record_union", args=[case.pk])
    assert signed_in(denmark).get(url).status_code == 403
    browser = signed_in(chair)
    said = {"position": "notes", "date": "2026-11-02"}
    assert browser.post(url, said).status_code == 400
    assert browser.post(url, said | {"reference": "Statement 593/26"}).status_code == 303
    assert UnionPosition.objects.get().reference == "Statement 593/26"


def test_the_register_page_lists_27_and_counts_nothing(case, denmark, secretariat):
    for code in ("FR", "DE", "PL"):
        actions.record_national_attribution(
            case=case, state=code, stance="own_attribution", actor_name="X", by=secretariat, proof="note verbale"
        )
    page = signed_in(denmark).get(reverse("attribution:register", args=[case.pk])).content.decode()
    body = page[page.index("<tbody>") : page.index("</tbody>")]
    assert body.count('<th scope="row">') == 27
    assert body.count("no position recorded") == 24
    assert not re.search(r"\b(majority|total|of 27|3 States|3 positions)\b", page, re.IGNORECASE)


def test_the_panel_is_shown_on_the_case_page(case, assessment, france):
    html = render_to_string("attribution/_panel.html", panel(case, france))
    assert assessment.get_absolute_url() in html
    assert reverse("attribution:register", args=[case.pk]) in html
    assert "Write an assessment" not in html


def test_the_page_of_an_assessment_costs_the_same_however_much_it_weighs(assessment, evidence, analyst):
    browser = signed_in(analyst)
    browser.get(assessment.get_absolute_url())
    light = cost(browser, assessment)
    for _number in range(6):
        actions.add_hypothesis(
            assessment=assessment, kind="actor", statement="One more.", by=analyst, supporting=[evidence]
        )
    browser.get(assessment.get_absolute_url())
    assert cost(browser, assessment) <= light + 2  # the first item fetches the two sides at all


def cost(browser, assessment):
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(assessment.get_absolute_url()).status_code == 200
    return len(asked)
