"""A ministry's system takes a case out as a bag: it asks, looks again, downloads, with its own rights and no others."""

import io
import zipfile

import pytest
from django.core.files.base import ContentFile

from audit.models import AuditEvent, Disclosure
from cases.actions.audience import remove_from_audience
from cases.actions.handling import change_marking
from cases.models import Quarantined
from exchange.dossier.making import make_waiting
from exchange.models import SealedDossier
from exchange.rules.sealing import MOST_WAITING
from partners.rules.keys import IN_A_DOSSIER, Scope
from tests.factories.cases import a_case, a_report, some_evidence
from tests.factories.responses import a_case_for_all, a_proposal, ready

pytestmark = pytest.mark.django_db

ADDRESS = "/api/v1/dossiers/"
WHY = "For the ministry's own archive."
SCOPES = (*IN_A_DOSSIER, Scope.DOSSIERS_EXPORT)


@pytest.fixture
def case(analyst, danish_officer):
    found = a_case_for_all(analyst, report=a_report(danish_officer))
    some_evidence(
        found, danish_officer, "Wintergreen", marking="eyes", file=ContentFile(b"named eyes", name="eyes.txt")
    )
    return found


@pytest.fixture
def ministry(caller):
    return caller("DK", *SCOPES)


def asked(client, case, **more):
    return client.post(ADDRESS, {"case": str(case.pk), "purpose": WHY}, **more)


def taken(client, made):
    """The answer of a download, with the whole file as ``held``."""
    answer = client.post(f"{ADDRESS}{made['id']}/download/", headers={"accept": "application/zip"})
    answer.held = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return answer


def test_a_ministry_asks_looks_again_and_takes_it(ministry, case):
    made = asked(ministry, case)
    assert (made.status_code, made.json()["status"], made.json()["progress"]) == (201, "waiting", 0)
    poll = ministry.get(made["Location"])
    assert (poll.json()["status"], poll["Retry-After"]) == ("waiting", "10")
    assert make_waiting() == 1
    done = ministry.get(made["Location"])
    assert "Retry-After" not in done
    told = done.json()
    assert (told["status"], told["marking"], told["tlp"]) == ("ready", "eyes", "TLP:RED")
    file = taken(ministry, told)
    assert (file.status_code, file["Content-Type"]) == (200, "application/zip")
    assert file["Digest"] == f"sha-256={told['sha256']}"
    assert len(file.held) == told["size"]
    assert any(name.endswith("verify.py") for name in zipfile.ZipFile(io.BytesIO(file.held)).namelist())


def test_every_reading_and_every_download_is_on_record_and_no_poll(ministry, case):
    made = asked(ministry, case).json()
    make_waiting()
    before = Disclosure.objects.count()
    ministry.get(f"{ADDRESS}{made['id']}/")
    ministry.get(ADDRESS)
    assert Disclosure.objects.count() == before
    for _ in range(2):
        taken(ministry, made)
    assert AuditEvent.objects.filter(verb="download_dossier").count() == 2
    exported = Disclosure.objects.filter(channel="export").values_list("subject_kind", flat=True)
    assert {"cases.case", "cases.report", "cases.evidence", "exchange.sealeddossier"} <= set(exported)


def test_another_state_gets_what_it_may_see_and_never_sees_this_one(ministry, caller, case):
    made = asked(ministry, case).json()
    germany = caller("DE", *SCOPES)
    own = asked(germany, case).json()
    make_waiting()
    assert germany.get(f"{ADDRESS}{made['id']}/").status_code == 404
    assert germany.post(f"{ADDRESS}{made['id']}/download/").status_code == 404
    assert [one["id"] for one in germany.get(ADDRESS).json()["results"]] == [own["id"]]
    with zipfile.ZipFile(io.BytesIO(taken(germany, own).held)) as packed:
        assert not any(b"Wintergreen" in packed.read(name) for name in packed.namelist())


def test_what_the_caller_may_not_see_cannot_be_told_from_what_is_not_there(caller, analyst, case, drafter):
    remove_from_audience(case=case, delegation="FR", by=analyst)
    hidden = a_case(analyst, "Another file")
    france = caller("FR", *SCOPES)
    proposal = a_proposal(case, drafter)
    nothing = france.post(ADDRESS, {"case": "00000000-0000-4000-8000-000000000000", "purpose": WHY})
    for about in ({"case": str(hidden.pk)}, {"case": str(case.pk)}, {"proposal": str(proposal.pk)}):
        answer = france.post(ADDRESS, about | {"purpose": WHY})
        assert (answer.status_code, answer.content) == (404, nothing.content)


def test_one_decision_alone_is_asked_for_by_its_proposal(ministry, case, drafter, legal_adviser):
    proposal = ready(a_proposal(case, drafter), drafter, legal_adviser)
    made = ministry.post(ADDRESS, {"proposal": str(proposal.pk), "purpose": WHY}).json()
    assert (made["case"], made["proposal"], made["reference"]) == (str(case.pk), str(proposal.pk), proposal.reference)


def test_a_repeat_with_its_key_gets_the_first_answer_and_one_order_is_made(ministry, case):
    first = asked(ministry, case, headers={"idempotency-key": "march-1"})
    again = asked(ministry, case, headers={"idempotency-key": "march-1"})
    assert (again.status_code, again.json(), again["Location"]) == (201, first.json(), first["Location"])
    assert again["Idempotent-Replay"] == "true"
    assert SealedDossier.objects.count() == 1
    other = ministry.post(
        ADDRESS, {"case": str(case.pk), "purpose": "Another."}, headers={"idempotency-key": "march-1"}
    )
    assert other.status_code == 422


def test_one_of_the_same_at_a_time_and_not_too_many_of_others(ministry, case, analyst):
    asked(ministry, case)
    assert asked(ministry, case).json()["code"] == "exchange.dossier_in_the_making"
    first = SealedDossier.objects.get()
    more = {"asked_by": first.asked_by, "body": "DK", "purpose": WHY}
    SealedDossier.objects.bulk_create(SealedDossier(case=case, **more) for _ in range(MOST_WAITING - 1))
    crowded = asked(ministry, a_case(analyst, "Another file"))
    assert (crowded.status_code, crowded.json()["code"]) == (409, "exchange.too_many_waiting")


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"purpose": WHY}, "case"),
        ({"purpose": WHY, "case": "x"}, "case"),
        ({"purpose": " "}, "purpose"),
        ({"purpose": "x" * 301}, "purpose"),
        ({"purpose": WHY, "cases": "x"}, "cases"),
    ],
)
def test_a_body_that_cannot_be_used_names_the_field(ministry, said, field):
    answer = ministry.post(ADDRESS, said)
    assert (answer.status_code, answer.json()["field"]) == (400, field)


def test_a_case_and_a_proposal_at_once_are_refused(ministry, case, drafter):
    both = {"case": str(case.pk), "proposal": str(a_proposal(case, drafter).pk), "purpose": WHY}
    assert ministry.post(ADDRESS, both).json()["code"] == "exchange.case_or_proposal"


def test_it_is_not_there_before_it_is_made_nor_after_three_days(ministry, case, clock):
    made = asked(ministry, case).json()
    early = taken(ministry, made)
    assert (early.status_code, early["Content-Type"]) == (409, "application/problem+json")
    assert early.json()["code"] == "exchange.dossier_not_there"
    make_waiting()
    assert taken(ministry, made).status_code == 200
    clock.forward(days=3, minutes=1)
    assert taken(ministry, made).status_code == 409


def test_a_key_without_the_scope_a_partner_and_nobody_are_told_so(client, caller, case):
    assert asked(caller("DK", "cases:read"), case).json()["code"] == "core.scope_missing"
    assert asked(caller("NATO", "cases:read"), case).status_code == 403
    assert client.get(ADDRESS).status_code == 401


def test_who_lost_the_case_finds_the_order_no_more(caller, analyst, case):
    germany = caller("DE", *SCOPES)
    made = asked(germany, case).json()
    make_waiting()
    remove_from_audience(case=case, delegation="DE", by=analyst)
    assert germany.get(f"{ADDRESS}{made['id']}/").status_code == 404
    assert germany.post(f"{ADDRESS}{made['id']}/download/").status_code == 404


def test_lists_are_narrowed_and_an_unknown_filter_is_refused(ministry, case):
    asked(ministry, case)
    for said, found in (("waiting", 1), ("ready", 0)):
        assert len(ministry.get(ADDRESS, {"status": said, "case": str(case.pk)}).json()["results"]) == found
    assert ministry.get(ADDRESS, {"stat": "ready"}).status_code == 400


def test_a_purpose_with_a_classification_marking_is_kept_out(ministry, case):
    answer = ministry.post(ADDRESS, {"case": str(case.pk), "purpose": "SECRET UE/EU SECRET"})
    assert answer.status_code == 422
    assert Quarantined.objects.filter(where="purpose").exists()
    assert not SealedDossier.objects.exists()


def test_an_outdated_one_is_not_handed_out_and_a_new_one_is(ministry, case, danish_officer):
    made = asked(ministry, case).json()
    make_waiting()
    change_marking(evidence=case.evidence.get(title="Wintergreen"), marking="community", by=danish_officer)
    answer = taken(ministry, made)
    assert (answer.status_code, answer.json()["code"]) == (409, "exchange.dossier_outdated")
    anew = asked(ministry, case).json()
    make_waiting()
    assert taken(ministry, anew).status_code == 200
