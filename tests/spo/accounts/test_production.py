"""What a production site refuses, in a process of its own with the settings of one."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection

from spo.accounts.models import User
from tests.factories.accounts import UserFactory

ROOT = Path(__file__).resolve().parents[3]
ASK = """
import django
from django.conf import settings
settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
django.setup()
from django.test import Client
client = Client(headers={"host": "spo.example"})
page = client.get("/sign-in/", secure=True)
door = client.post("/demo/", {"account": "%s"}, secure=True)
print(page.status_code, "Dana Demo" in page.text, "/demo/" in page.text, door.status_code, "_auth_user_id" in client.session)
"""


def production(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run something with what a production site has in its environment, and the demo door asked for."""
    usual = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "spo.settings",
        "DATABASE_URL": os.environ["DATABASE_URL"],
        "REDIS_URL": "redis://127.0.0.1:1/0",
        "SECRET_KEY": "k9" * 30 + "abcdefgh",
        "FIELD_KEYS": os.environ["FIELD_KEYS"],
        "ALLOWED_HOSTS": "spo.example",
        "SITE_URL": "https://spo.example",
        "SPO_DEMO_DOOR": "1",
    }
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=usual | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def database_of_the_test(committed: None) -> str:
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}").geturl()


@pytest.fixture
def demo_officer(unit: None) -> User:
    return UserFactory(name="Dana Demo", email="officer@demo.invalid", password="!", unit=unit)


def test_door_is_shut_under_production_settings() -> None:
    ran = production("-c", "from django.conf import settings; print(settings.DEMO_DOOR, settings.DEBUG)")

    assert ran.stdout == "False False\n"


@pytest.mark.parametrize(
    ("embedded", "answer"), [("0", "200 False False 404 False\n"), ("1", "200 True True 302 True\n")]
)
def test_door_is_on_the_page_of_the_local_stack_alone(
    database_of_the_test: str, demo_officer: User, embedded: str, answer: str
) -> None:
    ran = production("-c", ASK % demo_officer.pk, DATABASE_URL=database_of_the_test, SPO_EMBEDDED=embedded)

    assert (ran.stdout, ran.returncode) == (answer, 0)


def test_deploy_check_is_clean_under_production_settings() -> None:
    ran = production("manage.py", "check", "--deploy", "--fail-level", "WARNING")

    assert (ran.returncode, ran.stdout) == (0, "System check identified no issues (0 silenced).\n")


@pytest.mark.parametrize(
    ("door", "errors"),
    [("1", ["accounts.E001", "accounts.E002"]), ("", ["accounts.E002"])],
    ids=["open", "shut"],
)
def test_deploy_check_refuses_the_embedded_stack(door: str, errors: list[str]) -> None:
    ran = production("manage.py", "check", "--deploy", SPO_EMBEDDED="1", SPO_DEMO_DOOR=door or "0")

    assert ran.returncode == 1
    assert [
        line.split(")")[0].rpartition("(")[2] for line in ran.stderr.splitlines() if "accounts.E" in line
    ] == errors
