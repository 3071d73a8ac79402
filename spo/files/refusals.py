"""Why a file is not taken, in words for the person who sent it."""

from spo.exceptions import Hindered, Refused


class FileRefused(Refused):
    """Shown beside the file field."""


class FileDamaged(Exception):
    """A stored file is not what was stored. Nothing of it may be given out."""


class NoRoomNow(Hindered):
    """No verdict on a file: the machine was short of room, of open files or of processes."""

    def __init__(self) -> None:
        super().__init__(
            "The file could not be read just now, because this server is short of room. Try again."
        )


SENTENCES = {
    "empty": "The selected file is empty",
    "encrypted": "The selected PDF has a password. Save a copy without a password and upload that",
    "truncated": "The selected file is cut off before its end. Upload it again, or ask for a new copy",
    "damaged": "The selected file is damaged and cannot be opened",
    "trailing": "The selected PDF has something after its end. Print it to a new PDF and upload that",
    "behind": "The selected image has something after its end. Save a new copy and upload that, or put it in a ZIP file",
    "packed": "The selected PDF is packed in a way that can hide a lot of data. Print it to a new PDF and upload that",
    "frames": "The selected image has too many pages. Split it into parts of 200 pages or fewer",
    "pages": "The selected PDF has too many pages. Split it into parts of 2,000 pages or fewer",
    "pixels": "The selected image is too large to open. Upload it with 50 million pixels or fewer",
    "heavy": "The selected file takes too long to check. Print it to a new PDF, or put it in a ZIP file",
    "unprotected": "This server cannot keep a harmful file from the network, so it opens none. Tell your administrator",
    "mismatch": "The content of the selected file is not what its name says. Check the file and its ending",
}


def refusal(code: str) -> FileRefused:
    return FileRefused(SENTENCES[code])


def too_large(limit: int) -> FileRefused:
    return FileRefused(f"The selected file must be {limit // 2**20} MB or smaller")
