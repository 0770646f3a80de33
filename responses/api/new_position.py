"""The body of a position and the answer to it."""

from rest_framework import serializers

from core.api import StrictSerializer
from core.constraints import choices
from responses.api.representations import PositionView
from responses.rules.vocabulary import Answer, ReservationType


class NewPosition(StrictSerializer):
    """A reason or a fix is never required; which answers fit depends on the round's procedure and rule."""

    signatory = serializers.EmailField(help_text="e-mail of a signatory of your State, as appointed today")
    answer = serializers.ChoiceField(choices=choices(Answer))
    text_sha256 = serializers.RegexField("^[0-9a-f]{64}$", help_text="hash of the text the signatory was shown")
    reservation = serializers.ChoiceField(choices=choices(ReservationType), required=False, allow_blank=True)
    clearing_condition = serializers.CharField(max_length=500, required=False, allow_blank=True)
    expected_on = serializers.DateField(required=False, allow_null=True)
    reason = serializers.CharField(max_length=20_000, required=False, allow_blank=True)
    fix = serializers.CharField(max_length=20_000, required=False, allow_blank=True)
    withdraws = serializers.BooleanField(required=False)


class PositionAnswer(PositionView):
    """What was recorded, with its receipt. A late answer is on record and does not count."""

    round = serializers.UUIDField(source="round_id", read_only=True)

    class Meta(PositionView.Meta):
        fields = ["round", *PositionView.Meta.fields]
