"""Files as received: stored by content, named for display only, checked apart, given out with safe headers."""

from spo.files.names import display_name
from spo.files.refusals import FileRefused
from spo.files.responses import download_response
from spo.files.sniff import Sniffed, sniff
from spo.files.store import StoredFile, open_stored, path_of, store, verify

__all__ = [
    "FileRefused",
    "Sniffed",
    "StoredFile",
    "display_name",
    "download_response",
    "open_stored",
    "path_of",
    "sniff",
    "store",
    "verify",
]
