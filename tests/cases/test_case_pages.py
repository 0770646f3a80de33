"""Pages of cases and evidence: every act by a form, stale and wrong input with its status, nothing lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cases.actions.case import rewrite
from cases.models import Case, CaseGrant, Evidence, Quarantined
from cases.upload_handler import HOPELESS
from delegations.models import User
from notifications.models import Notice
from tests.cases.conftest import DOOR
from tests.factories.cases import SCORES, a_case, some_evidence

pytestmark = pytest.mark.django_db

WORDS = {
    "title": "Log of the mirror", "kind": "technical", "origin": "open", "reliability": "F", "credibility": "6",
    "marking": "limite", "description": "keep me",
}  # fmt: skip


@pytest.fixture
def case(analyst) -> Case:
    return a_case(analyst, audience={"FR": "affected"})


def a_file(content: bytes = b"10:00 mirror answered\n", name: str = "mirror.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="image/png")


def test_an_upload_is_stored_with_the_hash_of_the_server_and_the_type_of_its_bytes(as_, case, denmark):
    answer = as_(denmark).post(reverse("cases:evidence_add", args=[case.pk]), WORDS | {"file": a_file()})
    item = Evidence.objects.get()
    assert answer.status_code == 303
    assert answer["Location"] == item.get_absolute_url()
    assert len(item.sha256) == 64
    assert item.content_type == "text/plain"
    page = as_(denmark).get(item.get_absolute_url()).content.decode()
    assert item.sha256 in page
    assert "Chain of custody" in page


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"file": ("", b"")}, 400),
        ({"file": ("empty.txt", b"")}, 400),
        ({"file": ("tool.exe", b"MZ\x00\x00")}, 415),
        ({"file": ("picture.png", b"<html>")}, 415),
        ({"file": ("note.txt", b"NATO SECRET")}, 422),
        ({"file": ("NATO SECRET.txt", b"fine")}, 422),
        ({"link": "javascript:alert(1)"}, 400),
        ({"file": ("a.txt", b"a"), "link": "https://a.example/"}, 400),
        ({"file": ("a.txt", b"a"), "kind": "rumour"}, 400),
        ({"file": ("a.txt", b"a"), "captured_at": "2999-01-01T10:00"}, 400),
    ],
)
def test_evidence_that_cannot_be_taken_comes_back_with_its_status_and_every_word(as_, case, denmark, more, status):
    sent = {key: a_file(value[1], value[0]) if key == "file" and value[0] else value for key, value in more.items()}
    sent = {key: value for key, value in sent.items() if value != ("", b"")}
    answer = as_(denmark).post(reverse("cases:evidence_add", args=[case.pk]), WORDS | sent)
    page = answer.content.decode()
    assert answer.status_code == status
    assert 'role="alert"' in page
    assert "keep me" in page
    assert not Evidence.objects.exists()
    assert Quarantined.objects.exists() == (status == 422)


def test_a_file_over_the_limit_is_dropped_on_the_way_and_the_words_are_kept(as_, case, denmark, settings, tmp_path):
    settings.EVIDENCE_MAX_BYTES = 1024 * 1024
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    answer = as_(denmark).post(
        reverse("cases:evidence_add", args=[case.pk]), WORDS | {"file": a_file(b"x" * 2 * 1024 * 1024)}
    )
    assert answer.status_code == 413
    assert "keep me" in answer.content.decode()
    assert "larger than 1 MiB" in answer.content.decode()
    assert not Evidence.objects.exists()
    assert not list(tmp_path.glob("*.upload*"))


def test_a_request_far_over_the_limit_is_refused_unread(as_, case, denmark, settings):
    settings.EVIDENCE_MAX_BYTES = 1000

    class Unread:
        def read(self, *size):
            raise AssertionError("the body was read")

        readline = read

    answer = as_(denmark).generic(
        "POST", reverse("cases:evidence_add", args=[case.pk]), b"", content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(HOPELESS * 1000 + 1), **{"wsgi.input": Unread()},
    )  # fmt: skip
    assert answer.status_code == 413


def test_an_upload_without_the_token_of_its_form_is_refused(case, denmark):
    client = Client(enforce_csrf_checks=True)
    client.force_login(User.objects.get(pk=denmark.pk), backend=DOOR)
    answer = client.post(reverse("cases:evidence_add", args=[case.pk]), WORDS | {"file": a_file()})
    assert answer.status_code == 403
    assert not Evidence.objects.exists()


def test_a_download_is_an_attachment_that_no_browser_runs(as_, case, denmark):
    item = some_evidence(case, denmark)
    url = reverse("cases:download", args=[item.pk])
    assert as_(denmark).get(url).status_code == 405
    answer = as_(denmark).post(url)
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert b"".join(answer.streaming_content) == b"2026-11-02 10:00 mirror answered\n"


def test_a_changed_file_is_refused_with_a_sentence(as_, case, denmark, security_officer):
    item = some_evidence(case, denmark)
    with open(item.file.path, "ab") as stored:
        stored.write(b"!")
    answer = as_(denmark).post(reverse("cases:download", args=[item.pk]))
    assert answer.status_code == 409
    assert "not what was received" in answer.content.decode()


def test_reading_writes_a_disclosure_and_nothing_else(as_, case, denmark, django_assert_num_queries):
    item = some_evidence(case, denmark)
    steps = item.custody.count()
    as_(denmark).get(item.get_absolute_url())
    assert item.custody.count() == steps


def test_who_is_not_on_the_case_finds_neither_case_nor_evidence(as_, case, denmark, germany):
    item = some_evidence(case, denmark)
    names = ("edit", "severity", "move", "marking", "timeline_add", "audience", "evidence_add")
    for url in [reverse(f"cases:{name}", args=[case.pk]) for name in names] + [item.get_absolute_url()]:
        assert as_(germany).get(url).status_code == 404, url
    assert as_(germany).post(reverse("cases:download", args=[item.pk])).status_code == 404
    assert item.title not in as_(germany).get(reverse("cases:evidence_list")).content.decode()


def test_the_list_of_evidence_costs_the_same_for_one_item_and_for_thirty(as_, case, denmark, count_queries):
    some_evidence(case, denmark)
    client = as_(denmark)
    client.get(reverse("cases:evidence_list"))
    one = count_queries(lambda: client.get(reverse("cases:evidence_list")))
    for number in range(29):
        some_evidence(case, denmark, f"Item {number}")
    assert count_queries(lambda: client.get(reverse("cases:evidence_list"))) == one


def test_a_stale_rewrite_shows_both_texts_and_can_then_be_saved(as_, case, denmark, analyst):
    url = reverse("cases:edit", args=[case.pk])
    seen = case.revision
    rewrite(case=case, title="Theirs", summary="their summary", seen=seen, by=analyst)
    answer = as_(denmark).post(url, {"title": "Mine", "summary": "my summary", "seen": seen})
    page = answer.content.decode()
    assert answer.status_code == 409
    for words in ("Theirs", "their summary", "Mine", "my summary"):
        assert words in page
    again = {"title": "Mine", "summary": "my summary", "seen": answer.context["form"].data["seen"]}
    assert as_(denmark).post(url, again).status_code == 303
    case.refresh_from_db()
    assert case.title == "Mine"


def test_a_case_is_moved_by_a_form_that_offers_only_what_is_open(as_, case, denmark, france):
    url = reverse("cases:move", args=[case.pk])
    page = as_(denmark).get(url).content.decode()
    assert 'value="assess"' in page
    assert 'value="deliver"' not in page
    assert as_(france).get(url).status_code == 403
    assert as_(denmark).post(url, {"name": "deliver", "seen": case.revision}).status_code == 400
    assert as_(denmark).post(url, {"name": "assess", "seen": case.revision + 5}).status_code == 409
    assert as_(denmark).post(url, {"name": "assess", "seen": case.revision}).status_code == 303
    case.refresh_from_db()
    assert case.status == "assessed"


def test_severity_is_scored_by_a_form(as_, case, analyst, denmark):
    url = reverse("cases:severity", args=[case.pk])
    assert as_(denmark).get(url).status_code == 403
    scored = SCORES | {"M": 3, "D": 3} | {f"why_{f}": "Seen." for f in SCORES} | {"seen": case.revision}
    assert as_(analyst).post(url, scored | {"why_T": ""}).status_code == 400
    assert as_(analyst).post(url, scored).status_code == 303
    case.refresh_from_db()
    assert case.tier == "T3"


def test_the_audience_changes_by_small_forms(as_, case, denmark, analyst, france):
    url = reverse("cases:audience", args=[case.pk])
    assert as_(denmark).get(url).status_code == 200
    joined = as_(denmark).post(url, {"act": "join", "delegation": "DE", "relation": "affected"})
    assert joined.status_code == 303
    assert as_(denmark).post(url, {"act": "leave", "delegation": "DE"}).status_code == 303
    refused = as_(denmark).post(url, {"act": "leave", "delegation": "DK"})
    assert refused.status_code == 409
    assert "cannot leave its own case" in refused.content.decode()
    assert as_(denmark).post(url, {"act": "join", "delegation": "GR", "relation": "affected"}).status_code == 400
    assert as_(france).post(url, {"act": "join", "delegation": "DE", "relation": "affected"}).status_code == 403


def test_one_person_is_let_in_by_name_and_told_and_it_ends(as_, case, denmark, germany, nato):
    Case.objects.filter(pk=case.pk).update(marking="eyes", lead="DK")
    url = reverse("cases:audience", args=[case.pk])
    words = {"act": "let_in", "person": germany.email.upper(), "reason": "Dialect", "expires_at": "2100-01-01T12:00"}
    assert "Let in one person by name" in as_(denmark).get(url).content.decode()
    for wrong in (
        {"person": "nobody@test.invalid"},
        {"person": nato.email},
        {"reason": ""},
        {"expires_at": "2001-01-01T12:00"},
    ):
        refused = as_(denmark).post(url, words | wrong)
        assert refused.status_code == 400, wrong
        assert "Dialect" in refused.content.decode() or "reason" in wrong
    assert as_(denmark).post(url, words | {"reason": "RESTREINT UE/EU RESTRICTED"}).status_code == 422
    assert as_(germany).post(url, words).status_code == 404
    assert as_(denmark).post(url, words).status_code == 303
    assert germany.name in as_(denmark).get(url).content.decode()
    told = Notice.objects.get(code="cases.notice_let_in_by_name")
    assert (told.person, told.channel) == (germany, "in_app")
    assert as_(germany).get(case.get_absolute_url()).status_code == 200
    grant = CaseGrant.objects.get()
    assert as_(germany).post(reverse("cases:release_withdraw", args=[case.pk, grant.pk])).status_code == 403
    assert as_(denmark).post(reverse("cases:release_withdraw", args=[case.pk, grant.pk])).status_code == 303
    assert as_(germany).get(case.get_absolute_url()).status_code == 404


def test_the_originator_releases_a_file_and_ends_it(as_, case, analyst, nato):
    url = reverse("cases:audience", args=[case.pk])
    words = {"act": "release", "partner": "NATO", "purpose": "Compare", "expires_at": "2100-01-01T12:00"}
    assert as_(analyst).post(url, words | {"expires_at": "2001-01-01T12:00"}).status_code == 400
    assert as_(analyst).post(url, words).status_code == 303
    grant = CaseGrant.objects.get()
    assert as_(analyst).post(reverse("cases:release_withdraw", args=[case.pk, grant.pk])).status_code == 303
    assert as_(analyst).post(reverse("cases:release_withdraw", args=[case.pk, grant.pk])).status_code == 409


def test_an_item_is_graded_marked_and_released_by_forms(as_, case, analyst, denmark, nato):
    item = some_evidence(case, analyst)
    for name, words in (
        ("grade", {"reliability": "B", "credibility": "2", "why": "Registrar record"}),
        ("evidence_marking", {"marking": "community"}),
        ("evidence_release", {"partner": "NATO", "purpose": "Compare", "expires_at": "2100-01-01T12:00"}),
        ("publishable", {"publishable": "yes"}),
        ("verify", {}),
    ):
        assert as_(analyst).post(reverse(f"cases:{name}", args=[item.pk]), words).status_code == 303, name
    item.refresh_from_db()
    assert (item.reliability, item.credibility, item.marking, item.publishable) == ("B", "2", "community", True)
    for name in ("evidence_release", "publishable"):
        assert as_(denmark).post(reverse(f"cases:{name}", args=[item.pk]), {}).status_code == 403, name


def test_a_timeline_entry_comes_from_a_form(as_, case, denmark):
    url = reverse("cases:timeline_add", args=[case.pk])
    good = {"date": "2026-11-02", "text": "First mirror seen", "source_url": "https://a.example/1"}
    assert as_(denmark).post(url, good | {"source_url": "mirror"}).status_code == 400
    assert as_(denmark).post(url, good | {"date": "2026-13-40"}).status_code == 400
    assert as_(denmark).post(url, good).status_code == 303
    assert case.timeline.get().text == "First mirror seen"
