"""How a case, a report and an item of evidence look to a system. Every field is named."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from cases.models import Case, ClassifiedPointer, Evidence, Report, TimelineEntry
from cases.queries import timeline_of
from cases.rules.markings import Tlp, tlp_out, written
from cases.rules.vocabulary import Marking


class Labelled(serializers.ModelSerializer):
    """Anything with a marking: it leaves with the TLP 2.0 label of that marking, never a more open one."""

    tlp = serializers.SerializerMethodField(help_text="TLP 2.0 label of the marking")

    @extend_schema_field(serializers.ChoiceField(choices=[written(label) for label in Tlp]))
    def get_tlp(self, thing: Any) -> str:
        return written(tlp_out(Marking(thing.marking)))


class CaseLink(serializers.ModelSerializer):
    """Just enough to find the case again."""

    class Meta:
        model = Case
        fields = ["id", "reference"]


class CaseRow(Labelled):
    """A case in a list."""

    originator = serializers.CharField(source="originator_id", read_only=True)
    lead = serializers.CharField(source="lead_id", read_only=True)

    class Meta:
        model = Case
        fields = [
            "id",
            "reference",
            "title",
            "summary",
            "status",
            "marking",
            "tlp",
            "tier",
            "urgency",
            "originator",
            "lead",
            "sources",
            "is_demonstration",
            "created_at",
            "changed_at",
            "revision",
        ]


class Happened(serializers.ModelSerializer):
    """One entry of the timeline."""

    class Meta:
        model = TimelineEntry
        fields = ["date", "text", "source_url", "note"]


class PointerView(serializers.ModelSerializer):
    """Where classified content lies that bears on the case; never the content."""

    originator = serializers.CharField(source="originator_id", read_only=True)

    class Meta:
        model = ClassifiedPointer
        fields = ["id", "created_at", "reference", "level", "originator", "summary", "withdrawn_at"]


class CaseInFull(CaseRow):
    """One case with its timeline, oldest first. ``pointers`` is empty for partners."""

    timeline = serializers.SerializerMethodField()
    pointers = serializers.SerializerMethodField()

    class Meta(CaseRow.Meta):
        fields = [*CaseRow.Meta.fields, "timeline", "pointers"]

    @extend_schema_field(PointerView(many=True))
    def get_pointers(self, case: Case) -> Any:
        seen = ClassifiedPointer.objects.visible_to(self.context["request"].user).filter(case=case)
        return PointerView(seen.order_by("created_at"), many=True).data

    @extend_schema_field(Happened(many=True))
    def get_timeline(self, case: Case) -> Any:
        return Happened(timeline_of(case, self.context["request"].user), many=True).data


class ReportView(Labelled):
    """A report as its sender gave it. ``case`` and ``duplicate_of`` are null where the caller may not see them."""

    source = serializers.CharField(  # type: ignore[assignment]  # why: our field has the name of a serializer's own
        source="source_id", read_only=True, help_text="display code of the sender's body"
    )
    techniques = serializers.SerializerMethodField(help_text="codes of the DISARM Red framework")
    links = serializers.ListField(child=serializers.CharField(), read_only=True)
    case = CaseLink(read_only=True, allow_null=True)
    duplicate_of = serializers.UUIDField(source="duplicate_of.pk", default=None, read_only=True, allow_null=True)

    class Meta:
        model = Report
        fields = [
            "id",
            "created_at",
            "source",
            "external_id",
            "version",
            "title",
            "body",
            "language",
            "observed_on",
            "actor_named",
            "links",
            "techniques",
            "marking",
            "tlp",
            "status",
            "case",
            "duplicate_of",
            "channel",
        ]

    def get_techniques(self, report: Report) -> list[str]:
        return sorted(technique.pk for technique in report.techniques.all())


class EvidenceView(Labelled):
    """What is known about an item; the item itself is downloaded by people, on its page."""

    case = CaseLink(read_only=True, allow_null=True)
    originator = serializers.CharField(source="originator_id", read_only=True)

    class Meta:
        model = Evidence
        fields = [
            "id",
            "created_at",
            "case",
            "title",
            "description",
            "kind",
            "origin",
            "file_name",
            "content_type",
            "size",
            "sha256",
            "link",
            "captured_at",
            "reliability",
            "credibility",
            "marking",
            "tlp",
            "originator",
            "publishable",
            "erased_at",
            "is_demonstration",
        ]
