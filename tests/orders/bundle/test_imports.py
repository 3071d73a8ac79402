"""The bundle core stands alone: it can be imported where there is no database, no setting and no time."""

import subprocess
import sys

from orders.bundle.foreign import ROOT


def test_importing_reads_no_setting_and_loads_neither_models_nor_printer() -> None:
    script = (
        "import sys, orders.bundle.make, orders.bundle.papers; from django.conf import settings;"
        "print(settings.configured, {'weasyprint', 'orders.models', 'cases.models'} & set(sys.modules))"
    )

    out = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env={}, capture_output=True, check=True, text=True
    )

    assert out.stdout.split("\n") == ["False set()", ""]


def test_child_loads_nothing_of_ours_but_its_copier() -> None:
    script = (
        "import sys, orders.bundle.foreign_child;"
        "print(sorted(name for name in sys.modules if name[:6] in ('django', 'orders')))"
    )

    out = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env={}, capture_output=True, check=True, text=True
    )

    assert out.stdout == (
        "['orders', 'orders.bundle', 'orders.bundle.foreign_child', 'orders.bundle.refusals']\n"
    )
