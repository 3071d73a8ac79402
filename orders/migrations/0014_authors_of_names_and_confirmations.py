"""The names of the protected are followed to who wrote them, and a confirmation is of the order as it was seen."""

from importlib import import_module

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

# Of a protected person the text takes the name alone; of the respondent it takes other names too.
HAS_RECORDED = """
CREATE OR REPLACE FUNCTION orders_has_recorded(writer bigint, of_application bigint) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
WITH RECURSIVE own AS (
    SELECT a.case_id, s.id AS suspect_id, s.person_id
    FROM orders_application a LEFT JOIN cases_suspect s ON s.case_id = a.case_id
    WHERE a.id = of_application
), records AS (  -- that stand for the respondent
    SELECT person_id FROM own WHERE person_id IS NOT NULL
    UNION
    SELECT p.id FROM own JOIN cases_person p ON p.identity_id = own.person_id
), named AS (  -- whose name is printed: the respondent and everybody protected, with the records that stand for them
    SELECT person_id FROM records
    UNION
    SELECT held.id
    FROM orders_application_protected p
    JOIN cases_victim v ON v.id = p.victim_id
    JOIN cases_person held ON v.person_id IN (held.id, held.identity_id)
    WHERE p.application_id = of_application
), joinings AS (  -- of those: the ones that stand and the ones that were undone
    SELECT m.id, m.kept_id, m.merged_id, m.undone_at IS NULL AS stands
    FROM cases_personmerge m
    WHERE m.kept_id IN (SELECT person_id FROM named) OR m.merged_id IN (SELECT person_id FROM named)
), anybody AS (  -- whose cases may hold a line about one of them
    SELECT person_id FROM named
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
    SELECT s.case_id, 'suspect', ARRAY['person.changed'] FROM cases_suspect s JOIN named USING (person_id)
    UNION ALL
    SELECT v.case_id, 'victim ' || v.id, ARRAY['victim.added', 'person.changed']
    FROM cases_victim v JOIN named USING (person_id)
    UNION ALL
    SELECT places.case_id, 'person ' || n.person_id, ARRAY['person.changed'] FROM places CROSS JOIN named n
    UNION ALL
    SELECT s.case_id, 'case', ARRAY['case.created'] FROM cases_suspect s JOIN named USING (person_id)
    UNION ALL
    SELECT v.case_id, 'case', ARRAY['case.created'] FROM cases_victim v JOIN named USING (person_id)
    UNION ALL
    SELECT s.case_id, 'suspect', ARRAY['alias.added', 'alias.removed']
    FROM cases_suspect s JOIN records USING (person_id)
    UNION ALL
    SELECT v.case_id, 'victim ' || v.id, ARRAY['alias.added', 'alias.removed']
    FROM cases_victim v JOIN records USING (person_id)
    UNION ALL
    SELECT places.case_id, 'person ' || r.person_id, ARRAY['alias.added', 'alias.removed']
    FROM places CROSS JOIN records r
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
FOR_THE_RESPONDENT_ALONE = import_module("orders.migrations.0013_authors_follow_facts").HAS_RECORDED.replace(
    "CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"
)


class Migration(migrations.Migration):
    dependencies = [
        ("orders", "0013_authors_follow_facts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="order",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="order",
            name="update_update",
        ),
        # As first recorded: whatever was changed since is seen again.
        migrations.AddField(
            model_name="confirmation",
            name="version",
            field=models.PositiveIntegerField(default=1, help_text="of the order, as it was seen"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="order",
            name="changed_by",
            field=models.ForeignKey(
                blank=True,
                help_text="who wrote what it says now, where that is not what was recorded first",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="orderevent",
            name="changed_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="who wrote what it says now, where that is not what was recorded first",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="confirmation",
            name="order",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="confirmations", to="orders.order"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="order",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "orders_orderevent" ("application_id", "case_id", "changed_by_id", "court", "end_reason", "ended_on", "ends_on", "id", "kind", "made_on", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "replaces_id", "struck_at", "struck_by_id", "struck_reason", "version") VALUES (NEW."application_id", NEW."case_id", NEW."changed_by_id", NEW."court", NEW."end_reason", NEW."ended_on", NEW."ends_on", NEW."id", NEW."kind", NEW."made_on", NEW."origin", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."replaces_id", NEW."struck_at", NEW."struck_by_id", NEW."struck_reason", NEW."version"); RETURN NULL;',
                    hash="1938bdae8a85388cc35d68eeaf610993a37f0fe9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_eb763",
                    table="orders_order",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="order",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "orders_orderevent" ("application_id", "case_id", "changed_by_id", "court", "end_reason", "ended_on", "ends_on", "id", "kind", "made_on", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "replaces_id", "struck_at", "struck_by_id", "struck_reason", "version") VALUES (NEW."application_id", NEW."case_id", NEW."changed_by_id", NEW."court", NEW."end_reason", NEW."ended_on", NEW."ends_on", NEW."id", NEW."kind", NEW."made_on", NEW."origin", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."replaces_id", NEW."struck_at", NEW."struck_by_id", NEW."struck_reason", NEW."version"); RETURN NULL;',
                    hash="e89eb554a03244b58a3b14db6182d4527195d977",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d4b84",
                    table="orders_order",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="confirmation",
            constraint=models.UniqueConstraint(
                models.F("order"), models.F("version"), name="order_confirmed_once"
            ),
        ),
        migrations.RunSQL(HAS_RECORDED, FOR_THE_RESPONDENT_ALONE),
    ]
