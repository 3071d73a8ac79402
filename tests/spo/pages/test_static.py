"""The kept style sheets and scripts: what may not be ours is out, and all of it can be served under hashed names."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings

STATIC = Path(settings.BASE_DIR) / "static"
VENDOR = sorted(path for path in (STATIC / "vendor").rglob("*") if path.suffix in (".css", ".js"))
NOT_OURS = re.compile(r"@font-face|GDS Transport|crest|crown|logotype|sourceMappingURL|url\(/", re.IGNORECASE)


@pytest.mark.parametrize("path", VENDOR, ids=lambda path: path.name)
def test_kept_file_has_nothing_that_is_not_ours(path: Path) -> None:
    assert NOT_OURS.findall(path.read_text()) == []


@pytest.mark.parametrize("folder", sorted((STATIC / "vendor").iterdir()), ids=lambda path: path.name)
def test_kept_files_name_their_version_and_licence(folder: Path) -> None:
    assert re.search(r" \d+\.\d+\.\d+ ", (folder / "VERSION").read_text())
    assert "without restriction" in (folder / "LICENCE.txt").read_text()


def test_scripts_write_no_html_from_text() -> None:
    sinks = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|eval\(")

    assert [path.name for path in (STATIC / "js").glob("*.js") if sinks.search(path.read_text())] == []


def test_scripts_import_each_other_by_hashed_names(tmp_path: Path) -> None:
    hashed = {"staticfiles": {"BACKEND": "spo.pages.storage.HashedStaticFiles"}}
    with override_settings(STATIC_ROOT=tmp_path, STORAGES=settings.STORAGES | hashed):
        call_command("collectstatic", interactive=False, verbosity=0)

    app = next(tmp_path.glob("js/app.????????????.js")).read_text()
    imported = re.findall(r'(?:from |import\()"([^"]+)"', app)
    assert [name for name in imported if not re.search(r"\.[0-9a-f]{12}\.js$", name)] == []
    assert len(imported) == 6
