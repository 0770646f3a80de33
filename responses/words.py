"""The words a page uses for answers, statuses, procedures, rules and groups; one place, translated."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ANSWERS: dict[str, str | Promise] = {
    "agree": _("Agrees"),
    "object": _("Objects"),
    "reservation": _("Reservation"),
    "comment": _("Comment"),
    "for": _("In favour"),
    "against": _("Against"),
    "abstain": _("Abstains"),
    "abstain_with_declaration": _("Abstains with declaration"),
    "absent": _("Absent"),
    "silent": _("Silent"),
    "none": _("No answer yet"),
    "missing": _("Answer missing"),
    "late": _("Answered late"),
    "unasked": _("Not asked one by one"),
    "suspended": _("Voting rights suspended"),
    "outside": _("Not asked"),
    "hidden": _("Not shown yet"),
}
"""How a State stands, as said about it."""


def worded(answer: str, *, withdraws: bool) -> str | Promise:
    """An answer as it is listed; one that only takes back is called that."""
    return _("Takes back what it said") if withdraws and answer == "comment" else ANSWERS[answer]


CHOICES: dict[str, str | Promise] = {
    "agree": _("Agree"),
    "object": _("Object"),
    "reservation": _("Enter a reservation"),
    "comment": _("Comment only"),
    "for": _("In favour"),
    "against": _("Against"),
    "abstain": _("Abstain"),
    "abstain_with_declaration": _("Abstain with a formal declaration (Art. 31(1) TEU)"),
    "withdraw": _("Withdraw what we said before and be silent again"),
}
"""The same as a choice in a form."""

RESERVATIONS: dict[str, str | Promise] = {
    "scrutiny": _("Scrutiny reservation"),
    "parliamentary": _("Parliamentary scrutiny reservation"),
    "substantive": _("Substantive reservation"),
    "linguistic": _("Linguistic reservation"),
    "ad_referendum": _("Ad referendum"),
    "waiting": _("Waiting reservation"),
}

RESERVATION_STATUS: dict[str, str | Promise] = {
    "entered": _("Entered"),
    "to_be_confirmed": _("To be confirmed on the new text"),
    "maintained": _("Maintained"),
    "lifted": _("Lifted"),
    "converted_to_objection": _("Converted to an objection"),
    "lapsed": _("Lapsed with the text it was on"),
}

RESERVATION_EFFECTS: dict[str, str | Promise] = {
    "holds": _("Holds the text"),
    "breaks": _("Breaks the silence"),
    "none": _("None"),
}

PROCEDURES: dict[str, str | Promise] = {
    "none": _("No round"),
    "silence": _("Silence procedure"),
    "written": _("Written procedure"),
    "meeting": _("Meeting"),
    "consent": _("Consent of participants"),
}

RULES: dict[str, str | Promise] = {
    "unanimity": _("Unanimity"),
    "written_unanimity": _("Unanimity in writing"),
    "qualified_majority": _("Qualified majority"),
    "simple_majority": _("Simple majority"),
    "silence": _("No reply is consent"),
    "consent_of_participants": _("Each participant agrees"),
    "consensus_by_chair": _("Consensus found by the chair"),
    "none": _("Nobody is asked"),
}

ROUND_STATUS: dict[str, str | Promise] = {
    "draft": _("Draft"),
    "open": _("Open"),
    "suspended": _("Clock stopped"),
    "expired_silent": _("No objection"),
    "broken": _("Silence broken"),
    "held": _("Held by a reservation"),
    "agreed": _("Agreed"),
    "voted": _("Voted"),
    "not_agreed": _("Not agreed"),
    "incomplete": _("Incomplete"),
    "braked": _("Emergency brake"),
    "withdrawn": _("Withdrawn"),
    "superseded": _("Ended by a new text"),
    "confirmed": _("Confirmed by the chair"),
    "adoption_recorded": _("Adoption recorded"),
}

PROPOSAL_STATUS: dict[str, str | Promise] = {
    "draft": _("Draft"),
    "checks": _("Checks"),
    "comment": _("Comments"),
    "round_open": _("Round"),
    "agreed": _("Agreed"),
    "adopted": _("Adopted"),
    "delivered": _("Delivered"),
    "in_review": _("In review"),
    "closed": _("Closed"),
    "withdrawn": _("Withdrawn"),
}

CHECKS: dict[str, str | Promise] = {
    "evidence": _("Evidence carries the text"),
    "proportionality": _("Proportionality note"),
    "rights_test": _("Fundamental-rights test (Charter, Art. 52)"),
}

QUESTIONS: dict[str, str | Promise] = {
    "provided_by_law": _("Is the measure provided for by law?"),
    "essence_respected": _("Does it respect the essence of the rights concerned (Art. 7, 8, 11, 16, 17, 47, 48)?"),
    "general_interest": _("Which objective of general interest does it serve?"),
    "necessary": _("Is it necessary: which less intrusive way was considered?"),
    "proportionate": _("Is it proportionate to that objective?"),
    "safeguards": _("Which safeguards and remedies are there?"),
    "protected_speech": _(
        "Is protected speech touched (opinion, satire, journalism)? If so, which manipulative behaviour independent of content is shown?"  # noqa: E501 - one sentence
    ),
}

LIMBS: dict[str, str | Promise] = {
    "states": _("Member States in favour"),
    "population": _("Inhabitants of those in favour"),
    "declared_states": _("Member States with a declaration"),
    "declared_population": _("Inhabitants of those with a declaration"),
    "present": _("Members present"),
}

STAGES: dict[str, str | Promise] = {
    "capitals": _("Capitals"),
    "eeas": _("EEAS"),
    "working_party": _("Working party"),
    "psc": _("PSC"),
    "coreper": _("Coreper"),
    "council": _("Council"),
}

RECORDERS: dict[str, str | Promise] = {
    "secretariat": _("Council secretariat"),
    "chair": _("Chair"),
    "eeas": _("EEAS"),
    "participants": _("Participants"),
}

TOOLS: dict[int, str | Promise] = {
    1: _("Dialogue"),
    2: _("Diplomatic steps"),
    3: _("Public attribution and statements"),
    4: _("Restrictive measures"),
}

VISIBILITY: dict[str, str | Promise] = {
    "at_once": _("All at once"),
    "after_own": _("After one's own answer"),
    "after_close": _("After the close"),
}

DETAILS: dict[str, str | Promise] = {
    "participants": _("Participants"),
    "shared_under": _("Shared under"),
    "commitments": _("Commitments made"),
    "form": _("Form (talking points, non-paper, note verbale …)"),
    "left_behind": _("Left behind"),
    "level": _("Level of the interlocutor"),
    "published_url": _("Address of the publication"),
    "platform": _("Platform"),
    "items_referred": _("Items referred"),
    "answered": _("Answer of the platform"),
    "decision_reference": _("Decision"),
    "regulation_reference": _("Regulation"),
    "journal_reference": _("Official Journal"),
}

PRESET_NAMES: dict[str, str | Promise] = {
    "flash": _("FLASH"),
    "urgent": _("URGENT"),
    "standard": _("STANDARD"),
    "ordinary": _("ORDINARY"),
}
"""The usual periods, as the working parties call them."""

COMMENTS: dict[str, str | Promise] = {
    "remark": _("Comment"),
    "amend": _("Other wording"),
    "insert": _("New paragraph"),
    "delete": _("Take it out"),
    "nothing": _("No comment"),
}

DECISIONS: dict[str, str | Promise] = {
    "accepted": _("Accepted"),
    "merged": _("Merged"),
    "bracketed": _("In square brackets"),
    "rejected": _("Not taken up"),
}
"""What the penholder did with a comment."""

LANGUAGES: dict[str, str | Promise] = {
    "bg": "български",
    "es": "español",
    "cs": "čeština",
    "da": "dansk",
    "de": "Deutsch",
    "et": "eesti",
    "el": "ελληνικά",
    "en": "English",
    "fr": "français",
    "ga": "Gaeilge",
    "hr": "hrvatski",
    "it": "italiano",
    "lv": "latviešu",
    "lt": "lietuvių",
    "hu": "magyar",
    "mt": "Malti",
    "nl": "Nederlands",
    "pl": "polski",
    "pt": "português",
    "ro": "română",
    "sk": "slovenčina",
    "sl": "slovenščina",
    "fi": "suomi",
    "sv": "svenska",
}
"""Each by what it calls itself, in the order of the Interinstitutional Style Guide."""
