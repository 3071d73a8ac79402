"""Exhibits drawn for the demo: a letter as a PDF, a screen of messages as a picture."""

import io

from django.utils.html import format_html_join
from PIL import Image, ImageDraw, ImageFont

from spo.printing.render import render_html

WIDTH, LINE = 900, 64


def draw(kind: str, title: str, lines: tuple[str, ...]) -> tuple[bytes, str, str]:
    """The bytes, a file name, and the media type."""
    stem = title.lower().replace(" ", "-").replace("“", "").replace("”", "").replace(",", "")
    if kind == "letter":
        return _letter(title, lines), f"{stem}.pdf", "application/pdf"
    return _screen(lines), f"{stem}.png", "image/png"


def _letter(title: str, lines: tuple[str, ...]) -> bytes:
    body = format_html_join("", "<p>{}</p>", ((line,) for line in lines))
    return render_html(
        f"<!doctype html><html lang='en'><head><title>{title}</title></head><body>{body}</body></html>",
        title=title,
    )


def _screen(lines: tuple[str, ...]) -> bytes:
    image = Image.new("RGB", (WIDTH, 160 + LINE * len(lines) * 2), "#f3f2f1")
    pen, font = ImageDraw.Draw(image), ImageFont.load_default(size=30)
    for row, line in enumerate(lines):
        top = 60 + row * LINE * 2
        pen.rounded_rectangle(
            (50, top, WIDTH - 50, top + LINE * 1.5), 18, fill="#ffffff", outline="#b1b4b6", width=2
        )
        pen.text((80, top + 30), line, fill="#0b0c0c", font=font)
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()
