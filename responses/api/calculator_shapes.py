"""What the two calculators take and answer, for the description of the API; the rules check it themselves."""

from rest_framework import serializers

from core.constraints import choices
from notifications.rules.vocabulary import Mode
from responses.rules.question import COUNTED
from responses.rules.vocabulary import OutcomeCode, ProposalFrom

COUNTED_RULES = [str(rule) for rule in COUNTED]  # named in the settings, for a telling name


class TallyRequest(serializers.Serializer):
    rule = serializers.ChoiceField(choices=COUNTED_RULES)
    proposal_from = serializers.ChoiceField(
        choices=choices(ProposalFrom),
        required=False,
        allow_null=True,
        help_text="qualified majority only",
    )
    populations = serializers.IntegerField(required=False, help_text="year; default: the set in force on “on”")
    on = serializers.DateField(required=False, help_text="default: today in Brussels")
    suspended = serializers.ListField(child=serializers.CharField(), required=False, help_text="codes of States")
    participants = serializers.ListField(child=serializers.CharField(), required=False, help_text="default: all 27")
    positions = serializers.DictField(child=serializers.CharField(), help_text="code of a State → its position")


class Needs(serializers.Serializer):
    count = serializers.IntegerField()
    examples = serializers.ListField(child=serializers.ListField(child=serializers.CharField()))


class Alternative(serializers.Serializer):
    outcome = serializers.CharField()
    reason = serializers.CharField()


class TallyAnswer(serializers.Serializer):
    outcome = serializers.ChoiceField(choices=[str(code) for code in OutcomeCode])
    explanation = serializers.CharField(help_text="one sentence fit for an ambassador")
    legal_basis = serializers.CharField()
    states_for = serializers.IntegerField()
    states_needed = serializers.IntegerField(allow_null=True)
    population_for = serializers.IntegerField(allow_null=True)
    population_needed = serializers.IntegerField(allow_null=True)
    population_total = serializers.IntegerField(allow_null=True)
    declared_states = serializers.IntegerField(allow_null=True)
    declared_population = serializers.IntegerField(allow_null=True)
    missing = serializers.ListField(child=serializers.CharField())
    bound = serializers.ListField(child=serializers.CharField())
    not_bound = serializers.ListField(child=serializers.CharField())
    needs = Needs(allow_null=True)
    alternative = Alternative(allow_null=True)
    indicative = serializers.BooleanField()


class DeadlineRequest(serializers.Serializer):
    opened_at = serializers.DateTimeField(help_text="RFC 3339 with offset")
    mode = serializers.ChoiceField(choices=[str(mode) for mode in Mode])
    hours = serializers.IntegerField(min_value=1, max_value=8760, required=False, help_text="clock, reg1182")
    working_days = serializers.IntegerField(min_value=1, max_value=250, required=False, help_text="working_days")
    days = serializers.IntegerField(min_value=1, max_value=365, required=False, help_text="reg1182")
    at = serializers.CharField(required=False, help_text="HH:MM in Brussels, working_days only; default 12:00")


class HolidayThere(serializers.Serializer):
    state = serializers.CharField()
    date = serializers.DateField()
    holiday = serializers.CharField()


class DeadlineAnswer(serializers.Serializer):
    closes_at = serializers.DateTimeField()
    shown_as = serializers.CharField()
    skipped = serializers.ListField(child=serializers.DateField())
    warnings = HolidayThere(many=True)
