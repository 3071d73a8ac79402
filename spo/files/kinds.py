"""The files we take: how each is recognised, and whether we can look inside."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FileKind:
    """`magic` and `guess` are what libmagic and filetype call it; both must agree with the ending of the name."""

    media_type: str
    label: str
    endings: tuple[str, ...]
    magic: tuple[str, ...]
    guess: tuple[str | None, ...]
    check: str = ""


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ZIP = "application/zip"

KINDS = (
    FileKind("application/pdf", "PDF", ("pdf",), ("application/pdf",), ("application/pdf",), "pdf"),
    FileKind("image/jpeg", "JPEG image", ("jpg", "jpeg"), ("image/jpeg",), ("image/jpeg",), "jpeg"),
    FileKind("image/png", "PNG image", ("png",), ("image/png",), ("image/png", "image/apng"), "png"),
    FileKind("image/gif", "GIF image", ("gif",), ("image/gif",), ("image/gif",), "gif"),
    FileKind("image/webp", "WebP image", ("webp",), ("image/webp",), ("image/webp",), "webp"),
    FileKind("image/tiff", "TIFF image", ("tif", "tiff"), ("image/tiff",), ("image/tiff",), "tiff"),
    FileKind(
        "image/heic", "HEIC image", ("heic", "heif"), ("image/heic", "image/heif"), ("image/heic",), "heif"
    ),
    FileKind("text/plain", "Text", ("txt",), ("text/",), (None,)),
    FileKind("text/csv", "CSV table", ("csv",), ("text/", "application/csv"), (None,)),
    FileKind("message/rfc822", "E-mail message", ("eml",), ("message/", "text/"), (None,)),
    FileKind(WORD, "Word document", ("docx",), (WORD, ZIP), (WORD, ZIP), "word"),
    FileKind(EXCEL, "Excel workbook", ("xlsx",), (EXCEL, ZIP), (EXCEL, ZIP), "excel"),
    FileKind("audio/mpeg", "MP3 sound", ("mp3",), ("audio/mpeg",), ("audio/mpeg",)),
    FileKind("audio/mp4", "M4A sound", ("m4a",), ("audio/x-m4a", "audio/mp4", "video/mp4"), ("audio/mp4",)),
    FileKind("audio/wav", "WAV sound", ("wav",), ("audio/x-wav",), ("audio/x-wav",)),
    FileKind("video/mp4", "MP4 video", ("mp4",), ("video/mp4",), ("video/mp4",)),
    FileKind(
        "video/quicktime", "QuickTime video", ("mov",), ("video/quicktime",), ("video/quicktime", "video/mp4")
    ),
    FileKind(ZIP, "ZIP archive", ("zip",), (ZIP,), (ZIP,)),
)
BY_ENDING = {ending: kind for kind in KINDS for ending in kind.endings}
BY_MEDIA_TYPE = {kind.media_type: kind for kind in KINDS}
