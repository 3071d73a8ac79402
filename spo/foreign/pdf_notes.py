"""What a PDF holds beside its pages, in words for the officer. None of it is carried over. Runs in the child only."""

from collections.abc import Iterator
from pathlib import Path

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

CHUNK = 1024 * 1024
SCRIPTS, PROGRAMS, SENDING = "scripts", "commands that start programs", "commands that send or fetch data"
FILES, FILMS, FORMS = "attached files", "sound, film or models", "a form that rewrites itself"
BY_KEY = {
    "/JS": SCRIPTS,
    "/JavaScript": SCRIPTS,
    "/EmbeddedFiles": FILES,
    "/EF": FILES,
    "/AF": FILES,
    "/XFA": FORMS,
    "/RichMediaContent": FILMS,
}
BY_NAME = {
    "/JavaScript": SCRIPTS,
    "/Launch": PROGRAMS,
    "/SubmitForm": SENDING,
    "/ImportData": SENDING,
    "/GoToR": SENDING,
    "/GoToE": FILES,
    "/Movie": FILMS,
    "/Sound": FILMS,
    "/Rendition": FILMS,
    "/RichMedia": FILMS,
    "/3D": FILMS,
    "/EmbeddedFile": FILES,
    "/FileAttachment": FILES,
}
ORDER = [SCRIPTS, PROGRAMS, SENDING, FILES, FILMS, FORMS]
PROTECTED = "The file was protected against changes, but needs no password to be read."
DEEPEST = 40


def notes_on(path: Path, pdf: Pdf) -> list[str]:
    """Sentences, such as "Taken out of this copy: scripts"."""
    found = {what for thing in pdf.objects for what in _held(thing, 0)}
    found |= set(_held(pdf.trailer.Root, 0))
    notes = [PROTECTED] if pdf.is_encrypted else []
    if found:
        notes.append(f"Taken out of this copy: {', '.join(what for what in ORDER if what in found)}.")
    if (saved := _times_saved(path) - pdf.is_linearized) > 1:
        notes.append(f"The file was changed after it was first saved: it holds {saved} versions of itself.")
    return notes


def _held(thing: Object, depth: int) -> Iterator[str]:
    """Of one object and what lies directly in it; what it points at comes by itself."""
    if depth > DEEPEST:
        return
    if isinstance(thing, Array):
        for part in thing:
            if isinstance(part, Object) and not part.is_indirect:
                yield from _held(part, depth + 1)
        return
    if not isinstance(thing, Dictionary | Stream):
        return
    for key in set(thing.keys()):
        if key in BY_KEY:
            yield BY_KEY[key]
        part = thing.get(key)
        if isinstance(part, Name):
            if key in ("/S", "/Subtype", "/Type") and str(part) in BY_NAME:
                yield BY_NAME[str(part)]
        elif isinstance(part, Object) and not part.is_indirect:
            yield from _held(part, depth + 1)


def _times_saved(path: Path) -> int:
    """Each time it is saved on top of what was there, another list of contents is put at its end."""
    count, kept = 0, b""
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            count += (kept + chunk).count(b"startxref")
            kept = chunk[-8:]
    return count
