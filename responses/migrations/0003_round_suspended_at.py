"""When an outage stopped the clock of a round."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0001_clock"), ("responses", "0002_voice_and_adoption_of_an_instrument")]

    operations = [
        migrations.AddField(
            "round",
            "suspended_at",
            models.DateTimeField(null=True, blank=True, help_text="an outage: everyone gets the time back"),
        ),
    ]
