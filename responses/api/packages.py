"""How the phases of a package look to a system: as they stand, and as they were put to the States."""

from rest_framework import serializers

from core.sentences import render
from responses.facts.package import PhaseLine, phase_facts
from responses.models import Phase
from responses.rules.phases import when


class PhaseView(serializers.ModelSerializer):
    """One phase of a package: ``when`` says it in words, ``due_at`` is null until its trigger names an instant."""

    instrument = serializers.CharField(source="instrument.code", read_only=True)
    carried_out_by = serializers.CharField(source="carried_out_by_id", read_only=True)
    after = serializers.IntegerField(source="after.number", read_only=True, allow_null=True, default=None)
    trigger = serializers.CharField(read_only=True)
    counted = serializers.CharField(read_only=True, help_text="calendar or working; empty where no days are counted")
    status = serializers.CharField(read_only=True)
    when = serializers.SerializerMethodField()

    class Meta:
        model = Phase
        fields = [
            *("number", "title", "instrument", "act", "what", "carried_out_by", "trigger", "after", "days", "counted"),
            *("when", "status", "due_at", "released_at", "replied_at"),
        ]

    def get_when(self, phase: Phase) -> str:
        return render(when(phase_facts(phase)))


class PutPhaseView(serializers.Serializer):
    """One phase a position answers to, beside the text; ``package_sha256`` of the round is over all of them."""

    number = serializers.IntegerField()
    title = serializers.CharField()
    what = serializers.CharField()
    instrument = serializers.CharField()
    carried_out_by = serializers.CharField()
    when = serializers.SerializerMethodField()

    def get_when(self, line: PhaseLine) -> str:
        return render(line.when)
