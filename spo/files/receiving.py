"""Taking an upload off the wire without letting it fill the disk."""

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler


class CappedUploadHandler(TemporaryFileUploadHandler):
    """Past the limit it counts on and writes no more, so that the form can say so and nothing typed is lost."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) > settings.MAX_UPLOAD_BYTES:
            self.file.truncate(0)
        else:
            super().receive_data_chunk(raw_data, start)

    def file_complete(self, file_size: int) -> TemporaryUploadedFile:
        upload = super().file_complete(file_size)
        if file_size > settings.MAX_UPLOAD_BYTES:
            upload.close()  # reading what is left of it is an error, never a shortened exhibit
        return upload
