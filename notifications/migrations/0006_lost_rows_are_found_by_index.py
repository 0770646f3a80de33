import django.db.models
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations


class Migration(migrations.Migration):
    """Concurrently: the tables are large, and nobody may wait for them."""

    atomic = False
    dependencies = [("notifications", "0005_rows_remember_their_request")]
    operations = [
        AddIndexConcurrently(
            "notice",
            django.db.models.Index(
                condition=django.db.models.Q(("status__in", ["dead", "bounced"])),
                fields=["-due_at"],
                name="notice_lost_by_due",
            ),
        ),
        AddIndexConcurrently(
            "reminder",
            django.db.models.Index(
                condition=django.db.models.Q(("status", "failed")), fields=["-due_at"], name="reminder_failed_by_due"
            ),
        ),
    ]
