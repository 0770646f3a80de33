"""What the words of restrictive measures are called on a page."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sanctions.rules.vocabulary import (
    ActKind,
    DossierPurpose,
    DossierStatus,
    IdentifierKind,
    ListingRule,
    Measure,
    TargetType,
)

STATUS: dict[StrEnum, str | Promise] = {
    DossierStatus.IDEA: _("Idea"),
    DossierStatus.DRAFT: _("Draft"),
    DossierStatus.LEGAL_CHECK: _("Legal check"),
    DossierStatus.PROPOSED: _("Proposed"),
    DossierStatus.RELEX: _("RELEX"),
    DossierStatus.COREPER: _("Coreper"),
    DossierStatus.ADOPTED: _("Adopted outside"),
    DossierStatus.PUBLISHED: _("Published"),
    DossierStatus.NOTIFIED: _("Notified"),
    DossierStatus.IN_FORCE: _("In force"),
    DossierStatus.WITHDRAWN: _("Withdrawn"),
}
PURPOSE: dict[StrEnum, str | Promise] = {
    DossierPurpose.LISTING: _("First listing"),
    DossierPurpose.RENEWAL: _("Renewal"),
    DossierPurpose.AMENDMENT: _("Amendment"),
    DossierPurpose.DELISTING: _("Delisting"),
}
TARGET: dict[StrEnum, str | Promise] = {
    TargetType.NATURAL_PERSON: _("Natural person"),
    TargetType.LEGAL_PERSON: _("Legal person"),
    TargetType.ENTITY: _("Entity"),
    TargetType.BODY: _("Body"),
}
MEASURE: dict[StrEnum, str | Promise] = {
    Measure.TRAVEL_BAN: _("Travel ban"),
    Measure.ASSET_FREEZE: _("Freezing of funds and economic resources"),
    Measure.NO_FUNDS: _("No funds or economic resources made available"),
    Measure.TANGIBLE_ASSETS: _("Tangible assets"),
    Measure.TRANSACTION_BAN: _("Transaction ban"),
    Measure.BROADCASTING_SUSPENSION: _("Suspension of broadcasting"),
}
IDENTIFIER: dict[StrEnum, str | Promise] = {
    IdentifierKind.NAME_ORIGINAL_SCRIPT: _("Name in the original script"),
    IdentifierKind.TRANSLITERATION: _("Transliteration"),
    IdentifierKind.ALIAS: _("Alias"),
    IdentifierKind.BIRTH_DATE: _("Date of birth"),
    IdentifierKind.BIRTH_PLACE: _("Place of birth"),
    IdentifierKind.NATIONALITY: _("Nationality"),
    IdentifierKind.GENDER: _("Gender"),
    IdentifierKind.FUNCTION: _("Function"),
    IdentifierKind.PASSPORT: _("Passport number"),
    IdentifierKind.NATIONAL_ID: _("National identity number"),
    IdentifierKind.TAX_NUMBER: _("Tax number"),
    IdentifierKind.ADDRESS: _("Address"),
    IdentifierKind.REGISTRATION_NUMBER: _("Registration number"),
    IdentifierKind.REGISTRATION_DATE: _("Date of registration"),
    IdentifierKind.REGISTRATION_PLACE: _("Place of registration"),
    IdentifierKind.PLACE_OF_BUSINESS: _("Principal place of business"),
    IdentifierKind.LEI: _("Legal entity identifier (LEI)"),
    IdentifierKind.IMO: _("IMO number"),
}
ACT: dict[StrEnum, str | Promise] = {ActKind.DECISION: _("Decision (CFSP)"), ActKind.REGULATION: _("Regulation")}
RULE: dict[StrEnum, str | Promise] = {
    ListingRule.UNANIMITY: _("Unanimity"),
    ListingRule.QUALIFIED_MAJORITY: _("Qualified majority"),
}
MOVE: dict[str, str | Promise] = {
    "start_draft": _("Start the draft"),
    "send_to_legal_check": _("Send to the legal check"),
    "return_to_draft": _("Return to draft"),
    "propose": _("Propose"),
    "take_to_relex": _("Take to RELEX"),
    "take_to_coreper": _("Take to Coreper"),
    "record_adoption": _("Record the adoption"),
    "record_publication": _("Record the publication"),
    "record_notification": _("Record the notification"),
    "enter_into_force": _("Record the entry into force"),
    "withdraw": _("Withdraw"),
}
TASK: dict[str, str | Promise] = {
    "criterion": _("Regime and criterion"),
    "identifiers": _("Identifiers"),
    "reasons": _("Statement of reasons"),
    "evidence": _("Publishable evidence behind every sentence"),
    "rights": _("Note on proportionality and fundamental rights"),
    "legality": _("Legal check confirmed"),
    "hearing": _("Person informed and heard"),
}


def choices(labels: dict[StrEnum, str | Promise]) -> list[tuple[str, str | Promise]]:
    """Choices for a form from one of the tables above."""
    return [(value.value, label) for value, label in labels.items()]
