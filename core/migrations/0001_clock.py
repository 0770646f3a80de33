from django.db import migrations


class Migration(migrations.Migration):
    """The clock comes first: every later table may default a column to it."""

    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(
            "CREATE FUNCTION entente_now() RETURNS timestamptz LANGUAGE sql VOLATILE AS"
            " 'SELECT clock_timestamp()'",
            "DROP FUNCTION entente_now()",
        ),
    ]
