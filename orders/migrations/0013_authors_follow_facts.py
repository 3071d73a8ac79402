"""Who wrote what an application says: its facts are followed to where they were recorded. Orders are confirmed."""

from importlib import import_module

import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

# What was recorded in another case counts as well: of the same person, of an incident before it was moved, of what
# lies behind a series, an import or a transcript. Each fact says which lines of the record wrote it.
HAS_RECORDED = """
CREATE FUNCTION orders_has_recorded(writer bigint, of_application bigint) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
WITH RECURSIVE own AS (
    SELECT a.case_id, s.id AS suspect_id, s.person_id
    FROM orders_application a LEFT JOIN cases_suspect s ON s.case_id = a.case_id
    WHERE a.id = of_application
), records AS (  -- that stand for the respondent
    SELECT person_id FROM own WHERE person_id IS NOT NULL
    UNION
    SELECT p.id FROM own JOIN cases_person p ON p.identity_id = own.person_id
), joinings AS (  -- of the respondent: those that stand and those that were undone
    SELECT m.id, m.kept_id, m.merged_id, m.undone_at IS NULL AS stands
    FROM cases_personmerge m
    WHERE m.kept_id IN (SELECT person_id FROM records) OR m.merged_id IN (SELECT person_id FROM records)
), anybody AS (  -- whose cases may hold a line about the respondent
    SELECT person_id FROM records
    UNION SELECT kept_id FROM joinings
    UNION SELECT merged_id FROM joinings
), origins AS (  -- the case, and those that incidents came from
    SELECT case_id FROM own
    UNION
    SELECT old.case_id
    FROM origins
    JOIN cases_incident new ON new.case_id = origins.case_id
    JOIN cases_correction k ON k.new_id = new.id
    JOIN cases_incident old ON old.id = k.old_id
), places AS (
    SELECT case_id FROM origins
    UNION SELECT s.case_id FROM cases_suspect s JOIN anybody USING (person_id)
    UNION SELECT v.case_id FROM cases_victim v JOIN anybody USING (person_id)
), wrote AS (
    SELECT DISTINCT c.id AS case_id, e.subject, e.did
    FROM places
    JOIN cases_case c ON c.id = places.case_id
    JOIN audit_auditevent e ON e.case_reference = c.reference
    WHERE e.who ~ (', user ' || writer || '$')
), shown AS (  -- the exhibits, the recordings they were made from, and the same bytes where they were moved from
    SELECT x.id, x.case_id, x.initials, x.number, x.sha256, x.made_from_id
    FROM orders_applicationexhibit l JOIN cases_exhibit x ON x.id = l.exhibit_id
    WHERE l.application_id = of_application
    UNION
    SELECT x.id, x.case_id, x.initials, x.number, x.sha256, x.made_from_id
    FROM shown
    CROSS JOIN LATERAL (
        SELECT shown.made_from_id AS id
        UNION ALL
        SELECT y.id
        FROM cases_exhibit y
        WHERE y.case_id IN (SELECT case_id FROM origins) AND y.case_id <> shown.case_id
        AND y.sha256 = shown.sha256 AND y.withdrawn_at IS NOT NULL
    ) before
    JOIN cases_exhibit x ON x.id = before.id
), facts (case_id, subject, verbs) AS (
    SELECT case_id, 'case', ARRAY['case.created', 'case.changed'] FROM own
    UNION ALL
    SELECT case_id, 'suspect', ARRAY['suspect.changed'] FROM own
    UNION ALL
    SELECT s.case_id, 'suspect', ARRAY['person.changed', 'alias.added', 'alias.removed']
    FROM cases_suspect s JOIN records USING (person_id)
    UNION ALL
    SELECT v.case_id, 'victim ' || v.id, ARRAY['victim.added', 'person.changed', 'alias.added', 'alias.removed']
    FROM cases_victim v JOIN records USING (person_id)
    UNION ALL
    SELECT places.case_id, 'person ' || r.person_id, ARRAY['person.changed', 'alias.added', 'alias.removed']
    FROM places CROSS JOIN records r
    UNION ALL
    SELECT s.case_id, 'case', ARRAY['case.created'] FROM cases_suspect s JOIN records USING (person_id)
    UNION ALL
    SELECT v.case_id, 'case', ARRAY['case.created'] FROM cases_victim v JOIN records USING (person_id)
    UNION ALL
    SELECT v.case_id, 'victim ' || v.id, ARRAY['victim.added', 'person.changed']
    FROM orders_application_protected p JOIN cases_victim v ON v.id = p.victim_id
    WHERE p.application_id = of_application
    UNION ALL
    SELECT places.case_id, 'joining ' || j.id, ARRAY[CASE WHEN j.stands THEN 'person.merged' ELSE 'person.parted' END]
    FROM places CROSS JOIN joinings j
    UNION ALL
    SELECT places.case_id, 'contact detail ' || d.id, ARRAY['contact_detail.added', 'contact_detail.changed']
    FROM places CROSS JOIN own JOIN cases_contactdetail d ON d.person_id = own.person_id
    WHERE d.kind = 'address' AND NOT d.is_confidential AND d.removed_at IS NULL
    UNION ALL
    SELECT own.case_id, 'earlier order ' || o.id, ARRAY['earlier_order.added', 'earlier_order.changed']
    FROM own JOIN cases_earlierorder o ON o.suspect_id = own.suspect_id AND o.removed_at IS NULL
    UNION ALL
    SELECT case_id, 'exhibit ' || initials || '/' || number,
        ARRAY['exhibit.added', 'exhibit.changed', 'transcript.written', 'transcript.changed']
    FROM shown
    UNION ALL
    SELECT b.case_id, 'import ' || b.id, ARRAY['import.uploaded']
    FROM shown JOIN cases_importbatch b ON b.case_id = shown.case_id AND b.sha256 = shown.sha256
), told AS (  -- incidents with the writer's words in them, and whatever those went into
    SELECT i.id
    FROM wrote
    JOIN cases_incident i ON i.case_id = wrote.case_id
        AND i.number = CASE WHEN wrote.subject ~ '^incident [0-9]{1,9}$' THEN substr(wrote.subject, 10)::integer END
    WHERE wrote.did IN (
        'incident.logged', 'incident.changed', 'incident.received', 'incident.weighed', 'incident.taken_out'
    )
    UNION
    SELECT i.id
    FROM wrote
    JOIN cases_incident i
        ON i.batch_id = CASE WHEN wrote.subject ~ '^import [0-9]{1,18}$' THEN substr(wrote.subject, 8)::bigint END
    WHERE wrote.did IN ('import.uploaded', 'import.described', 'import.asked_for', 'import.tried_again')
    UNION
    SELECT further.id
    FROM told
    CROSS JOIN LATERAL (
        SELECT i.part_of_id AS id FROM cases_incident i
        WHERE i.id = told.id AND i.part_of_id IS NOT NULL AND i.withdrawn_at IS NULL
        UNION ALL
        SELECT k.new_id FROM cases_correction k WHERE k.old_id = told.id
    ) further
)
SELECT EXISTS (
    SELECT FROM wrote JOIN facts USING (case_id, subject) WHERE wrote.did = ANY (facts.verbs)
) OR EXISTS (
    SELECT FROM told
    JOIN orders_application_incidents r ON r.incident_id = told.id
    JOIN cases_incident i ON i.id = told.id
    WHERE r.application_id = of_application AND i.withdrawn_at IS NULL
);
$$;
"""
NO_RECORDER_APPROVES = """
CREATE OR REPLACE FUNCTION orders_no_recorder_approves() RETURNS TRIGGER LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT FROM orders_submittedversion v
        WHERE v.id = NEW.version_id AND orders_has_recorded(NEW.approved_by_id, v.application_id)
    ) THEN
        RAISE EXCEPTION 'nobody who recorded what an application says may approve it'
        USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END;
$$;
"""
BY_LINES_OF_THE_CASE = import_module(
    "orders.migrations.0012_case_and_joining_are_written"
).NO_RECORDER_APPROVES


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0011_continuity_statements"),
        ("orders", "0012_case_and_joining_are_written"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "confirmed_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "order",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="confirmation",
                        to="orders.order",
                    ),
                ),
            ],
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="confirmation",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="22d4d19f92ca3e8a10d34387b3f139c4048fc0a3",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_1aa3c",
                    table="orders_confirmation",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="confirmation",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;",
                    hash="f3dabddfc5dcc0bc8d28925c42db316022dd5c01",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_eadbe",
                    table="orders_confirmation",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunSQL(
            f"REVOKE UPDATE, DELETE, TRUNCATE ON orders_confirmation FROM {settings.APP_ROLE};",
            f"GRANT UPDATE, DELETE ON orders_confirmation TO {settings.APP_ROLE};",
        ),
        migrations.RunSQL(HAS_RECORDED, "DROP FUNCTION orders_has_recorded(bigint, bigint);"),
        migrations.RunSQL(NO_RECORDER_APPROVES, BY_LINES_OF_THE_CASE),
    ]
