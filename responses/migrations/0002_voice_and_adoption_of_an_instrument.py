"""In whose name an instrument speaks, and whether its act is adopted outside."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0001_clock"), ("responses", "0001_initial")]

    operations = [
        migrations.AddField(
            "instrument",
            "voice",
            models.CharField(
                max_length=20,
                help_text="in whose name the text speaks",
                default="union",
                choices=[
                    ("union", "Union"),
                    ("high_representative", "High representative"),
                    ("spokesperson", "Spokesperson"),
                    ("participants", "Participants"),
                    ("one_state", "One state"),
                    ("council", "Council"),
                ],
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "instrument",
            "needs_adoption",
            models.BooleanField(default=True, help_text="an act outside must be recorded before delivery"),
        ),
        migrations.AddField("instrument", "third_states_may_align", models.BooleanField(default=False)),
        migrations.AlterField(
            "instrument",
            "delivery_kind",
            models.CharField(
                max_length=20,
                choices=[
                    ("dialogue_session", "Dialogue session"),
                    ("demarche", "Demarche"),
                    ("statement", "Statement"),
                    ("referral", "Referral"),
                    ("listing", "Listing"),
                ],
            ),
        ),
    ]
