import smtplib
import sys
from pathlib import Path

from spo.local import processes
from spo.local.paths import BASE_DIR
from spo.local.ports import LOOPBACK, free_port, is_taken
from tests.spo.local.stack import wait_until


def test_catcher_keeps_a_message_for_its_owner_only(tmp_path: Path) -> None:
    port, mail = free_port(), tmp_path / "mail"
    argv = [sys.executable, "-m", "spo.local.mail", str(port), str(mail)]
    catcher = processes.start(argv, log=tmp_path / "log", cwd=BASE_DIR)
    assert wait_until(lambda: is_taken(port))

    with smtplib.SMTP(LOOPBACK, port) as sender:
        sender.sendmail(
            "from@spo.invalid", ["to@spo.invalid"], "Subject: SPO-2026-000001\r\n\r\nA reminder.\r\n"
        )
    processes.stop(catcher)

    (kept,) = mail.iterdir()
    assert (kept.suffix, kept.stat().st_mode & 0o777) == (".eml", 0o600)
    assert kept.read_bytes() == b"Subject: SPO-2026-000001\r\n\r\nA reminder.\r\n"
