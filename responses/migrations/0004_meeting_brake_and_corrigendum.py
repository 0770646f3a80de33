"""Who sat in a meeting, the emergency brake, and corrigenda beside a frozen text."""

import core.clock
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0001_clock"),
        ("delegations", "0002_user_token"),
        ("responses", "0003_round_suspended_at"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="round",
            name="attendance",
            field=models.JSONField(blank=True, help_text="a meeting: who was present, who acted for whom", null=True),
        ),
        migrations.AlterField(
            model_name="roundmember",
            name="notified_at",
            field=models.DateTimeField(
                blank=True, help_text="reached by phone, as the secretariat recorded", null=True
            ),
        ),
        migrations.CreateModel(
            name="Brake",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(db_default=core.clock.EntenteNow(), editable=False)),
                ("reasons", models.TextField()),
                ("invoked_at", models.DateTimeField()),
                ("lifted_at", models.DateTimeField(blank=True, null=True)),
                ("solution", models.TextField(blank=True)),
                (
                    "invoked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "lifted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="brakes", to="responses.round"
                    ),
                ),
                (
                    "state",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="delegations.delegation"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reasons", ""), _negated=True), name="a_brake_states_its_reasons"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("lifted_at__isnull", True)), fields=("round",), name="one_standing_brake"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lifted_at__isnull", False), ("lifted_by__isnull", False)),
                            models.Q(("lifted_at__isnull", True), ("lifted_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="a_lifted_brake_has_a_name",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Corrigendum",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(db_default=core.clock.EntenteNow(), editable=False)),
                ("before", models.CharField(max_length=500)),
                ("after", models.CharField(max_length=500)),
                ("why", models.CharField(max_length=300)),
                (
                    "accepted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "paragraph",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="corrigenda", to="responses.paragraph"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="corrigenda", to="responses.round"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "corrigenda",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("before", ""), _negated=True), models.Q(("after", ""), _negated=True)
                        ),
                        name="a_corrigendum_names_both_words",
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="corrigendum",
            trigger=pgtrigger.compiler.Trigger(
                name="no_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="9e6edd1349361e2635331e241e4e5b551935ee05",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_no_change_43c30",
                    table="responses_corrigendum",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="corrigendum",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="3578fc17e8c968da99fb4fee5023004c0e222767",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_749cc",
                    table="responses_corrigendum",
                    when="BEFORE",
                ),
            ),
        ),
    ]
