"""The bundle core stands alone: it can be imported where there is no database, no setting and no time."""

import subprocess
import sys

from spo.files.confine import ROOT


def test_importing_reads_no_setting_and_loads_neither_models_nor_printer() -> None:
    script = (
        "import sys, orders.bundle.make, orders.bundle.papers; from django.conf import settings;"
        "print(settings.configured, {'weasyprint', 'orders.models', 'cases.models'} & set(sys.modules))"
    )

    out = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env={}, capture_output=True, check=True, text=True
    )

    assert out.stdout.split("\n") == ["False set()", ""]
