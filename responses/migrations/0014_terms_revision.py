"""What rises with every change of a round but an answer that moves nothing."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("responses", "0013_packages_in_phases")]

    operations = [
        migrations.AddField("round", "terms_revision", models.PositiveIntegerField(default=1, db_default=1)),
    ]
