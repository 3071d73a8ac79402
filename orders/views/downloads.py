"""The last step of a download: by now it is recorded."""

from dataclasses import asdict

from django.http import FileResponse

from orders.documents.downloads import Download
from spo.files import download_response


def send_file(download: Download) -> FileResponse:
    return download_response(**asdict(download))
