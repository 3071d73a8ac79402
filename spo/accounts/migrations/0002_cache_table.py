"""Where the cache lives: sign-in limits and spent codes, which must outlive a restart and need no Redis."""

from django.db import migrations

CREATE = """
CREATE TABLE spo_cache (
    cache_key varchar(255) NOT NULL PRIMARY KEY,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);
CREATE INDEX spo_cache_expires ON spo_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunSQL(CREATE, "DROP TABLE spo_cache")]
