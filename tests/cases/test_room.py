"""A case takes so many items and no more; the sentence comes before the file is read."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from cases.actions.evidence import add_link
from cases.acts import acts_on
from cases.models import Evidence, Quarantined
from core.rules.refusal import Refused
from tests.factories.cases import a_case, some_evidence
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(analyst, danish_officer, settings):
    """Full, with two items."""
    found = a_case(analyst)
    for title in ("One", "Two"):
        some_evidence(found, danish_officer, title)
    settings.EVIDENCE_MAX_ITEMS = 2
    return found


class Unread(ContentFile):
    """A file that must not be read."""

    def read(self, *args):
        raise AssertionError("read")

    def chunks(self, *args):
        raise AssertionError("read")


def test_one_more_is_refused_as_a_file_and_as_a_link_before_it_is_read(case, danish_officer):
    with pytest.raises(Refused, match="case_is_full"):
        some_evidence(case, danish_officer, file=Unread(b"a log", name="three.txt"))
    with pytest.raises(Refused, match="case_is_full"):
        add_link(case=case, link="https://mirror.example/3", title="Three", kind="technical", by=danish_officer)
    assert case.evidence.count() == 2


def test_the_page_says_so_before_anything_is_typed_and_answers_the_same_to_an_upload(case, danish_officer):
    browser, address = signed_in(danish_officer), reverse("cases:evidence_add", args=[case.pk])
    asked, sent = browser.get(address), browser.post(address, {"title": "Three", "file": ContentFile(b"x", "3.txt")})
    assert [asked.status_code, sent.status_code] == [409, 409]
    assert "holds 2 items of evidence" in sent.content.decode()
    add = next(act for act in acts_on(case, danish_officer) if act.id == "evidence_add")
    assert add.refusal.code == "cases.case_is_full"


def test_what_was_erased_makes_room_and_what_is_held_takes_it(case, danish_officer):
    gone = case.evidence.first()
    Evidence.objects.filter(pk=gone.pk).update(erased_at=case.created_at, file="")
    some_evidence(case, danish_officer, "Three")
    last = case.evidence.filter(erased_at__isnull=True).first()
    Evidence.objects.filter(pk=last.pk).update(erased_at=case.created_at, file="")
    held = Quarantined.objects.create(case=case, by=danish_officer, where="file", reason="unchecked", file="held.bin")
    with pytest.raises(Refused, match="case_is_full"):
        some_evidence(case, danish_officer, "Four")
    Quarantined.objects.filter(pk=held.pk).update(file="", outcome="destroyed", handled_at=case.created_at)
    some_evidence(case, danish_officer, "Four")
