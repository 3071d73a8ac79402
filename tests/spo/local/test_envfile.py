from pathlib import Path

from spo.local.envfile import kept, new_secrets, read, write


def test_read_gives_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "services.env"

    write(path, {"DATABASE_URL": "postgres://a:b=c@127.0.0.1:5432/spo", "SPO_EMBEDDED": "1"})

    assert read(path) == {"DATABASE_URL": "postgres://a:b=c@127.0.0.1:5432/spo", "SPO_EMBEDDED": "1"}


def test_read_of_no_file_is_empty(tmp_path: Path) -> None:
    assert read(tmp_path / "services.env") == {}


def test_read_passes_over_comments_and_other_lines(tmp_path: Path) -> None:
    path = tmp_path / "services.env"
    path.write_text("# A=1\n\nnot a pair\nB = 2 \n")

    assert read(path) == {"B": "2"}


def test_write_lets_nobody_else_read(tmp_path: Path) -> None:
    path = tmp_path / "secrets.env"
    path.write_text("A=1\n")
    path.chmod(0o644)

    write(path, {"A": "2"})

    assert path.stat().st_mode & 0o777 == 0o600


def test_kept_secrets_stay_the_same(tmp_path: Path) -> None:
    path = tmp_path / "secrets.env"
    first = kept(path, new_secrets())

    second = kept(path, new_secrets())

    assert second == first
    assert sorted(second) == ["FIELD_KEYS", "SECRET_KEY"]
