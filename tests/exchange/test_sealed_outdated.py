"""A dossier that lies ready is not handed out any more once an act may have hidden a part of it; a new one is."""

import io
import zipfile

import pytest
from django.urls import reverse

from audit.models import AuditEvent, Disclosure
from cases.actions.audience import add_to_audience, change_lead, remove_from_audience
from cases.actions.case import change_case_marking
from cases.actions.handling import change_marking, regrade
from cases.actions.pseudonymising import pseudonymise
from cases.models import Case, Evidence
from delegations.models import Delegation
from exchange.actions.sealing import ask_for_dossier, claim
from exchange.dossier.making import make_waiting
from exchange.models import SealedDossier
from sanctions import actions as sanctions
from tests import cast
from tests.factories.cases import a_case, some_evidence
from tests.factories.listings import a_dossier
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db
SECRET = b"Nightjar saw it"


@pytest.fixture
def germany(analyst):
    return cast.officer("DE")


@pytest.fixture
def case(analyst) -> Case:
    return a_case(analyst, "Cloned news sites", audience={"DE": "consulted", "SE": "consulted"})


@pytest.fixture
def item(case, danish_officer) -> Evidence:
    return some_evidence(case, danish_officer, "Pier photo", description=SECRET.decode())


@pytest.fixture
def dossier(case, item, germany) -> SealedDossier:
    return made(case, germany)


def made(case, by) -> SealedDossier:
    asked = ask_for_dossier(case=case, purpose="For the archive.", by=by)
    assert make_waiting() == 1
    asked.refresh_from_db()
    return asked


def download(dossier, by):
    answer = signed_in(by).post(reverse("exchange:sealed_download", args=[dossier.pk]))
    if answer.streaming:
        assert zipfile.is_zipfile(io.BytesIO(b"".join(answer.streaming_content)))
    return answer


def holds(dossier, words) -> bool:
    with dossier.file.open("rb") as file, zipfile.ZipFile(io.BytesIO(file.read())) as bag:
        return any(words in bag.read(name) for name in bag.namelist())


def test_words_that_became_for_named_eyes_are_not_handed_out_and_the_page_offers_a_new_one(
    case, item, dossier, germany, danish_officer
):
    assert holds(dossier, SECRET)
    change_marking(evidence=item, marking="eyes", by=danish_officer)
    answer = download(dossier, germany)
    assert (answer.status_code, "Ask for a new one" in answer.content.decode()) == (409, True)
    assert not AuditEvent.objects.filter(verb="download_dossier").exists()
    assert not Disclosure.objects.filter(subject_id=str(dossier.pk), channel="export").exists()
    page = signed_in(germany).get(dossier.get_absolute_url()).content.decode()
    assert reverse("exchange:sealed_download", args=[dossier.pk]) not in page
    assert reverse("exchange:seal_case", args=[case.pk]) in page
    assert (">Out of date<" in page, ">Ready<" in page) == (True, False)
    anew = made(case, germany)
    assert download(anew, germany).status_code == 200
    assert not holds(anew, SECRET)


def _marked(case, analyst):
    change_case_marking(case=case, marking="community", by=analyst)


def _led_by_another(case, analyst):
    change_lead(case=case, lead="SE", by=analyst)


def _closed_and_opened(case, analyst):
    remove_from_audience(case=case, delegation="DE", by=analyst)
    add_to_audience(case=case, delegation="DE", relation="consulted", by=analyst)


def _without_a_name(case, analyst):
    pseudonymise(name="Nightjar", case=case, by=analyst)


@pytest.mark.parametrize("act", [_marked, _led_by_another, _closed_and_opened, _without_a_name])
def test_every_act_that_may_hide_something_asks_for_a_new_one(case, dossier, germany, analyst, act):
    assert download(dossier, germany).status_code == 200
    act(case, analyst)
    assert download(dossier, germany).status_code == 409


def test_what_was_closed_while_its_parts_were_read_counts_as_well(case, item, germany, danish_officer):
    asked = ask_for_dossier(case=case, purpose="For the archive.", by=germany)
    claim()
    change_marking(evidence=item, marking="eyes", by=danish_officer)
    SealedDossier.objects.update(status="waiting")
    make_waiting()
    assert download(asked, germany).status_code == 409


def test_a_listing_dossier_that_was_closed_to_its_reader_counts_as_well(case, germany, drafter, danish_officer):
    listing, body = a_dossier(case, drafter), Delegation.objects.get(pk="DE")
    sanctions.let_in(dossier=listing, delegation=body, by=danish_officer)
    ready = made(case, germany)
    sanctions.let_out(dossier=listing, delegation=body, by=danish_officer)
    assert download(ready, germany).status_code == 409


def test_work_that_hides_nothing_leaves_it_as_it_is(item, dossier, germany, danish_officer):
    regrade(evidence=item, reliability="C", credibility="3", why="Seen again.", by=danish_officer)
    assert download(dossier, germany).status_code == 200
