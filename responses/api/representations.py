"""How proposals, rounds and outcomes look to a system. Every field is named."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from cases.api.representations import CaseLink, Labelled
from responses.api.packages import PhaseView, PutPhaseView
from responses.facts.package import lines_put, phases_of
from responses.models import Act, Paragraph, Position, Proposal, Referral, Round, RoundMember, TextVersion
from responses.rules.answered_to import entity_tag
from responses.rules.proposal import ProposalStatus


class ProposalLink(serializers.ModelSerializer):
    """Just enough to find the proposal again."""

    class Meta:
        model = Proposal
        fields = ["id", "reference", "title"]


class ActView(serializers.ModelSerializer):
    class Meta:
        model = Act
        fields = ["id", "order", "name", "rule", "legal_basis"]


class ParagraphView(serializers.ModelSerializer):
    class Meta:
        model = Paragraph
        fields = ["number", "text", "sha256"]


class TextView(serializers.ModelSerializer):
    """A version of the text, paragraph by paragraph."""

    paragraphs = serializers.SerializerMethodField()

    class Meta:
        model = TextVersion
        fields = ["number", "language", "sha256", "change_note", "created_at", "paragraphs"]

    @extend_schema_field(ParagraphView(many=True))
    def get_paragraphs(self, version: TextVersion) -> Any:
        return ParagraphView(version.paragraphs.order_by("number"), many=True).data


class ProposalRow(Labelled):
    """A proposal in a list."""

    case = CaseLink(read_only=True)
    instrument = serializers.CharField(source="instrument.code", read_only=True)
    penholder = serializers.CharField(source="penholder_id", read_only=True)

    class Meta:
        model = Proposal
        fields = [
            "id",
            "reference",
            "case",
            "title",
            "instrument",
            "status",
            "proposal_from",
            "marking",
            "tlp",
            "stage",
            "penholder",
            "rationale",
            "is_demonstration",
            "created_at",
            "changed_at",
        ]


class ReferralView(serializers.ModelSerializer):
    """The last step between two bodies: up with a line for the agenda, or back down with a reason."""

    class Meta:
        model = Referral
        fields = ["sequence", "direction", "from_stage", "to_stage", "line", "reason", "created_at"]


class ProposalInFull(ProposalRow):
    """One proposal with its acts and its latest text, and until when comments are asked.

    ``came_from`` and ``went_on_as`` are the steps of the ladder it is one of; all lie on the same case.
    """

    referral = serializers.SerializerMethodField(help_text="null while it was sent nowhere")
    came_from = ProposalLink(read_only=True, allow_null=True)
    went_on_as = serializers.SerializerMethodField()

    acts = serializers.SerializerMethodField()
    text = serializers.SerializerMethodField()
    comments_close_at = serializers.SerializerMethodField(help_text="null while no comments are asked")
    phases = serializers.SerializerMethodField(help_text="empty where nothing is done in phases")

    class Meta(ProposalRow.Meta):
        fields = [*ProposalRow.Meta.fields, "council_number", "acts", "text", "comments_close_at"]
        fields += ["referral", "came_from", "went_on_as", "phases"]

    @extend_schema_field(PhaseView(many=True))
    def get_phases(self, proposal: Proposal) -> Any:
        return PhaseView(phases_of(proposal), many=True).data

    @extend_schema_field(ReferralView(allow_null=True))
    def get_referral(self, proposal: Proposal) -> Any:
        last = proposal.referrals.order_by("-sequence").first()
        return ReferralView(last).data if last else None

    @extend_schema_field(ProposalLink(many=True))
    def get_went_on_as(self, proposal: Proposal) -> Any:
        steps = proposal.went_on_as.exclude(status=ProposalStatus.WITHDRAWN).select_related("case")
        return ProposalLink(steps.order_by("number"), many=True).data

    @extend_schema_field(serializers.DateTimeField(allow_null=True))
    def get_comments_close_at(self, proposal: Proposal) -> Any:
        phase = proposal.comment_phases.filter(closed_at__isnull=True).first()
        return phase.closes_at if phase else None

    @extend_schema_field(ActView(many=True))
    def get_acts(self, proposal: Proposal) -> Any:
        return ActView(proposal.acts.order_by("order"), many=True).data

    @extend_schema_field(TextView(allow_null=True))
    def get_text(self, proposal: Proposal) -> Any:
        latest = proposal.versions.order_by("-number").first()
        return TextView(latest).data if latest else None


class RoundRow(serializers.ModelSerializer):
    """A round in a list."""

    proposal = ProposalLink(read_only=True)
    act = serializers.UUIDField(source="act_id", read_only=True, allow_null=True)

    class Meta:
        model = Round
        fields = [
            "id",
            "proposal",
            "number",
            "act",
            "procedure",
            "rule",
            "stage",
            "status",
            "visibility",
            "opened_at",
            "closes_at",
            "closed_at",
            "confirmed_at",
            "population_year",
            "text_sha256",
            "package_sha256",
            "created_at",
        ]


class MemberView(serializers.ModelSerializer):
    state = serializers.CharField(source="state_id", read_only=True)

    class Meta:
        model = RoundMember
        fields = ["state", "suspended"]


class PositionView(serializers.ModelSerializer):
    """One answer. Earlier answers of a State stay on record; the highest sequence that is not late counts.

    A late one only lifts the State's reservation, and shows it once the round is re-opened.
    """

    state = serializers.CharField(source="state_id", read_only=True)

    class Meta:
        model = Position
        fields = [
            "state",
            "sequence",
            "answer",
            "reservation",
            "clearing_condition",
            "expected_on",
            "reason",
            "fix",
            "withdraws",
            "received_at",
            "late",
            "receipt",
        ]


class RoundInFull(RoundRow):
    """One round with its text, whom it asks, and the answers this caller may see."""

    etag = serializers.SerializerMethodField(help_text="what If-Match names: the text and your own State's last answer")
    text = TextView(source="version", read_only=True)
    phases = serializers.SerializerMethodField(help_text="the package put with the text; empty where there is none")
    members = serializers.SerializerMethodField()
    positions = serializers.SerializerMethodField()

    class Meta(RoundRow.Meta):
        fields = [*RoundRow.Meta.fields, "etag", "text", "phases", "members", "positions"]

    def get_etag(self, round_: Round) -> str:
        return entity_tag(round_.text_sha256, self.context["shown"].own)

    @extend_schema_field(PutPhaseView(many=True))
    def get_phases(self, round_: Round) -> Any:
        return PutPhaseView(lines_put(round_), many=True).data

    @extend_schema_field(MemberView(many=True))
    def get_members(self, round_: Round) -> Any:
        return MemberView(round_.members.order_by("state__protocol_order"), many=True).data

    @extend_schema_field(PositionView(many=True))
    def get_positions(self, round_: Round) -> Any:
        return PositionView(self.context["shown"].positions, many=True).data


class OutcomeView(serializers.Serializer):
    """What the rule said at the close. ``outcome`` is null while the round runs or its answers are hidden."""

    round = serializers.UUIDField()
    status = serializers.CharField()
    closes_at = serializers.DateTimeField(allow_null=True)
    closed_at = serializers.DateTimeField(allow_null=True)
    confirmed_at = serializers.DateTimeField(allow_null=True)
    explanation = serializers.CharField(allow_null=True, help_text="one sentence fit for an ambassador")
    outcome = serializers.DictField(allow_null=True, help_text="rule, figures, limbs and answers as computed")
