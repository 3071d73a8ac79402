"""Several PDFs of ours, one after the other."""

from collections.abc import Sequence
from io import BytesIO

import pikepdf


def one_after_another(parts: Sequence[bytes], *, title: str) -> bytes:
    """A single one stays as it is, tags for screen readers and all."""
    if len(parts) == 1:
        return parts[0]
    with pikepdf.new() as pdf:
        for part in parts:
            with pikepdf.open(BytesIO(part)) as source:
                pdf.pages.extend(source.pages)
        pdf.docinfo["/Title"] = title
        pdf.Root.Lang = pikepdf.String("en-GB")
        written = BytesIO()
        pdf.save(written, min_version="1.7", deterministic_id=True)
    return written.getvalue()
