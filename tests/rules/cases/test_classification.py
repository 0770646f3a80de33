"""Classified content stays outside, however its marking is written; prose is let in."""

import time

import pytest

from cases.rules.classification import check_name, check_text, found, found_in_name
from core.rules.refusal import Kind

RESTRICTED = "RESTREINT UE/EU RESTRICTED"


@pytest.mark.parametrize(
    "text",
    [
        "RESTREINT UE/EU RESTRICTED",
        "restreint ue/eu restricted",
        "Ref. 12/27, EU RESTRICTED, page 3",
        "EU RESTRICTED/RESTREINT UE",
        "Restreint\u00a0UE",
        "RESTREINT\n  UE / EU\n RESTRICTED",
        "EU\nRESTRICTED",
        "EU-RESTRICTED",
        "EU_RESTRICTED",
        "EU.RESTRICTED",
        "E.U. RESTRICTED",
        "EU\u00adRESTRICTED",
        "ＥＵ ＲＥＳＴＲＩＣＴＥＤ",
        "EU RES-\nTRICTED",
        "EU RESTRI\nCTED",
        "E U  R E S T R I C T E D",
        "E U R E S T R I C T E D",
        "EU R E S T R I C T E D",
        "R E S T R E I N T   U E",
        "R-E-S-T-R-E-I-N-T U-E",
        "R-UE/EU-R",
        "r-ue/eu-r",
        "(R-UE)",
        "Classification: EU restricted",
        "a paper classified as EU Restricted.",
        "an EU Restricted document",
        "eu restricted",
        "(EU restricted)",
        "**RESTREINT** _UE_",
        "RESTREINT **UE**",
        "R\u2011UE/EU\u2011R",  # the hyphen of a word processor that does not break
        "R\u2212UE\u2215EU\u2212R",
        "R\u0415STREINT U\u0415",  # Cyrillic letters drawn like Latin ones
        "r\u0435streint u\u0435",
        "\u0395U RESTRICTED",  # Greek
        "RES\u200eTREINT UE",
        "RES\ufe0fTREINT\u2062 UE",
        "ʀᴇsᴛʀᴇɪɴᴛ ᴜᴇ",
    ],
)
def test_the_lowest_european_marking_is_found_in_every_form(text):
    assert found(text) == RESTRICTED


@pytest.mark.parametrize(
    ("text", "marking"),
    [
        ("TRÈS SECRET UE/EU TOP SECRET", "TRES SECRET UE/EU TOP SECRET"),
        ("tres secret ue", "TRES SECRET UE/EU TOP SECRET"),
        ("TS-UE/EU-TS", "TRES SECRET UE/EU TOP SECRET"),
        ("EU SECRET", "SECRET UE/EU SECRET"),
        ("SECRET\nUE", "SECRET UE/EU SECRET"),
        ("S-UE/EU-S", "SECRET UE/EU SECRET"),
        ("EU Confidential document", "CONFIDENTIEL UE/EU CONFIDENTIAL"),
        ("Confidentiel-UE", "CONFIDENTIEL UE/EU CONFIDENTIAL"),
        ("NATO  RESTRICTED", "NATO RESTRICTED"),
        ("The annex is marked as NATO Confidential.", "NATO CONFIDENTIAL"),
        ("NATO-\nSECRET", "NATO SECRET"),
        ("cosmic top secret", "COSMIC TOP SECRET"),
        ("VS-NfD", "VS-NfD"),
        ("VS – NUR FÜR DEN DIENSTGEBRAUCH", "VS-NfD"),
        ("vs-vertraulich", "VS-VERTRAULICH"),
        ("DIFFUSION RESTREINTE", "DIFFUSION RESTREINTE"),
        ("page 1\nPOUFNE\npage 2", "POUFNE"),
        ("*** GEHEIM ***", "GEHEIM"),
        ("ΑΠΟΡΡΗΤΟ", "ΑΠΟΡΡΗΤΟ"),
        ("СТРОГО СЕКРЕТНО", "СТРОГО СЕКРЕТНО"),
        ("OFFICIAL-SENSITIVE", "OFFICIAL-SENSITIVE"),
    ],
)
def test_european_nato_and_national_markings_are_named(text, marking):
    assert found(text) == marking


@pytest.mark.parametrize("text", ["TOP SECRET//SI//NOFORN", "(S//NF) The channel"])
def test_american_banners_and_portion_marks_are_found(text):
    assert found(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a secret plan",
        "The restricted area near the port",
        "RESTRICTED AREA: KEEP OUT",
        "the EU restricted imports of steel",
        "The EU restricted them.",
        "EU Secret Service",
        "the EU secret service does not exist",
        "NATO Secretary General",
        "EU SECRETARIAT",
        "It is no secret: EU law applies",
        "The secret. EU leaders met",
        "A secret\nUE",
        "Confidential sources said so",
        "an EU confidential hotline was opened",
        "EU CONFIDENTIALITY RULES",
        "top secret recipe",
        "une diffusion restreinte du film",
        "le secret défense",
        "das ist streng geheim",
        "NATO UNCLASSIFIED",
        "official sensitive topics",
        "EU-Russia relations",
        "LIMITE",
        "TLP:RED",
        "SECRETARIAT\nGENERAL",
        "Το ΝΑΤΟ και η ΕΕ συζήτησαν για το απόρρητο",
        "Секретно е дума, НАТО также",
    ],
)
def test_prose_and_lesser_markings_raise_no_false_alarm(text):
    assert found(text) is None


@pytest.mark.parametrize(
    "name",
    [
        "eu-restricted-note.pdf",
        "EU_RESTRICTED.docx",
        "nato.secret.pdf",
        "r-ue_eu-r_12.pdf",
        "VS-NfD_Bericht.pdf",
        "Restreint_UE.pdf",
        "eurestricted.pdf",
        "SECRET.pdf",
        "eu.restricted",
    ],
)
def test_a_marking_in_a_file_name_is_found(name):
    assert found_in_name(name)


@pytest.mark.parametrize(
    "name",
    ["secret-meeting.pdf", "restricted_area.png", "neural_restricted.pdf", "EU_secretariat.pdf", "note"],
)
def test_ordinary_file_names_pass(name):
    assert found_in_name(name) is None


def test_marked_text_and_names_are_refused_as_not_to_be_kept():
    text = check_text("NATO SECRET", field="body")
    assert (text.code, text.kind, text.field) == ("cases.classified_marking", Kind.UNPROCESSABLE, "body")
    assert check_name("eu_secret.pdf").params == {"marking": "SECRET UE/EU SECRET"}
    assert check_text("plain", field="body") is None


@pytest.mark.parametrize("filler", [" \n", "\n", "-", "a ", "classified ", "E U", "(", "EU\n", "a-"])
@pytest.mark.parametrize("start", ["", "a-", "EU", "("])
def test_no_text_makes_the_search_run_away(start, filler):
    started = time.perf_counter()
    assert found(start + filler * 10_000) is None
    assert time.perf_counter() - started < 5
