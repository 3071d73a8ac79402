"""The last look: the file as written is opened again and compared with what was meant."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

import pikepdf
from pikepdf import Page

from orders.bundle.exceptions import BundleFault


def fingerprint(page: Page) -> str:
    """Of what the page showed before it was stamped: its contents but for what the stamp put around them."""
    body = list(page.obj.Contents)[1:-1]
    return hashlib.sha256(b"".join(stream.read_raw_bytes() for stream in body)).hexdigest()


def verify(path: Path, page_count: int, marks: Mapping[int, str]) -> None:
    """`marks`: page from 0 to the fingerprint it must have."""
    with pikepdf.open(path) as pdf:
        if len(pdf.pages) != page_count:
            raise BundleFault(f"the bundle has {len(pdf.pages)} pages instead of {page_count}")
        for number, mark in marks.items():
            if fingerprint(pdf.pages[number]) != mark:
                raise BundleFault(f"page {number + 1} is not the page that was put there")
