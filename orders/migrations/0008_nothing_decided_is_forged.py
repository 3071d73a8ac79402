"""What the application's role may not do, whatever its session sets: `pgtrigger.ignore` switches no right back on."""

import pgtrigger.migrations
from django.conf import settings
from django.db import migrations

ADDED_TO = [
    "applicationedit",
    "approval",
    "comment",
    "copytaken",
    "return",
    "setting",
    "submittedversion",
    "withdrawal",
]
STRUCK_OR_CORRECTED = [
    "application",
    "breach",
    "bundle",
    "determination",
    "exemption",
    "filing",
    "hearing",
    "nobreach",
    "notification",
    "order",
    "overduedecision",
    "sealedorder",
    "service",
    "systementry",
    "victimtold",
]
HISTORY = [
    "applicationevent",
    "applicationexhibitevent",
    "breachevent",
    "determinationevent",
    "exemptionevent",
    "filingevent",
    "hearingevent",
    "nobreachevent",
    "notificationevent",
    "orderevent",
    "ordertermevent",
    "overduedecisionevent",
    "sealedorderevent",
    "serviceevent",
    "systementryevent",
    "termevent",
    "victimtoldevent",
]

# The search path is fixed: a temporary table of the same name would otherwise be read instead.
NO_AUTHOR_APPROVES = """
CREATE FUNCTION orders_no_author_approves() RETURNS TRIGGER LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT FROM orders_submittedversion v
        JOIN orders_application a ON a.id = v.application_id
        WHERE v.id = NEW.version_id AND NEW.approved_by_id IN (v.submitted_by_id, a.author_id)
    ) OR EXISTS (
        SELECT FROM orders_submittedversion v
        JOIN orders_applicationedit e ON e.application_id = v.application_id
        WHERE v.id = NEW.version_id AND e.edited_by_id = NEW.approved_by_id
    ) THEN
        RAISE EXCEPTION 'nobody who wrote an application may approve it' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END;
$$;
CREATE TRIGGER no_author_approves BEFORE INSERT ON orders_approval
FOR EACH ROW EXECUTE FUNCTION orders_no_author_approves();
"""
AUTHORS_APPROVE = """
DROP TRIGGER no_author_approves ON orders_approval;
DROP FUNCTION orders_no_author_approves();
"""


def change_rights(verb: str, rights: str, tables: list[str]) -> str:
    preposition = "TO" if verb == "GRANT" else "FROM"
    names = ", ".join(f"orders_{table}" for table in tables)
    return f"{verb} {rights} ON {names} {preposition} {settings.APP_ROLE};"


class Migration(migrations.Migration):
    dependencies = [("orders", "0007_no_breach")]

    operations = [
        pgtrigger.migrations.RemoveTrigger(model_name="approval", name="no_author_approves"),
        migrations.RunSQL(NO_AUTHOR_APPROVES, AUTHORS_APPROVE),
        migrations.RunSQL(
            [
                change_rights("REVOKE", "UPDATE, DELETE, TRUNCATE", ADDED_TO + HISTORY),
                change_rights("REVOKE", "DELETE, TRUNCATE", STRUCK_OR_CORRECTED),
            ],
            [
                change_rights("GRANT", "UPDATE, DELETE", ADDED_TO + HISTORY),
                change_rights("GRANT", "DELETE", STRUCK_OR_CORRECTED),
            ],
        ),
    ]
