"""The file field of every form: size and kind are checked where the person can still choose another file."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from spo.files.kinds import KINDS
from spo.files.refusals import FileRefused, too_large
from spo.files.sniff import Sniffed, recognised, sniff


class CheckedFileField(forms.FileField):
    """Gives an upload with `sniffed` set. `media_types` narrows what is taken, `kinds` says so in words."""

    def __init__(self, *, media_types: tuple[str, ...] = (), kinds: str = "", **kwargs: Any) -> None:
        self.media_types = media_types or tuple(kind.media_type for kind in KINDS)
        self.kinds = kinds
        super().__init__(max_length=255, **kwargs)
        self.error_messages["empty"] = "The selected file is empty"

    def to_python(self, data: Any) -> Any:
        upload = super().to_python(data)
        if upload is None:
            return None
        try:
            if upload.size > settings.MAX_UPLOAD_BYTES:
                raise too_large(settings.MAX_UPLOAD_BYTES)
            upload.sniffed = self.sniffed(upload.temporary_file_path(), upload.name)
        except FileRefused as refused:
            raise ValidationError(refused.sentence, code="refused") from refused
        return upload

    def sniffed(self, path: str, name: str) -> Sniffed:
        found = sniff(path, name=name)
        if found.media_type not in self.media_types:
            raise FileRefused(f"The selected file must be {self.kinds}")
        return found


class EvidenceFileField(CheckedFileField):
    """Evidence is kept as it came, damaged, locked or unknown: what it is worth is found out afterwards, by a worker."""

    def sniffed(self, path: str, name: str) -> Sniffed:
        return recognised(path, name=name)
