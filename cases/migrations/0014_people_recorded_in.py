"""Details and other names know the case they were recorded in, and names are compared by sounds every server knows."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models
from django.db.models.functions import Coalesce, Lower

RECORDED_IN = "in which case it was recorded: the unit that has that case knows it, and no other"

# The record says in which case a detail was added; what was typed with its person was recorded in their first case.
FILL = """
UPDATE cases_contactdetail AS detail SET case_id = home.id
FROM audit_auditevent AS line JOIN cases_case AS home ON home.reference = line.case_reference
WHERE line.did = 'contact_detail.added' AND line.subject = 'contact detail ' || detail.id;

CREATE TEMPORARY VIEW part AS
SELECT case_id, person_id, COALESCE(recorded_as_id, person_id) AS origin_id, 'victim ' || id AS subject FROM cases_victim
UNION ALL
SELECT case_id, person_id, COALESCE(recorded_as_id, person_id), 'suspect' FROM cases_suspect;

UPDATE cases_contactdetail AS detail SET case_id = (
    SELECT part.case_id FROM part WHERE part.person_id = detail.person_id
    ORDER BY part.origin_id = COALESCE(detail.recorded_as_id, detail.person_id) DESC, part.case_id LIMIT 1
) WHERE case_id IS NULL;

UPDATE cases_alias AS alias SET case_id = (
    SELECT part.case_id FROM part JOIN cases_case AS home ON home.id = part.case_id
    WHERE part.person_id = alias.person_id
    ORDER BY part.origin_id = COALESCE(alias.recorded_as_id, alias.person_id) DESC,
        EXISTS (
            SELECT FROM audit_auditevent AS line
            WHERE line.case_reference = home.reference AND line.did = 'alias.added' AND line.subject = part.subject
        ) DESC,
        part.case_id
    LIMIT 1
);

DROP VIEW part;

UPDATE cases_personname AS name SET sounds = ARRAY(
    SELECT DISTINCT code
    FROM unnest(string_to_array(name.folded, ' ')) AS word,
        unnest(array_remove(ARRAY[dmetaphone(word), dmetaphone_alt(word)], '')) AS code
);

SET CONSTRAINTS ALL IMMEDIATE;
"""


def recorded_in(**options: bool) -> models.ForeignKey:
    return models.ForeignKey(
        "cases.Case",
        django.db.models.deletion.PROTECT,
        editable=False,
        help_text=RECORDED_IN,
        related_name="+",
        **options,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0003_spelling_of_verbs"),
        ("cases", "0013_imports_read_by_a_worker"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(model_name="contactdetail", name="update_update"),
        migrations.RemoveConstraint(model_name="alias", name="alias_once"),
        migrations.AddField("alias", "case", recorded_in(null=True)),
        migrations.AddField("contactdetail", "case", recorded_in(null=True)),
        migrations.AlterField(
            "personname",
            "sounds",
            ArrayField(
                models.CharField(max_length=20), default=list, help_text="codes of how each word sounds"
            ),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AlterField("alias", "case", recorded_in()),
        migrations.AlterField("contactdetail", "case", recorded_in()),
        pgtrigger.migrations.AddTrigger(
            model_name="contactdetail",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."from_on" IS DISTINCT FROM (NEW."from_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_confidential" IS DISTINCT FROM (NEW."is_confidential") OR OLD."is_unsafe_to_contact" IS DISTINCT FROM (NEW."is_unsafe_to_contact") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."platform" IS DISTINCT FROM (NEW."platform") OR OLD."recorded_as_id" IS DISTINCT FROM (NEW."recorded_as_id") OR OLD."removed_at" IS DISTINCT FROM (NEW."removed_at") OR OLD."until_on" IS DISTINCT FROM (NEW."until_on") OR OLD."value" IS DISTINCT FROM (NEW."value") OR OLD."value_hash" IS DISTINCT FROM (NEW."value_hash") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "cases_contactdetailevent" ("from_on", "id", "is_confidential", "is_unsafe_to_contact", "kind", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platform", "recorded_as_id", "removed_at", "until_on", "value", "value_hash", "version") VALUES (NEW."from_on", NEW."id", NEW."is_confidential", NEW."is_unsafe_to_contact", NEW."kind", NEW."note", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."platform", NEW."recorded_as_id", NEW."removed_at", NEW."until_on", NEW."value", NEW."value_hash", NEW."version"); RETURN NULL;',
                    hash="b7b5c2b25bf8ab117585af2dfa7a67ef83a41e9a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b4627",
                    table="cases_contactdetail",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            "alias",
            models.UniqueConstraint(
                Coalesce("recorded_as", "person"), models.F("case"), Lower("name"), name="alias_once"
            ),
        ),
    ]
