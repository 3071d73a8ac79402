"""Taking an upload off the wire without letting it fill the disk."""

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.http import multipartparser

# Django gives up on a part whose header is over 1 kB, and a long file name alone can be that. It cuts names to 255.
multipartparser.MAX_TOTAL_HEADER_SIZE = 64 * 1024


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
