from django.conf import settings
from django.db import migrations

REVOKE = f"REVOKE UPDATE, DELETE, TRUNCATE ON cases_handover FROM {settings.APP_ROLE};"
GRANT = f"GRANT UPDATE ON cases_handover TO {settings.APP_ROLE};"


class Migration(migrations.Migration):
    """Its trigger can be switched off by a session; what the role may not do cannot be switched on."""

    dependencies = [("cases", "0003_history_is_never_changed")]

    operations = [migrations.RunSQL(REVOKE, GRANT)]
