"""The log accepts new rows only: the database itself refuses to change or delete one."""

from django.db import migrations

SQLITE = [
    "CREATE TRIGGER log_no_update BEFORE UPDATE ON privacy_logentry BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;",
    "CREATE TRIGGER log_no_delete BEFORE DELETE ON privacy_logentry BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;",
]
POSTGRES = [
    """CREATE FUNCTION log_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the log is append-only'; END $$;""",
    """CREATE TRIGGER log_no_change BEFORE UPDATE OR DELETE ON privacy_logentry
    FOR EACH ROW EXECUTE FUNCTION log_is_append_only();""",
]


def forwards(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRES:
        schema_editor.execute(statement)


def backwards(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER log_no_update")
        schema_editor.execute("DROP TRIGGER log_no_delete")
    else:
        schema_editor.execute("DROP TRIGGER log_no_change ON privacy_logentry")
        schema_editor.execute("DROP FUNCTION log_is_append_only()")


class Migration(migrations.Migration):
    dependencies = [("privacy", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
