"""Everything that hangs on a case, and whether it is in a sealed dossier: where, or why not.

Both lists are printed in the bag's own README. A kind of row in neither fails the tests.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Held:
    """Rows of ``model`` stand in the files ``at`` below ``data/``, under the keys ``within``; none: the file itself."""

    model: str
    at: str
    within: tuple[str, ...]
    what: str


def _held(model: str, at: str, within: str, what: str) -> Held:
    return Held(model, at, tuple(filter(None, within.split("/"))), what)


OF_CASE, OF_PROPOSAL, OUTSIDE = "case.json", "proposals/*/proposal.json", "proposals/*/outside.json"
SAID, TEXTS, ROUNDS = "proposals/*/discussion.json", "proposals/*/text/v*.json", "proposals/*/rounds/*.json"
PACKAGE, MET = "proposals/*/package.json", "proposals/*/meetings.json"

HELD = (
    _held("cases.Case", OF_CASE, "", "the file"),
    _held("cases.CaseAudience", OF_CASE, "audience", "who is on it"),
    _held("cases.TimelineEntry", OF_CASE, "timeline", "dated facts"),
    _held("cases.ClassifiedPointer", OF_CASE, "pointers", "where classified content lies, never the content"),
    _held("cases.Bystander", OF_CASE, "bystanders", "labels in place of names taken out"),
    _held("cases.LegalHold", OF_CASE, "holds", "legal holds"),
    _held("cases.RetentionReview", OF_CASE, "reviews", "until when it is kept, and why"),
    _held("cases.Erasure", OF_CASE, "erasures", "what was erased past its time, and by whose word"),
    _held("cases.ErasureItem", OF_CASE, "erasures/items", "each such item with the hash of what it was"),
    _held("cases.ReleaseEntry", OF_CASE, "releases", "what was released to partners, and taken back"),
    _held("cases.Report", "reports/*.json", "", "the reports, word for word"),
    _held("cases.Evidence", "evidence/*/item.json", "", "each item, with its file as received as `content.bin`"),
    _held("cases.CustodyStep", "evidence/*/custody.json", "", "its custody"),
    _held("attribution.Assessment", "attribution/assessments/*.json", "", "assessments"),
    _held("attribution.Hypothesis", "attribution/assessments/*.json", "hypotheses", "their competing explanations"),
    _held("attribution.NationalAttribution", "attribution/national.json", "", "each State's own attribution"),
    _held("attribution.UnionPosition", "attribution/union.json", "", "positions of the Union"),
    _held("sanctions.Dossier", "listings/*.json", "", "listing dossiers"),
    _held("sanctions.DossierAccess", "listings/*.json", "access", "who was let in"),
    _held("sanctions.DossierAct", "listings/*.json", "acts", "the acts adopted"),
    _held("sanctions.ReasonSentence", "listings/*.json", "reasons", "the reasons with the evidence they rest on"),
    _held("responses.Proposal", OF_PROPOSAL, "", "the proposal"),
    _held("responses.Act", OF_PROPOSAL, "acts", "its acts"),
    _held("responses.Check", OF_PROPOSAL, "checks", "its checks"),
    _held("responses.TextVersion", TEXTS, "", "each version of the text"),
    _held("responses.Paragraph", TEXTS, "paragraphs", "its paragraphs with their hashes"),
    _held("responses.Translation", TEXTS, "translations", "the same in other languages"),
    _held("responses.TranslatedParagraph", TEXTS, "translations/paragraphs", "their paragraphs"),
    _held("responses.CommentPhase", SAID, "asked", "when comments were asked for"),
    _held("responses.Comment", SAID, "comments", "comments"),
    _held("responses.Support", SAID, "comments/supported_by", "who stood behind them"),
    _held("responses.Disposition", SAID, "comments/decisions", "what became of them"),
    _held("responses.Phase", PACKAGE, "phases", "the phases"),
    _held("responses.Package", PACKAGE, "put_to_the_states", "each package as it was put to the States"),
    _held("responses.Meeting", MET, "items/meeting", "meetings with presence and proxies"),
    _held("responses.AgendaItem", MET, "items", "the lines of their agendas and flash notes on this proposal"),
    _held("responses.Referral", MET, "referrals", "where it was sent up or back, and why"),
    _held("responses.Round", ROUNDS, "", "each round with its outcome"),
    _held("responses.RoundMember", ROUNDS, "asked", "who was asked, told by phone, had it"),
    _held("responses.Position", ROUNDS, "positions", "positions"),
    _held("responses.Brake", ROUNDS, "brakes", "brakes"),
    _held("responses.Corrigendum", ROUNDS, "corrigenda", "slips of the pen put right"),
    _held("notifications.Deadline", ROUNDS, "told", "whether each State was told, for who runs the procedure"),
    _held("responses.Adoption", OUTSIDE, "adoptions", "the act outside"),
    _held("responses.Delivery", OUTSIDE, "deliveries", "what was carried out"),
    _held("responses.Commitment", OUTSIDE, "deliveries/commitments", "what others promised"),
    _held("responses.EffectReview", OUTSIDE, "effects", "what it changed"),
    _held("audit.AuditEvent", "memory/slice.json", "rows", "what was recorded, each with its hash"),
    _held("audit.ChainHead", "memory/slice.json", "head", "where the record ends"),
)

DRAWN = "pictures drawn from an item; the item itself is here"
HOUSE = "how the house reminds and chases; whether a State was told stands with the round"
UNSAID = "words nobody has put forward; those put forward are a version"
BY_NAME = "who was let in by name; the record says so to those who may read it"
OWN_STATE = "between a delegation and its capital, and never signed"

SPOILT = "what the check of the store found; a file that is not as received is left out here, and its item says so"

LEFT_OUT = {
    "audit.Disclosure": "who read what; it stands on the page of data protection, for those who may know",
    "cases.CaseGrant": BY_NAME,
    "cases.EvidenceGrant": BY_NAME,
    "cases.Preview": DRAWN,
    "cases.PreviewSheet": DRAWN,
    "cases.Quarantined": "what was held back never became part of the file",
    "cases.StoreFault": SPOILT,
    "exchange.SealedDossier": "other copies of this file",
    "notifications.Escalation": HOUSE,
    "notifications.Mute": "one person's own choice",
    "notifications.Notice": HOUSE,
    "notifications.Reminder": HOUSE,
    "responses.InstructionRequest": OWN_STATE,
    "responses.PreparedPosition": OWN_STATE,
    "responses.WorkingParagraph": UNSAID,
    "responses.WorkingText": UNSAID,
}


def table() -> str:
    """Where things stand, for the README: one line for each file."""
    files: dict[str, list[str]] = {}
    for each in HELD:
        files.setdefault(each.at, []).append(each.what)
    return "\n".join(f"| `data/{at}` | {'; '.join(what)} |" for at, what in files.items())


def left_out() -> str:
    """What is not in the bag, for the README: one line for each reason."""
    reasons: dict[str, list[str]] = {}
    for model, why in LEFT_OUT.items():
        reasons.setdefault(why, []).append(_words(model))
    return "\n".join(f"- {', '.join(models)}: {why}" for why, models in reasons.items())


def _words(model: str) -> str:
    name = model.rpartition(".")[2]
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()
