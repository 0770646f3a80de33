"""Pages of reports: two steps before sending, words kept whatever happens, triage by forms."""

import pytest
from django.urls import reverse

from cases.models import Case, Quarantined, Report
from tests.factories.cases import SCORES, a_case, a_report

pytestmark = pytest.mark.django_db

NEW = {"title": "Cloned news sites push a false story on wheat", "language": "en", "marking": "limite"}
SCORED = {**SCORES, **{f"why_{factor}": "Seen." for factor in SCORES}, "tier": "", "tier_reason": ""}


def test_a_new_report_is_sent_and_shown_word_for_word(as_, denmark):
    answer = as_(denmark).post(
        reverse("cases:report_new"), NEW | {"body": "It began on Monday.", "links": "https://spiegel.ltd/a\n\n"}
    )
    report = Report.objects.get()
    assert answer.status_code == 303
    assert answer["Location"] == report.get_absolute_url()
    page = as_(denmark).get(report.get_absolute_url()).content.decode()
    assert "It began on Monday." in page
    assert "hxxps://spiegel[.]ltd/a" in page
    assert 'href="https://spiegel.ltd' not in page


def test_what_looks_alike_is_shown_before_anything_is_saved_and_every_word_is_kept(as_, denmark):
    earlier = a_report(denmark, "Cloned news sites push a false story on wheat exports")
    typed = NEW | {"body": "  My own words  ", "links": "https://a.example/1", "actor_named": "Unknown"}
    answer = as_(denmark).post(reverse("cases:report_new"), typed)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert Report.objects.count() == 1
    assert earlier.title in page
    for words in ("  My own words  ", "https://a.example/1", "Unknown", NEW["title"]):
        assert words in page
    seen = answer.context["form"].data["seen"]
    assert str(earlier.pk) in seen
    assert as_(denmark).post(reverse("cases:report_new"), typed | {"seen": seen}).status_code == 303
    assert Report.objects.count() == 2


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"title": ""}, 400),
        ({"links": "javascript:alert(1)"}, 400),
        ({"techniques": "T9999"}, 400),
        ({"observed_on": "2999-01-01"}, 400),
        ({"marking": "cosmic"}, 400),
        ({"body": "keep me, this is NATO SECRET"}, 422),
    ],
)
def test_a_report_that_cannot_be_taken_comes_back_with_a_sentence_and_every_word(as_, denmark, wrong, status):
    answer = as_(denmark).post(reverse("cases:report_new"), NEW | {"body": "keep me"} | wrong)
    page = answer.content.decode()
    assert answer.status_code == status
    assert "keep me" in page
    assert 'role="alert"' in page
    assert not Report.objects.exists()


def test_kept_out_content_is_on_record_and_only_security_officers_and_auditors_read_it(
    as_, denmark, security_officer, auditor
):
    as_(denmark).post(reverse("cases:report_new"), NEW | {"body": "this is NATO SECRET"})
    entry = Quarantined.objects.get()
    assert as_(denmark).get(reverse("cases:quarantine")).status_code == 403
    assert "NATO SECRET" in as_(auditor).get(reverse("cases:quarantine")).content.decode()
    url = reverse("cases:quarantine_handled", args=[entry.pk])
    assert as_(auditor).post(url, {"note": "x"}).status_code == 403
    assert as_(security_officer).post(url, {"note": "Called the sender."}).status_code == 303
    assert as_(security_officer).post(url, {"note": "Twice."}).status_code == 409
    entry.refresh_from_db()
    assert entry.handled_note == "Called the sender."


def test_a_report_one_may_not_see_does_not_exist(as_, denmark, france):
    report = a_report(denmark)
    hidden = as_(france).get(report.get_absolute_url())
    absent = as_(france).get(reverse("cases:report", args=["00000000-0000-4000-8000-000000000000"]))
    assert (hidden.status_code, hidden.content) == (absent.status_code, absent.content)
    assert hidden.status_code == 404
    assert report.title not in as_(france).get(reverse("cases:reports")).content.decode()


def test_the_list_is_filtered_by_words_status_and_sender(as_, denmark, france, analyst):
    a_report(denmark, "Wheat story")
    a_report(france, "Cable rumour")
    url = reverse("cases:reports")
    for query, there, not_there in (
        ("?q=wheat", "Wheat story", "Cable rumour"),
        ("?source=FR", "Cable rumour", "Wheat story"),
        ("?status=dismissed", "No report you may see fits", "Wheat story"),
    ):
        page = as_(analyst).get(url + query).content.decode()
        assert there in page
        assert not_there not in page
    assert as_(analyst).get(url + "?status=nonsense&page=99&source=nobody").status_code == 200
    assert as_(analyst).get(url + "?source=%00").status_code == 400


def test_the_list_costs_the_same_for_one_report_and_for_thirty(as_, denmark, analyst, count_queries):
    a_report(denmark, "Report 0")
    client = as_(analyst)
    client.get(reverse("cases:reports"))
    one = count_queries(lambda: client.get(reverse("cases:reports")))
    for number in range(1, 30):
        a_report(denmark, f"Report {number}")
    assert count_queries(lambda: client.get(reverse("cases:reports"))) == one


def test_triage_opens_a_case_from_a_report(as_, denmark, analyst):
    report = a_report(denmark)
    url = reverse("cases:triage_open", args=[report.pk])
    assert as_(analyst).get(url).status_code == 200
    words = SCORED | {"title": "Wheat", "summary": "s", "marking": "limite", "lead": "DK", "affected": ["FR", "DE"]}
    assert as_(analyst).post(url, words).status_code == 303
    case = Case.objects.get()
    assert set(case.audience.values_list("delegation", flat=True)) == {"DK", "FR", "DE"}
    assert as_(analyst).post(url, words).status_code == 409
    assert Case.objects.count() == 1


def test_a_case_that_cannot_be_opened_keeps_what_was_typed(as_, denmark, analyst):
    url = reverse("cases:triage_open", args=[a_report(denmark).pk])
    words = SCORED | {"title": "Wheat", "summary": "long work", "marking": "limite", "lead": "DK", "tier": "T4"}
    answer = as_(analyst).post(url, words)
    assert answer.status_code == 400
    assert "long work" in answer.content.decode()
    assert "suggests T2" in answer.content.decode()


def test_an_officer_is_told_why_not_to_triage(as_, denmark):
    report = a_report(denmark)
    for name in ("open", "join", "duplicate", "dismiss", "reconsider"):
        answer = as_(denmark).post(reverse(f"cases:triage_{name}", args=[report.pk]), {"reason": "x"})
        assert answer.status_code == 403, name
        assert "Only those appointed to triage" in answer.content.decode()


def test_a_report_joins_a_case_by_its_reference_however_it_is_written(as_, denmark, analyst):
    case, report = a_case(analyst), a_report(denmark)
    url = reverse("cases:triage_join", args=[report.pk])
    wrong = as_(analyst).post(url, {"case": "FIMI-1999-0001"})
    assert wrong.status_code == 400
    assert "FIMI-1999-0001" in wrong.content.decode()
    assert as_(analyst).post(url, {"case": case.reference.lower().replace("-", " ")}).status_code == 303
    report.refresh_from_db()
    assert report.case == case


def test_a_repeat_is_marked_and_taken_back(as_, denmark, analyst):
    first = a_report(denmark, "Cloned news sites push a false story")
    second = a_report(denmark, "Cloned news sites push a false story again")
    url = reverse("cases:triage_duplicate", args=[second.pk])
    assert first.title in as_(analyst).get(url).content.decode()
    assert as_(analyst).post(url, {"of": str(first.pk)}).status_code == 303
    second.refresh_from_db()
    assert second.duplicate_of == first
    assert as_(analyst).post(reverse("cases:triage_reconsider", args=[second.pk])).status_code == 303
    second.refresh_from_db()
    assert second.status == "received"


def test_dismissing_without_a_reason_comes_back(as_, denmark, analyst):
    url = reverse("cases:triage_dismiss", args=[a_report(denmark).pk])
    assert as_(analyst).post(url, {"reason": ""}).status_code == 400
    assert as_(analyst).post(url, {"reason": "Satire."}).status_code == 303
