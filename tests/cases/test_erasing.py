"""Evidence past its time goes by two persons' word; its hash, its custody and the memory stay and still prove it."""

import json
from datetime import timedelta
from zipfile import ZipFile

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import InternalError, transaction
from django.urls import reverse

from audit import proof
from audit.models import AuditEvent
from cases.actions.erasing import confirm_erasure, propose_erasure, withdraw_erasure
from cases.actions.evidence import add_link
from cases.actions.handling import hand_out, verify
from cases.actions.keeping import keep_on, lift_hold, place_hold
from cases.actions.previews import draw_waiting
from cases.actions.releases import release_evidence
from cases.actions.removing import remove_bytes
from cases.actions.store_check import check_everything
from cases.facts import as_step
from cases.models import Case, Erasure, ErasureItem, Evidence, EvidenceGrant, Preview, PreviewSheet, ReleaseEntry
from cases.queries import search
from cases.rules.custody import is_whole
from cases.rules.releasing import RevocationReason
from core.rules.refusal import Refused
from delegations import facts
from delegations.rules.roles import Role
from exchange.actions.sealing import ask_for_dossier, keep
from exchange.dossier.making import make_waiting
from exchange.models import SealedDossier
from notifications.models import Notice
from responses.models import Proposal, Round
from sanctions.models import Dossier
from tests import cast
from tests.cases.corpus import picture
from tests.factories.cases import a_case, some_evidence
from tests.factories.responses import a_case_for_all, a_proposal, a_round, ready
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db
WHY = "The case was closed more than five years ago."
YES = "Checked: nothing rests on it."


@pytest.fixture
def second():
    """Another person who keeps the terms."""
    return cast.person("second", "GSC", Role.SECRETARIAT)


@pytest.fixture
def case(analyst, danish_officer):
    """Closed long ago, with a log and a picture."""
    found = a_case(analyst, "Cloned news sites")
    some_evidence(found, danish_officer, "Log of the mirror site", description="Seen at the harbour.")
    return found


def past_its_time(case: Case) -> Case:
    Case.objects.filter(pk=case.pk).update(status="closed", changed_at=case.created_at - timedelta(days=5 * 366))
    case.refresh_from_db()
    return case


def proposed(case: Case, by) -> Erasure:
    return propose_erasure(case=past_its_time(case), items=list(case.evidence.all()), why=WHY, by=by)


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Runs what waits for the commit, as a commit would."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def erased(case, secretariat, second, committed) -> Evidence:
    made = proposed(case, secretariat)
    with committed():
        confirm_erasure(erasure=made, why=YES, by=second)
    return case.evidence.get()


def test_bytes_words_link_and_previews_go_and_the_hash_stays(case, danish_officer, secretariat, second, committed):
    some_evidence(case, danish_officer, "A picture", file=ContentFile(picture(""), name="shot.png"))
    while draw_waiting():
        pass
    names = [(default_storage, row.file.name) for row in case.evidence.all()]
    names += [(row.image.storage, row.image.name) for row in PreviewSheet.objects.all()]
    hashes = set(case.evidence.values_list("sha256", flat=True))
    assert len(names) == 3
    assert all(store.exists(name) for store, name in names)
    with committed():
        confirm_erasure(erasure=proposed(case, secretariat), why=YES, by=second)
    assert not any(store.exists(name) for store, name in names)
    assert not Preview.objects.filter(evidence__case=case).exists()
    for item in case.evidence.all():
        said = (item.title, item.description, item.file_name, item.link, bool(item.file))
        assert said == ("[erased]", "", "", "", False)
        assert item.size
    assert set(case.evidence.values_list("sha256", flat=True)) == hashes
    assert set(ErasureItem.objects.values_list("sha256", flat=True)) == hashes


def test_custody_says_by_whom_under_which_class_and_is_still_whole(case, secretariat, second, committed):
    item = erased(case, secretariat, second, committed)
    steps = list(item.custody.order_by("number"))
    assert (steps[-1].kind, steps[-1].by) == ("erased", second)
    assert "Closed case" in steps[-1].note
    assert WHY in steps[-1].note
    assert is_whole([as_step(step) for step in steps])


def test_the_memory_names_both_persons_and_verifies(case, secretariat, second, committed):
    erased(case, secretariat, second, committed)
    told = AuditEvent.objects.filter(verb__in=["propose_erasure", "erase_evidence"]).order_by("at")
    assert [event.person for event in told] == [secretariat.token, second.token]
    assert list(proof.verify()) == []


def test_no_search_finds_what_it_said(case, secretariat, second, committed, analyst):
    assert [hit.kind for hit in search(analyst, "harbour")] == ["evidence"]
    erased(case, secretariat, second, committed)
    assert list(search(analyst, "harbour")) == []
    assert list(search(analyst, "mirror")) == []


def test_a_link_goes_too_and_the_hash_of_its_address_stays(case, danish_officer, secretariat, second):
    item = add_link(
        case=case, link="https://mirror.example/person", title="A page", kind="technical", by=danish_officer
    )
    made = propose_erasure(case=past_its_time(case), items=[item], why=WHY, by=secretariat)
    confirm_erasure(erasure=made, why=YES, by=second)
    item.refresh_from_db()
    assert (item.link, item.title) == ("", "[erased]")
    assert len(ErasureItem.objects.get(evidence=item).sha256) == 64
    assert Evidence.objects.filter(case=case, erased_at__isnull=True).count() == 1, "only what was chosen"


def test_download_verifying_and_preview_answer_that_it_was_erased(case, secretariat, second, committed, denmark):
    item = erased(case, secretariat, second, committed)
    browser = signed_in(denmark)
    asked = [
        browser.post(reverse("cases:download", args=[item.pk])),
        browser.post(reverse("cases:verify", args=[item.pk])),
        browser.get(reverse("cases:preview", args=[item.pk])),
        browser.get(reverse("cases:sheet", args=[item.pk, 1])),
    ]
    assert [each.status_code for each in asked] == [410] * 4
    assert all("past its time of retention" in each.content.decode() for each in asked)
    page = browser.get(item.get_absolute_url()).content.decode()
    assert "This item was erased" in page
    assert item.sha256 in page
    assert "Download" not in page
    with pytest.raises(Refused, match="item_erased"):
        hand_out(evidence=item, by=denmark, sitting="s")
    with pytest.raises(Refused, match="item_erased"):
        verify(evidence=item, by=denmark)


def test_the_walk_over_the_store_does_not_miss_it(case, secretariat, second, committed):
    erased(case, secretariat, second, committed)
    assert check_everything().faults == 0


def test_a_release_to_a_partner_ends_with_a_line_in_its_feed(case, denmark, secretariat, second, committed, nato):
    item = case.evidence.get()
    Evidence.objects.filter(pk=item.pk).update(marking="community")
    item.refresh_from_db()
    release_evidence(
        evidence=item, partner="NATO", purpose="Awareness", expires_at=case.created_at + timedelta(days=9), by=denmark
    )
    erased(case, secretariat, second, committed)
    assert ReleaseEntry.objects.get(kind="revoked").reason == RevocationReason.ERASED
    assert not EvidenceGrant.objects.filter(content_object=item, withdrawn_at__isnull=True).exists()
    item.refresh_from_db()
    with pytest.raises(Refused, match="item_erased"):
        release_evidence(
            evidence=item, partner="NATO", purpose="x", expires_at=case.created_at + timedelta(days=9), by=denmark
        )


def test_whoever_proposed_it_cannot_confirm_it(case, secretariat):
    made = proposed(case, secretariat)
    with pytest.raises(Refused, match="second_person"):
        confirm_erasure(erasure=made, why=YES, by=secretariat)
    assert case.evidence.get().file


def test_until_it_is_confirmed_it_is_withdrawn_and_afterwards_there_is_no_way_back(case, secretariat, second):
    made = proposed(case, secretariat)
    withdraw_erasure(erasure=made, why="A historian asked for it.", by=second)
    with pytest.raises(Refused, match="erasure_decided"):
        confirm_erasure(erasure=made, why=YES, by=second)
    again = proposed(case, secretariat)
    confirm_erasure(erasure=again, why=YES, by=second)
    with pytest.raises(Refused, match="erasure_decided"):
        withdraw_erasure(erasure=again, why="Too late, that is.", by=second)
    item = case.evidence.get()
    with pytest.raises(InternalError, match="Cannot update"), transaction.atomic():
        Evidence.objects.filter(pk=item.pk).update(erased_at=None, file="evidence/other.bin")


@pytest.mark.parametrize("who", ["analyst", "denmark", "legal_adviser", "auditor"])
def test_only_those_who_keep_the_terms_propose(case, who, request):
    with pytest.raises(Refused, match="retention_is_the_secretariats"):
        proposed(case, request.getfixturevalue(who))


def test_an_open_case_and_one_within_its_time_keep_their_evidence(case, secretariat):
    items = list(case.evidence.all())
    with pytest.raises(Refused, match="erase_when_closed"):
        propose_erasure(case=case, items=items, why=WHY, by=secretariat)
    Case.objects.filter(pk=case.pk).update(status="closed")
    with pytest.raises(Refused, match="not_past_its_time"):
        propose_erasure(case=case, items=items, why=WHY, by=secretariat)


def test_a_hold_and_a_review_that_came_in_between_stop_the_confirmation(case, secretariat, second, legal_adviser):
    made = proposed(case, secretariat)
    place_hold(case=case, why="An action before the General Court.", by=legal_adviser)
    with pytest.raises(Refused, match="under_legal_hold"):
        confirm_erasure(erasure=made, why=YES, by=second)
    lift_hold(case=case, why="The action was withdrawn.", by=legal_adviser)
    keep_on(case=case, keep_until=facts.today() + timedelta(days=9), why="A renewal rests on it.", by=secretariat)
    with pytest.raises(Refused, match="not_past_its_time"):
        confirm_erasure(erasure=made, why=YES, by=second)
    assert case.evidence.get().file


def test_nothing_to_erase_twice_and_two_proposals_are_refused(case, secretariat, second, committed):
    made = proposed(case, secretariat)
    with pytest.raises(Refused, match="erasure_proposed"):
        proposed(case, secretariat)
    confirm_erasure(erasure=made, why=YES, by=second)
    with pytest.raises(Refused, match="nothing_to_erase"):
        proposed(case, secretariat)
    with pytest.raises(Refused, match="nothing_to_erase"):
        propose_erasure(case=case, items=[], why=WHY, by=secretariat)


def test_a_round_on_the_case_keeps_the_evidence(analyst, danish_officer, drafter, legal_adviser, chair, secretariat):
    case = a_case_for_all(analyst)
    some_evidence(case, danish_officer)
    running = a_round(ready(a_proposal(case, drafter), drafter, legal_adviser), chair)
    with pytest.raises(Refused, match="decision_keeps_evidence"):
        proposed(case, secretariat)
    Round.objects.filter(pk=running.pk).update(status="withdrawn", closed_at=case.created_at)
    Proposal.objects.filter(case=case).update(status="agreed")
    with pytest.raises(Refused, match="decision_keeps_evidence"):
        proposed(case, secretariat)
    Proposal.objects.filter(case=case).update(status="closed")
    assert proposed(case, secretariat).outcome == "open"


def listed(case, by, **more) -> Dossier:
    told = {"status": "in_force", "expires_on": facts.today() + timedelta(days=90)} | more
    return Dossier.objects.create(
        case=case, proposer_id="DK", target_type="entity", target_name="A company", created_by=by,
        changed_at=case.created_at, **told,
    )  # fmt: skip


def test_a_listing_and_its_renewal_keep_it_until_their_own_term_has_run(case, analyst, secretariat):
    ended = facts.today() - timedelta(days=10)
    first = listed(case, analyst)
    with pytest.raises(Refused, match="listing_keeps_evidence"):
        proposed(case, secretariat)
    Dossier.objects.filter(pk=first.pk).update(expires_on=ended)
    with pytest.raises(Refused, match="not_past_its_time") as no:
        proposed(case, secretariat)
    assert no.value.refusal.params["day"].year == ended.year + 5
    elsewhere = a_case(analyst, "The renewal")
    renewal = listed(elsewhere, analyst, renews=first)
    with pytest.raises(Refused, match="listing_keeps_evidence"):
        proposed(case, secretariat)
    Dossier.objects.filter(pk=renewal.pk).update(status="withdrawn")
    Dossier.objects.filter(pk=first.pk).update(expires_on=ended.replace(year=ended.year - 6))
    made = proposed(case, secretariat)
    assert made.term.code in ("closed_case", "listing_evidence")


def test_sealed_copies_go_with_it_and_one_in_the_making_is_waited_for(case, denmark, secretariat, second, committed):
    sealed = ask_for_dossier(case=case, purpose="A court file.", by=denmark)
    with pytest.raises(Refused, match="dossier_copies_evidence"):
        proposed(case, secretariat)
    keep(dossier=sealed, file=ContentFile(b"a bag"), marking="limite", name="bag.zip")
    stored = sealed.file.name
    erased(case, secretariat, second, committed)
    sealed = SealedDossier.objects.get(pk=sealed.pk)
    assert (sealed.status, bool(sealed.file)) == ("expired", False)
    assert not default_storage.exists(stored)
    assert sealed.sha256


def test_a_store_that_fails_is_asked_again(case, secretariat, second, committed):
    made = proposed(case, secretariat)
    confirm_erasure(erasure=made, why=YES, by=second)
    row = ErasureItem.objects.get()
    name = row.to_remove[0][1]
    ErasureItem.objects.filter(pk=row.pk).update(to_remove=[["cases.Evidence.file", "../outside"], *row.to_remove])
    assert remove_bytes() == 0
    assert default_storage.exists(name)
    ErasureItem.objects.filter(pk=row.pk).update(to_remove=row.to_remove)
    assert remove_bytes() == 1
    assert not default_storage.exists(name)
    assert remove_bytes() == 0


def test_the_second_person_the_originator_and_the_lead_are_told(case, secretariat, second, denmark):
    made = proposed(case, secretariat)
    assert Notice.objects.filter(code="cases.notice_erasure_proposed", person=second).exists()
    assert not Notice.objects.filter(code="cases.notice_erasure_proposed", person=secretariat).exists()
    confirm_erasure(erasure=made, why=YES, by=second)
    assert Notice.objects.filter(code="cases.notice_evidence_erased", person=denmark).exists()


def test_the_pages_lead_from_the_list_to_the_erased_item(case, secretariat, second, committed):
    past_its_time(case)
    one, other = signed_in(secretariat), signed_in(second)
    address = reverse("cases:erasure_propose", args=[case.pk])
    assert address in one.get(reverse("desk:retention")).content.decode()
    page = one.get(address).content.decode()
    assert "Log of the mirror site" in page
    item = case.evidence.get()
    assert one.post(address, {"items": [str(item.pk)], "why": "no"}).status_code == 400
    assert one.post(address, {"items": [str(item.pk)], "why": WHY}).status_code == 303
    made = Erasure.objects.get()
    confirm = reverse("cases:erasure_confirm", args=[made.pk])
    held = other.get(reverse("desk:data_protection", args=[case.pk])).content.decode()
    assert confirm in held
    assert one.post(confirm, {"why": YES}).status_code == 403
    assert other.get(confirm).status_code == 200
    with committed():
        assert other.post(confirm, {"why": YES}).status_code == 303
    after = other.get(reverse("desk:data_protection", args=[case.pk])).content.decode()
    assert confirm not in after
    assert WHY in after
    assert other.get(address).status_code == 200


def test_a_dossier_sealed_afterwards_says_that_the_file_was_erased(case, denmark, secretariat, second, committed):
    item = erased(case, secretariat, second, committed)
    sealed = ask_for_dossier(case=case, purpose="A court file.", by=denmark)
    with committed():
        make_waiting()
    with SealedDossier.objects.get(pk=sealed.pk).file.open("rb") as file, ZipFile(file) as bag:
        [name] = [each for each in bag.namelist() if each.endswith("/item.json")]
        told = json.loads(bag.read(name))
        assert not [each for each in bag.namelist() if each.endswith("content.bin")]
    assert "was erased" in told["file_left_out"]
    assert (told["sha256"], told["title"]) == (item.sha256, "[erased]")


def test_an_item_for_named_eyes_is_not_told_by_what_became_of_it(case, danish_officer, secretariat, second, committed):
    item = erased(case, secretariat, second, committed)
    Evidence.objects.filter(pk=item.pk).update(marking="eyes")
    case.audience.create(delegation_id="SE")
    address = reverse("desk:data_protection", args=[case.pk])
    own, other = (signed_in(who).get(address).content.decode() for who in (danish_officer, cast.signatory("SE")))
    assert item.sha256[:16] in own
    assert item.sha256[:16] not in other
    assert item.get_absolute_url() not in other
