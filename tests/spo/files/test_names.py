"""Hostile names are shown harmlessly."""

import pytest

from spo.files import display_name
from spo.files.names import ending


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("statement.pdf", "statement.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\photo.JPG", "photo.JPG"),
        ("a\0b\r\nSet-Cookie: x.pdf", "ab Set-Cookie: x.pdf"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("e\u0301té.pdf", "été.pdf"),
        ("..", "unnamed file"),
        ("", "unnamed file"),
        ("  spaced   out .pdf ", "spaced out .pdf"),
        ("..%2f..%2fetc", "%2f..%2fetc"),
        ("x" * 5000 + ".pdf", "x" * 196 + ".pdf"),
        ("y" * 5000, "y" * 200),
        ("--output=x;$(touch pwn).pdf", "--output=x;$(touch pwn).pdf"),
    ],
)
def test_display_name_of(name, shown):
    assert display_name(name) == shown


@pytest.mark.parametrize(
    ("name", "expected"), [("a.PDF", "pdf"), ("a.pdf.exe", "exe"), ("a", ""), ("", ""), ("a.pdf ", "pdf")]
)
def test_ending_of(name, expected):
    assert ending(name) == expected
