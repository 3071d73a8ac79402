"""Whoever opened the case, joined the suspect with another record or weighed an incident has written of it too."""

from django.db import migrations

NO_RECORDER_APPROVES = """
CREATE OR REPLACE FUNCTION orders_no_recorder_approves() RETURNS TRIGGER LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT FROM orders_submittedversion v
        JOIN orders_application a ON a.id = v.application_id
        JOIN cases_case c ON c.id = a.case_id
        JOIN cases_suspect s ON s.case_id = c.id
        JOIN audit_auditevent e ON e.case_reference = c.reference
        WHERE v.id = NEW.version_id
        AND e.who ~ (', user ' || NEW.approved_by_id || '$')
        AND e.did IN (
            'case.created', 'case.changed', 'incident.logged', 'incident.changed', 'incident.received',
            'incident.weighed', 'incident.taken_out', 'suspect.changed', 'person.changed', 'person.merged',
            'alias.added', 'alias.removed', 'contact_detail.added', 'contact_detail.changed',
            'earlier_order.added', 'earlier_order.changed', 'exhibit.added', 'exhibit.changed'
        )
        AND e.subject IN (
            SELECT unnest(ARRAY['case', 'suspect'])
            UNION ALL
            SELECT 'joining ' || m.id
            FROM cases_personmerge m
            WHERE m.kept_id = s.person_id AND m.undone_at IS NULL
            UNION ALL
            SELECT 'incident ' || i.number
            FROM cases_incident i
            JOIN orders_application_incidents r ON r.incident_id = i.id
            WHERE r.application_id = a.id AND i.withdrawn_at IS NULL
            UNION ALL
            SELECT 'exhibit ' || x.initials || '/' || x.number
            FROM cases_exhibit x
            JOIN orders_applicationexhibit l ON l.exhibit_id = x.id
            WHERE l.application_id = a.id
            UNION ALL
            SELECT 'earlier order ' || o.id
            FROM cases_earlierorder o
            WHERE o.suspect_id = s.id AND o.removed_at IS NULL
            UNION ALL
            SELECT 'contact detail ' || d.id
            FROM cases_contactdetail d
            WHERE d.person_id = s.person_id AND d.kind = 'address'
            AND NOT d.is_confidential AND d.removed_at IS NULL
        )
    ) THEN
        RAISE EXCEPTION 'nobody who recorded what an application says may approve it'
        USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END;
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("orders", "0011_victims_told_outcome"), ("cases", "0011_continuity_statements")]

    operations = [migrations.RunSQL(NO_RECORDER_APPROVES, migrations.RunSQL.noop)]
