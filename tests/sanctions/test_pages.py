"""The pages of listings: forms keep what was typed, gates are told, hidden dossiers do not exist."""

import re

from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from delegations import facts as people
from sanctions import actions
from sanctions.models import Dossier, Regime
from sanctions.queries import panel
from tests.factories.listings import a_sentence, current_criterion
from tests.signed_in import signed_in


def page(name, *args):
    return reverse(f"sanctions:{name}", args=args)


def text_of(answer):
    return re.sub(r"<[^>]+>", " ", answer.content.decode())


def entry(**other):
    return {
        "target_type": "entity", "target_name": "Mirror Media", "criterion": str(current_criterion().pk),
        "measures": ["asset_freeze"], "rights_note": "Weighed.", "identifier_registration_number": "1027",
        "aliases": "MM\nMirror",
    } | other  # fmt: skip


def stage(dossier, status):
    Dossier.objects.filter(pk=dossier.pk).update(status=status)


def test_a_drafter_opens_a_dossier_from_the_case(case, drafter):
    url, browser = page("open", case.pk), signed_in(drafter)
    assert browser.get(url).status_code == 200
    answer = browser.post(url, entry(proposer="DK", purpose="listing"))
    made = Dossier.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, made.get_absolute_url())
    assert (made.identifiers, made.aliases) == ({"registration_number": "1027"}, ["MM", "Mirror"])


def test_an_officer_is_offered_the_own_state_only(case, danish_officer):
    form = signed_in(danish_officer).get(page("open", case.pk)).content.decode()
    assert 'value="DK"' in form
    assert 'value="FR"' not in form


def test_a_refused_opening_keeps_the_words(case, drafter):
    url, browser = page("open", case.pk), signed_in(drafter)
    both = browser.post(url, entry(proposer="DK", purpose="listing", no_applicable_regime="on"))
    assert both.status_code == 400
    assert "Weighed." in both.content.decode()
    assert browser.post(url, entry(proposer="DK", purpose="listing", target_name="")).status_code == 400
    marked = browser.post(url, entry(proposer="DK", purpose="listing", rights_note="Weighed. EU CONFIDENTIAL"))
    assert marked.status_code == 422
    assert not Dossier.objects.exists()


def test_who_may_not_open_hears_why(case, analyst):
    assert signed_in(analyst).get(page("open", case.pk)).status_code == 403


def test_a_stale_entry_sheet_is_answered_with_both(dossier, danish_officer, drafter):
    url, browser = page("edit", dossier.pk), signed_in(danish_officer)
    assert browser.get(url).status_code == 200
    actions.edit_dossier(
        dossier=dossier, seen=dossier.changed_at, by=drafter, target_type="entity", target_name="Their name",
        criterion=dossier.criterion,
    )  # fmt: skip
    answer = browser.post(url, entry(target_name="My name", seen=dossier.changed_at.isoformat()))
    assert answer.status_code == 409
    assert "Their name" in text_of(answer)
    assert 'value="My name"' in answer.content.decode()
    seen = re.search(r'name="seen" value="([^"]+)"', answer.content.decode())[1]
    assert browser.post(url, entry(target_name="My name", seen=seen)).status_code == 303


def test_sentences_are_written_moved_and_taken_out(dossier, evidence, danish_officer):
    browser = signed_in(danish_officer)
    url = page("add_sentence", dossier.pk)
    assert "Log of the mirror site" in text_of(browser.get(url))
    assert browser.post(url, {"text": "", "evidence": [str(evidence.pk)]}).status_code == 400
    for text in ("First.", "Second."):
        assert browser.post(url, {"text": text, "evidence": [str(evidence.pk)]}).status_code == 303
    second = dossier.sentences.get(number=2)
    assert browser.post(page("move_sentence", second.pk), {"to": "up"}).status_code == 303
    assert browser.post(page("sentence", second.pk), {"text": "Second, reworded."}).status_code == 303
    first = dossier.sentences.get(number=1)
    assert (first.text, first.evidence.exists()) == ("Second, reworded.", False)
    assert browser.post(page("remove_sentence", first.pk)).status_code == 303
    assert [row.text for row in dossier.sentences.all()] == ["First."]


def test_the_page_shows_gates_warnings_chips_and_who_can_see_it(dossier, evidence, unpublishable, danish_officer):
    a_sentence(dossier, danish_officer, evidence)
    a_sentence(dossier, danish_officer, unpublishable)
    said = text_of(signed_in(danish_officer).get(dossier.get_absolute_url()))
    for words in (
        "Who can see this", "What the dossier needs", "What may cost it in court", "Log of the mirror site",
        "not publishable", "have no evidence that may be published: 2", "to be confirmed by the secretariat",
        "opened a listing dossier",
    ):  # fmt: skip
        assert words in said, words


def test_a_closed_gate_is_409_with_its_sentence(dossier, danish_officer):
    answer = signed_in(danish_officer).post(page("move", dossier.pk, "send_to_legal_check"))
    assert answer.status_code == 409
    assert "Write the statement of reasons" in text_of(answer)
    assert signed_in(danish_officer).post(page("move", dossier.pk, "jump")).status_code == 404


def test_the_way_through_the_pages(dossier, evidence, danish_officer, denmark, legal_adviser, chair, secretariat):
    a_sentence(dossier, danish_officer, evidence)
    today = people.today().isoformat()
    assert signed_in(danish_officer).post(page("move", dossier.pk, "send_to_legal_check")).status_code == 303
    assert "Confirm the legal check" in text_of(signed_in(legal_adviser).get(dossier.get_absolute_url()))
    assert signed_in(legal_adviser).post(page("legality", dossier.pk)).status_code == 303
    assert signed_in(denmark).post(page("move", dossier.pk, "propose")).status_code == 303
    for name in ("take_to_relex", "take_to_coreper"):
        assert signed_in(chair).post(page("move", dossier.pk, name)).status_code == 303
    browser = signed_in(secretariat)
    half = browser.post(page("adoption", dossier.pk), {"decision": "2026/2100", "adopted_on": today})
    assert half.status_code == 400
    assert "2026/2100" in half.content.decode()
    both = {"decision": "2026/2100", "regulation": "2026/2099"}
    assert browser.post(page("adoption", dossier.pk), both | {"adopted_on": today}).status_code == 303
    alone = browser.post(page("publication", dossier.pk), {"decision": "OJ L 2100", "decision_on": today})
    assert alone.status_code == 409
    pair = {"decision": "OJ L 2100", "decision_on": today, "regulation": "OJ L 2099", "regulation_on": today}
    assert browser.post(page("publication", dossier.pk), pair | {"expires_on": "2028-05-18"}).status_code == 303
    said = text_of(browser.get(dossier.get_absolute_url()))
    assert "Steps before the expiry" in said
    assert "18 May 2028" in said


def test_the_hearing_and_the_expiry_have_forms_of_their_own(dossier, chair, secretariat, danish_officer):
    stage(dossier, "relex")
    assert signed_in(danish_officer).get(page("hearing", dossier.pk)).status_code == 403
    today = people.today().isoformat()
    assert signed_in(chair).post(page("hearing", dossier.pk), {"disclosed_on": today}).status_code == 303
    assert signed_in(secretariat).post(page("expiry", dossier.pk), {"expires_on": today}).status_code == 400
    assert signed_in(secretariat).post(page("expiry", dossier.pk), {"expires_on": "2028-05-18"}).status_code == 303


def test_a_delegation_is_let_in_and_out_again(dossier, denmark, france):
    assert signed_in(france).get(dossier.get_absolute_url()).status_code == 404
    browser = signed_in(denmark)
    assert browser.post(page("let_in", dossier.pk), {"delegation": "FR"}).status_code == 303
    assert signed_in(france).get(dossier.get_absolute_url()).status_code == 200
    assert browser.post(page("let_in", dossier.pk), {"delegation": "NATO"}).status_code == 400
    assert browser.post(page("let_out", dossier.pk, "FR")).status_code == 303
    assert signed_in(france).get(dossier.get_absolute_url()).status_code == 404


def test_what_is_hidden_does_not_exist(case, dossier, danish_officer, hungary, france, nato):
    one = a_sentence(dossier, danish_officer)
    for reader in (hungary, france):
        browser = signed_in(reader)
        for name in ("dossier", "edit", "add_sentence", "adoption", "publication", "hearing", "expiry"):
            assert browser.get(page(name, dossier.pk)).status_code == 404, name
        assert browser.get(page("sentence", one.pk)).status_code == 404
        for url in (page("legality", dossier.pk), page("let_in", dossier.pk), page("remove_sentence", one.pk)):
            assert browser.post(url).status_code == 404, url
    assert signed_in(nato).get(page("dossiers")).status_code == 302, "a system has no sitting"
    assert "Mirror Media" not in text_of(signed_in(france).get(page("dossiers")))


def test_the_list_says_what_is_open_to_the_reader(dossier, danish_officer):
    browser = signed_in(danish_officer)
    assert "Mirror Media" in text_of(browser.get(page("dossiers")))
    assert "Nothing fits" in text_of(browser.get(page("dossiers") + "?status=relex&q=x"))


def test_a_regime_shows_every_wording_its_source_and_what_is_unconfirmed(denmark):
    browser = signed_in(denmark)
    assert browser.get(page("regimes")).status_code == 200
    for regime in Regime.objects.all():
        said = text_of(browser.get(page("regime", regime.code)))
        assert "Source:" in said
        assert regime.confirmed or "to be confirmed" in said
    said = text_of(browser.get(page("regime", "RUSDA")))
    assert "use of coordinated information manipulation" in said
    assert "use of information manipulation" in said
    assert browser.get(page("regime", "XX")).status_code == 404


def test_the_panel_names_only_dossiers_open_to_the_reader(case, dossier, danish_officer, france):
    assert dossier.get_absolute_url() in render_to_string("sanctions/_panel.html", panel(case, danish_officer))
    hidden = render_to_string("sanctions/_panel.html", panel(case, france))
    assert "Mirror" not in hidden
    assert "No dossier of this case is open to you." in hidden


def test_the_page_costs_the_same_however_long_the_reasons(dossier, evidence, drafter):
    browser = signed_in(drafter)
    a_sentence(dossier, drafter, evidence)
    browser.get(dossier.get_absolute_url())
    short = cost(browser, dossier)
    for _number in range(8):
        a_sentence(dossier, drafter, evidence)
    browser.get(dossier.get_absolute_url())
    assert cost(browser, dossier) == short


def cost(browser, dossier):
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(dossier.get_absolute_url()).status_code == 200
    return len(asked)
