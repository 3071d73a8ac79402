"""A finished bundle with nothing hidden, to be read by a program and then thrown away."""

from pathlib import Path

import pikepdf
from pikepdf import Array, Name

FAR = 100_000  # points; programs draw a page's leftovers beside it, not miles away


def lay_open(bundle: Path, target: Path) -> None:
    """Every layer is on, and what stands beside a page is on it."""
    with pikepdf.open(bundle) as pdf:
        if Name.OCProperties in pdf.Root:
            del pdf.Root.OCProperties
        for page in pdf.pages:
            page.obj.MediaBox = Array([-FAR, -FAR, FAR, FAR])
            if Name.CropBox in page.obj:
                del page.obj.CropBox
        pdf.save(target)
