"""A text under discussion: wording of several capitals, support, what the penholder did; and a fix taken up."""

from datetime import timedelta
from typing import Any

from cases.models import Case
from desk.demo.rounds import Desk, all_say
from responses.actions.commenting import comment, invite_comments
from responses.actions.deciding import accept_comment, bracket_comment, reject_comment
from responses.actions.fixing import take_fix
from responses.actions.numbering import number_document
from responses.actions.supporting import support
from responses.actions.text import add_version
from responses.actions.translating import add_translation
from responses.actions.working import put_forward
from responses.models import Comment, Proposal, Round

FIRST = """The European Union and its Member States attribute the operation described in this file to the actors named \
in its assessment.

The operation stole data of members of parliaments and published them in order to discredit elected representatives.

The European Union calls on all States to respect the norms of responsible behaviour in cyberspace.

The European Union stands ready to take further measures."""
FRENCH = """L’Union européenne et ses États membres attribuent l’opération décrite dans ce dossier aux acteurs \
désignés dans son évaluation.

L’opération a dérobé des données de membres de parlements et les a publiées pour discréditer des élus.

L’Union européenne appelle tous les États à respecter les normes de comportement responsable dans le cyberespace.

L’Union européenne se tient prête à prendre de nouvelles mesures."""
FIRM = "The European Union strongly urges all States to respect the norms of responsible behaviour in cyberspace."


def discuss(desk: Desk, made: Proposal) -> None:
    """Two rounds of comments: the first settled in version 2, the second runs now."""
    pen = desk.cast["drafter"]
    add_version(proposal=made, text=FIRST, by=pen, base=1, change_note="Worked out by the services.")
    number_document(proposal=made, council_number="ST 99999/26", by=pen)
    invite_comments(proposal=made, closes_at=desk.teller.ago(days=3), by=pen)
    taken = _says(desk, made, "EE", 3, FIRM, "The norms are binding; the verb should show it.")
    support(comment=taken, by=desk.cast["pl.officer"])
    support(comment=taken, by=desk.cast["lt.officer"])
    softer = FIRST.split("\n\n")[3].replace("stands ready to take", "may consider")
    bracketed = _says(desk, made, "HU", 4, softer, "We should not announce measures before they are discussed.")
    support(comment=bracketed, by=desk.cast["sk.officer"])
    refused = _says(desk, made, "AT", None, "", "Could the text be half as long?")
    for code in ("MT", "CY", "LU"):
        comment(proposal=made, kind="nothing", version=2, by=desk.cast[f"{code.lower()}.officer"])
    accept_comment(comment=taken, by=pen)
    bracket_comment(comment=bracketed, by=pen)
    reject_comment(comment=refused, reason="Each paragraph was asked for by at least three delegations.", by=pen)
    desk.teller.at(days=2, hours=20)
    second = put_forward(proposal=made, by=pen, base=2, change_note="Comments of EE (PL, LT); HU in brackets.")
    add_translation(version=second, language="fr", text=_as_bracketed(FRENCH), base=0, by=pen)
    invite_comments(proposal=made, closes_at=desk.teller.now + timedelta(hours=26), by=pen)
    _second_time(desk, made)


def _second_time(desk: Desk, made: Proposal) -> None:
    """What is open now: words on two paragraphs, a new one, a remark; nothing decided yet."""
    texts = list(made.versions.get(number=3).paragraphs.order_by("number").values_list("text", flat=True))
    one = _says(desk, made, "DK", 1, texts[0].replace("attribute", "publicly attribute"), "", version=3)
    support(comment=one, by=desk.cast["se.officer"])
    weighed = "The European Union will consider further measures once the Council has discussed them."
    held = _says(desk, made, "HU", 4, weighed, "", version=3)
    support(comment=held, by=desk.cast["sk.officer"])
    united = "The European Union expresses its solidarity with those whose data were published."
    comment(
        proposal=made, kind="insert", version=3, paragraph=2, wording=united, by=desk.cast["ie.officer"],
        text="The victims should be named before the norms.",
    )  # fmt: skip
    _says(desk, made, "EL", 2, "", "Is “members of parliaments” wide enough for the staff concerned?", version=3)
    comment(proposal=made, kind="nothing", version=3, by=desk.cast["pt.officer"])


def fix_and_ask_again(desk: Desk, case: Case) -> Round:
    """France objects with its own wording, the penholder takes it up, all 27 are asked anew and it runs now."""
    desk.teller.at(days=1, hours=18)
    made = desk.draft(case, "eu_demarche", "Demarche on stolen data")
    broken = desk.ask(made, desk.teller.now + timedelta(hours=4))
    fix = {
        "answer": "object",
        "fix": "§2: Ask that the data be withdrawn and that those responsible be held to account.",
    }
    desk.answer(broken, all_say("agree", only=9, leave=("FR",)) | {"FR": fix})
    take_fix(position=broken.positions.get(state_id="FR"), by=desk.cast["drafter"], base=1)
    made.refresh_from_db()
    desk.teller.at(days=1, hours=16)
    again = desk.ask_checked(made, desk.teller.now + timedelta(days=1, hours=6))
    desk.answer(again, {"FR": "agree", "BE": "agree", "BG": "agree"})
    return again


def _says(
    desk: Desk, made: Proposal, code: str, paragraph: int | None, wording: str, text: str, *, version: int = 2
) -> Comment:
    about: dict[str, Any] = {"kind": "amend" if wording else "remark", "wording": wording, "text": text}
    by = desk.cast[f"{code.lower()}.officer"]
    return comment(proposal=made, version=version, paragraph=paragraph, by=by, **about)


def _as_bracketed(text: str) -> str:
    """The same words in dispute in the other language."""
    return text.replace("se tient prête à prendre", "[se tient prête à prendre / peut envisager]")
