"""The two database roles: the owner migrates, the application's role owns nothing."""

import os
import time

import psycopg2
from psycopg2 import sql

OWNER, APPLICATION, DATABASE = "spo_owner", "spo_app", "spo"


def ensure_roles(superuser_url: str, *, owner_password: str, app_password: str) -> None:
    """Make both roles and the database if they are missing, and set the passwords; safe to repeat."""
    connection = psycopg2.connect(superuser_url)
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            for role, rights, password in (
                (OWNER, "CREATEDB CREATEROLE", owner_password),
                (APPLICATION, "NOCREATEDB NOCREATEROLE", app_password),
            ):
                cursor.execute("SELECT FROM pg_roles WHERE rolname = %s", [role])
                verb = "ALTER" if cursor.rowcount else "CREATE"
                statement = sql.SQL("{} ROLE {} LOGIN {} PASSWORD {}").format(
                    sql.SQL(verb), sql.Identifier(role), sql.SQL(rights), sql.Literal(password)
                )
                cursor.execute(statement)
            cursor.execute("SELECT FROM pg_database WHERE datname = %s", [DATABASE])
            if not cursor.rowcount:
                create = sql.SQL(
                    "CREATE DATABASE {} OWNER {} ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0"
                )
                cursor.execute(create.format(sql.Identifier(DATABASE), sql.Identifier(OWNER)))
    finally:
        connection.close()


def accepts_connections(superuser_url: str, *, until: float) -> bool:
    """Wait for the server to answer, until that moment of the monotonic clock."""
    while time.monotonic() < until:
        try:
            psycopg2.connect(superuser_url, connect_timeout=2).close()
        except psycopg2.OperationalError:
            time.sleep(0.05)
        else:
            return True
    return False


def from_environment() -> None:
    """The one-shot of docker-compose.yml: superuser and passwords come from the environment."""
    ensure_roles(
        os.environ["DATABASE_SUPERUSER_URL"],
        owner_password=os.environ["DATABASE_OWNER_PASSWORD"],
        app_password=os.environ["DATABASE_APP_PASSWORD"],
    )


if __name__ == "__main__":
    from_environment()
