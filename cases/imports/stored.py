"""The table of a batch, as it lies in the store."""

from cases.models import ImportBatch
from spo.exceptions import NotNow
from spo.files import path_of, verify
from spo.files.tables import Table, read_table


def stored_table(batch: ImportBatch) -> Table:
    if not verify(batch.sha256):
        raise NotNow("The stored file is not what was uploaded. Do not use it, and tell your administrator.")
    return read_table(path_of(batch.sha256), batch.media_type)
