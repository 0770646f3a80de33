"""The words of restrictive measures. Values are what the database stores and the API shows."""

from enum import StrEnum


class DossierStatus(StrEnum):
    """Where a proposal for restrictive measures stands."""

    IDEA = "idea"
    DRAFT = "draft"
    LEGAL_CHECK = "legal_check"
    PROPOSED = "proposed"
    RELEX = "relex"
    COREPER = "coreper"
    ADOPTED = "adopted"
    PUBLISHED = "published"
    NOTIFIED = "notified"
    IN_FORCE = "in_force"
    WITHDRAWN = "withdrawn"


class DossierPurpose(StrEnum):
    """What the proposal asks for."""

    LISTING = "listing"
    RENEWAL = "renewal"
    AMENDMENT = "amendment"
    DELISTING = "delisting"


class ListingStatus(StrEnum):
    """Where an entry stands after its publication."""

    IN_FORCE = "in_force"
    UNDER_REVIEW = "under_review"
    DELISTED = "delisted"
    EXPIRED = "expired"
    ANNULLED_EFFECT_SUSPENDED = "annulled_effect_suspended"  # annulled, still applied
    ANNULLED = "annulled"


class TargetType(StrEnum):
    """Who or what is listed."""

    NATURAL_PERSON = "natural_person"
    LEGAL_PERSON = "legal_person"
    ENTITY = "entity"
    BODY = "body"


class IdentifierKind(StrEnum):
    """What tells one person or entity from another of the same name."""

    NAME_ORIGINAL_SCRIPT = "name_original_script"
    TRANSLITERATION = "transliteration"
    ALIAS = "alias"
    BIRTH_DATE = "birth_date"
    BIRTH_PLACE = "birth_place"
    NATIONALITY = "nationality"
    GENDER = "gender"
    FUNCTION = "function"
    PASSPORT = "passport"
    NATIONAL_ID = "national_id"
    TAX_NUMBER = "tax_number"
    ADDRESS = "address"
    REGISTRATION_NUMBER = "registration_number"
    REGISTRATION_DATE = "registration_date"
    REGISTRATION_PLACE = "registration_place"
    PLACE_OF_BUSINESS = "place_of_business"
    LEI = "lei"
    IMO = "imo"


class Measure(StrEnum):
    """What the entry does."""

    TRAVEL_BAN = "travel_ban"
    ASSET_FREEZE = "asset_freeze"
    NO_FUNDS = "no_funds"  # no funds or economic resources made available
    TANGIBLE_ASSETS = "tangible_assets"
    TRANSACTION_BAN = "transaction_ban"
    BROADCASTING_SUSPENSION = "broadcasting_suspension"


class ActKind(StrEnum):
    """The two acts of a pair; a travel ban stands in the Decision alone."""

    DECISION = "decision"  # Art. 29 TEU
    REGULATION = "regulation"  # Art. 215 TFEU


class ProposerKind(StrEnum):
    """Only a Member State or the High Representative proposes."""

    MEMBER_STATE = "member_state"
    HIGH_REPRESENTATIVE = "high_representative"


class ListingRule(StrEnum):
    """How a regime's list is established and amended, as its own article says."""

    UNANIMITY = "unanimity"
    QUALIFIED_MAJORITY = "qualified_majority"


class ExpiryStep(StrEnum):
    """One rung of the ladder before an entry expires."""

    CALL_FOR_REVIEW = "call_for_review"
    STATE_INPUT = "state_input"
    EVIDENCE_REFRESHED = "evidence_refreshed"
    LETTERS = "letters"
    RELEX = "relex"
    COREPER = "coreper"
    ADOPTION = "adoption"
    EXPIRY = "expiry"
