"""What the secretariat and auditors find in the administration by appointment, without any stored permission."""

import pytest
from django.contrib import admin
from django.urls import reverse

from delegations.models import User
from tests.factories.cases import a_case, a_report
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db
GROUPS = [
    "cases", "attribution", "responses", "sanctions", "exchange", "delegations", "partners", "notifications", "audit",
]  # fmt: skip
FOR_AUDITORS = "audit_disclosure"


def lists() -> list[str]:
    """Of our own apps; what libraries register stays without anybody who may see it."""
    ours = [model._meta for model in admin.site._registry if model._meta.app_label in GROUPS]
    return [f"{meta.app_label}_{meta.model_name}" for meta in ours]


@pytest.fixture
def auditing(auditor) -> User:
    User.objects.filter(pk=auditor.pk).update(is_staff=True)
    return auditor


def test_the_groups_stand_as_the_secretariat_thinks(secretariat):
    page = signed_in(secretariat).get(reverse("admin:index"))
    assert [group["app_label"] for group in page.context["app_list"]] == GROUPS


def test_the_secretariat_opens_and_searches_every_list_but_who_read_what(secretariat):
    browser = signed_in(secretariat)
    answers = {name: browser.get(reverse(f"admin:{name}_changelist") + "?q=a").status_code for name in lists()}
    assert {name for name, status in answers.items() if status != 200} == {FOR_AUDITORS}


def test_the_auditor_reads_what_the_house_keeps_and_adds_nothing(auditing):
    browser = signed_in(auditing)
    for name in lists():
        kept_apart = name.startswith("notifications_") and name != "notifications_timerule"
        told = 403 if kept_apart else 200  # who was told what is the secretariat's to mend; by which rule, all may read
        assert browser.get(reverse(f"admin:{name}_changelist")).status_code == told, name
        assert browser.get(reverse(f"admin:{name}_add")).status_code == 403, name


def test_a_delegate_with_the_staff_flag_sees_nothing(denmark):
    User.objects.filter(pk=denmark.pk).update(is_staff=True)
    browser = signed_in(denmark)
    for name in lists():
        assert browser.get(reverse(f"admin:{name}_changelist")).status_code == 403, name


def test_acts_on_a_case_for_named_eyes_are_not_listed_to_those_who_may_not_see_it(secretariat, auditing, analyst):
    case = a_case(analyst, "For named eyes", marking="eyes")
    address = reverse("admin:audit_auditevent_changelist")
    assert case.reference not in signed_in(secretariat).get(address).content.decode()
    assert case.reference in signed_in(auditing).get(address).content.decode()


def test_rows_of_an_object_are_shown_with_it(secretariat, analyst, denmark):
    case = a_case(analyst, report=a_report(denmark))
    page = signed_in(secretariat).get(reverse("admin:cases_case_change", args=[case.pk]))
    assert [rows.opts.verbose_name for rows in page.context["inline_admin_formsets"]] == [
        "case audience",
        "timeline entry",
    ]


def test_whoever_is_in_but_may_not_enter_reads_why_instead_of_going_round_in_circles(denmark):
    answer = signed_in(denmark).get(reverse("admin:index"), follow=True)
    assert answer.status_code == 403
    assert "Your role does not allow this" in answer.content.decode()


def test_whoever_is_not_in_is_led_to_the_common_door(client):
    answer = client.get(reverse("admin:index"), follow=True)
    assert answer.redirect_chain[-1][0].startswith("/accounts/login/?next=/admin/")
