"""What an uploaded file is: its name, two detectors and, where we know how, a look inside must agree."""

from dataclasses import dataclass
from pathlib import Path

import filetype
import magic

from spo.files.inspect import look_inside
from spo.files.kinds import BY_ENDING, KINDS, OF_EVIDENCE, UNKNOWN, FileKind
from spo.files.names import ending
from spo.files.refusals import FileRefused, refusal


@dataclass(frozen=True)
class Sniffed:
    """The kind of a file we take, and the number of its pages where it has pages."""

    kind: FileKind
    pages: int | None

    @property
    def media_type(self) -> str:
        return self.kind.media_type


def sniff(path: Path | str, *, name: str) -> Sniffed:
    """The kind of the file at `path` that was sent as `name`. Raises `FileRefused` with a sentence."""
    path = Path(path)
    if path.stat().st_size == 0:
        raise refusal("empty")
    kind = BY_ENDING.get(ending(name))
    if kind is None:
        raise FileRefused(
            "The selected file must be a PDF, an image, a Word or Excel document, text, an e-mail, sound, video or "
            "a ZIP file. Put any other file in a ZIP file"
        )
    if not _is_a(kind, path):
        raise _misnamed(kind, path, name)
    return Sniffed(kind, look_inside(path, kind.check) if kind.check else None)


def recognised(path: Path | str, *, name: str) -> Sniffed:
    """What a piece of evidence is, whatever it is. Nothing is opened, and only an empty file is refused.

    A name whose content is something else is not believed: the content counts.
    """
    path = Path(path)
    if path.stat().st_size == 0:
        raise refusal("empty")
    named = OF_EVIDENCE.get(ending(name))
    if named is not None and _is_a(named, path):
        return Sniffed(named, None)
    return Sniffed(_by_content(path), None)


def _misnamed(named: FileKind, path: Path, name: str) -> FileRefused:
    found = _by_content(path)
    what = f"is not {named.phrase}" if found == UNKNOWN else f"is {found.phrase}"
    return FileRefused(
        f"The selected file {what}, though its name ends in .{ending(name)}. Check the file and its ending"
    )


def _by_content(path: Path) -> FileKind:
    """The kind that a detector names, before those it may be as well: a Word document is a ZIP archive too."""
    named = _detected(path)
    fitting = [kind for kind in KINDS if None not in kind.guess and _fits(kind, *named)]
    exact = (kind for kind in fitting if kind.media_type in named)
    return next(exact, fitting[0] if fitting else UNKNOWN)


def _is_a(kind: FileKind, path: Path) -> bool:
    return _fits(kind, *_detected(path))


def _detected(path: Path) -> tuple[str, str | None]:
    return magic.from_file(str(path), mime=True), filetype.guess_mime(str(path))


def _fits(kind: FileKind, by_magic: str, by_guess: str | None) -> bool:
    return by_magic.startswith(kind.magic) and by_guess in kind.guess
