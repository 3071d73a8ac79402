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
    noun: str = ""

    @property
    def phrase(self) -> str:
        """Within a sentence, such as "an MP3 sound"."""
        said = self.noun or self.label
        return f"{'an' if said[0] in 'AEIMOe' else 'a'} {said}"


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
    FileKind("text/plain", "Text", ("txt",), ("text/",), (None,), noun="text file"),
    FileKind("text/csv", "CSV table", ("csv",), ("text/", "application/csv"), (None,)),
    FileKind(
        "message/rfc822", "E-mail message", ("eml",), ("message/", "text/"), (None,), noun="e-mail message"
    ),
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
OFFICE_2007 = "application/vnd.openxmlformats-officedocument."
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
OLE = ("application/msword", "application/x-ole-storage", "application/cdfv2", "application/vnd.ms-")
PACKED = (ZIP, OFFICE_2007, OPEN_DOCUMENT, "application/vnd.ms-", "application/octet-stream")
ANY_GUESS = (None, ZIP, WORD, EXCEL)


def _ole(media_type: str, label: str, ending: str) -> FileKind:
    return FileKind(media_type, label, (ending,), OLE, (None, media_type, "application/msword"))


def _packed(media_type: str, label: str, ending: str) -> FileKind:
    return FileKind(media_type, label, (ending,), PACKED, (*ANY_GUESS, media_type))


def _media(media_type: str, label: str, endings: tuple[str, ...], *magic: str) -> FileKind:
    """What only phones and door cameras make: two detectors seldom agree on it, so one is enough."""
    return FileKind(media_type, label, endings, (media_type, *magic), (None, media_type, *magic))


EVIDENCE_KINDS = (
    _ole("application/msword", "Word 97 document", "doc"),
    _ole("application/vnd.ms-excel", "Excel 97 workbook", "xls"),
    _ole("application/vnd.ms-powerpoint", "PowerPoint 97 presentation", "ppt"),
    _packed(f"{OFFICE_2007}presentationml.presentation", "PowerPoint presentation", "pptx"),
    _packed("application/vnd.ms-word.document.macroenabled.12", "Word document with macros", "docm"),
    _packed("application/vnd.ms-excel.sheet.macroenabled.12", "Excel workbook with macros", "xlsm"),
    _packed(f"{OPEN_DOCUMENT}text", "OpenDocument text", "odt"),
    _packed(f"{OPEN_DOCUMENT}spreadsheet", "OpenDocument spreadsheet", "ods"),
    _packed(f"{OPEN_DOCUMENT}presentation", "OpenDocument presentation", "odp"),
    FileKind("application/rtf", "RTF document", ("rtf",), ("text/rtf",), (None, "application/rtf")),
    FileKind("text/html", "Web page", ("html", "htm"), ("text/",), (None,)),
    _media("audio/ogg", "Ogg sound", ("ogg", "opus", "oga"), "application/ogg", "video/ogg"),
    _media("audio/amr", "AMR sound", ("amr",)),
    _media("audio/aac", "AAC sound", ("aac",), "audio/x-hx-aac-adts"),
    _media("audio/flac", "FLAC sound", ("flac",), "audio/x-flac"),
    _media("video/3gpp", "3GP video", ("3gp",), "video/mp4", "audio/3gpp"),
    _media("video/webm", "WebM video", ("webm",), "video/x-matroska"),
    _media("video/x-matroska", "Matroska video", ("mkv",), "video/webm"),
    _media("video/x-msvideo", "AVI video", ("avi",)),
)
"""What is taken as evidence only, beside `KINDS`."""

UNKNOWN = FileKind("application/octet-stream", "File of an unknown kind", ("bin",), (), ())

BY_ENDING = {ending: kind for kind in KINDS for ending in kind.endings}
OF_EVIDENCE = {ending: kind for kind in (*KINDS, *EVIDENCE_KINDS) for ending in kind.endings}
BY_MEDIA_TYPE = {kind.media_type: kind for kind in (*KINDS, *EVIDENCE_KINDS, UNKNOWN)}
