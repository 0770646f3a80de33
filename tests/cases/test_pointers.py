"""A pointer says where classified content lies, to those on the case alone, and never holds any."""

import pytest
from django.db import Error, transaction
from django.urls import reverse

from audit.trail import trail_of
from cases.actions.pointers import point, withdraw_pointer
from cases.actions.releases import release_case
from cases.models import Case, ClassifiedPointer, Quarantined
from core.rules.refusal import Kind, Refused
from notifications.models import Notice
from tests.factories.cases import a_case

pytestmark = pytest.mark.django_db

DOOR = "allauth.account.auth_backends.AuthenticationBackend"
WORDS = {"reference": "EEAS REG 12/2027", "level": "restricted", "originator": "EEAS", "summary": "Same network."}


@pytest.fixture
def case(analyst) -> Case:
    return a_case(analyst)


def refused(**words):
    with pytest.raises(Refused) as no:
        point(**(WORDS | words))
    assert not ClassifiedPointer.objects.exists()
    return no.value.refusal


def test_a_pointer_is_kept_recorded_and_told_to_the_lead(case, analyst, denmark):
    made = point(case=case, by=analyst, **WORDS)
    assert (made.reference, made.level, made.body_id) == ("EEAS REG 12/2027", "restricted", "EEAS")
    assert [event.verb for event in trail_of(made)] == ["point"]
    assert Notice.objects.filter(person=denmark, code="cases.notice_pointer_added").exists()


def test_a_marked_summary_is_refused_and_recorded(case, denmark, security_officer):
    refusal = refused(case=case, by=denmark, summary="RESTREINT UE/EU RESTRICTED: they did it")
    assert (refusal.code, refusal.kind) == ("cases.classified_marking", Kind.UNPROCESSABLE)
    assert Quarantined.objects.get().where == "summary"


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"reference": ""}, "reference"),
        ({"reference": "x" * 81}, "reference"),
        ({"reference": "12/2027 R-UE/EU-R"}, "reference"),
        ({"reference": "<b>12"}, "reference"),
        ({"level": "limite"}, "level"),
        ({"originator": "XX"}, "originator"),
        ({"summary": "  "}, "summary"),
        ({"summary": "x" * 2001}, "summary"),
    ],
)
def test_every_bad_word_is_named_with_its_field(case, denmark, words, field):
    refusal = refused(case=case, by=denmark, **words)
    assert (refusal.field, refusal.kind) == (field, Kind.INVALID)
    assert not Quarantined.objects.exists()


def test_who_is_not_on_the_case_or_is_a_partner_points_nowhere(case, france, nato, analyst, clock):
    from_outside = refused(case=case, by=france)
    assert from_outside.kind is Kind.FORBIDDEN
    release_case(
        case=case, partner="NATO", purpose="Awareness", expires_at=clock.forward(hours=0).replace(year=2099), by=analyst
    )
    assert refused(case=case, by=nato).code == "cases.pointers_stay_inside"


def test_a_partner_with_the_case_sees_no_pointer(case, denmark, nato, analyst, clock):
    point(case=case, by=denmark, **WORDS)
    release_case(case=case, partner="NATO", purpose="Awareness", expires_at=clock.now().replace(year=2099), by=analyst)
    assert Case.objects.visible_to(nato).filter(pk=case.pk).exists()
    assert not ClassifiedPointer.objects.visible_to(nato).exists()
    assert ClassifiedPointer.objects.visible_to(denmark).exists()


def test_the_same_number_twice_is_refused_until_the_first_is_withdrawn(case, denmark):
    first = point(case=case, by=denmark, **WORDS)
    with pytest.raises(Refused) as no:
        point(case=case, by=denmark, **WORDS)
    assert no.value.refusal.code == "cases.pointer_exists"
    withdraw_pointer(pointer=first, why="Wrong level", by=denmark)
    assert point(case=case, by=denmark, **(WORDS | {"level": "secret"})).level == "secret"


def test_only_who_added_it_or_a_security_officer_withdraws_and_once(case, denmark, analyst, security_officer):
    made = point(case=case, by=denmark, **WORDS)
    with pytest.raises(Refused) as no:
        withdraw_pointer(pointer=made, why="Mine", by=analyst)
    assert no.value.refusal.code == "cases.only_who_pointed"
    withdraw_pointer(pointer=made, why="Not ours", by=security_officer)
    with pytest.raises(Refused) as again:
        withdraw_pointer(pointer=made, why="Not ours", by=security_officer)
    assert again.value.refusal.kind is Kind.STATE


def test_its_words_are_fixed_and_it_cannot_be_deleted(case, denmark):
    made = point(case=case, by=denmark, **WORDS)
    with pytest.raises(Error, match="Cannot update"), transaction.atomic():
        ClassifiedPointer.objects.filter(pk=made.pk).update(summary="Another")
    with pytest.raises(Error, match="Cannot delete"), transaction.atomic():
        ClassifiedPointer.objects.filter(pk=made.pk)._raw_delete("default")


def test_it_is_added_by_a_form_and_stands_on_the_page_of_the_case_and_in_the_api(case, denmark, client):
    client.force_login(denmark, backend=DOOR)
    answer = client.post(reverse("cases:pointer_add", args=[case.pk]), WORDS)
    made = ClassifiedPointer.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, made.get_absolute_url())
    assert "EEAS REG 12/2027" in client.get(reverse("desk:case_part", args=[case.pk, "evidence"])).content.decode()
    assert "Same network." in client.get(made.get_absolute_url()).content.decode()
    told = client.get(reverse("api:case-detail", args=[case.pk])).json()["pointers"]
    assert [(each["reference"], each["originator"]) for each in told] == [("EEAS REG 12/2027", "EEAS")]


def test_a_refused_pointer_comes_back_with_every_word(case, denmark, client):
    client.force_login(denmark, backend=DOOR)
    answer = client.post(reverse("cases:pointer_add", args=[case.pk]), WORDS | {"reference": "12/2027 R-UE/EU-R"})
    assert answer.status_code == 400
    assert "Same network." in answer.content.decode()
