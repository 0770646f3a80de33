import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    """A token for each person from the first day, so that reading never has to make one."""

    dependencies = [("delegations", "0001_initial"), ("audit", "0002_initial")]
    operations = [
        migrations.AddField("user", "token", models.UUIDField(null=True, editable=False)),
        migrations.RunSQL("UPDATE delegations_user SET token = gen_random_uuid()", migrations.RunSQL.noop),
        migrations.RunSQL(
            "UPDATE delegations_user u SET token = t.token FROM audit_persontoken t WHERE t.user_id = u.id",
            migrations.RunSQL.noop,
        ),
        migrations.AlterField(
            "user", "token", models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
        ),
    ]
