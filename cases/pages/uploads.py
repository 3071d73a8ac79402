"""What became of the files somebody sent: for the page, and for the script that sends them."""

from dataclasses import dataclass
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.urls import reverse

from cases.models import Case
from spo.accounts.models import User
from spo.pages.keys import page_of
from spo.work import partial
from spo.work.models import PartialUpload

PAGE = 100


@dataclass(frozen=True)
class UploadRow:
    """A line of the page. `state` is added, refused or unfinished."""

    name: str
    size: str
    state: str
    text: str
    url: str
    forget_url: str


def context(user: User, case: Case, before: int | None) -> dict[str, Any]:
    """A page of them, the latest first: a thousand files can come in a day."""
    found = page_of(partial.sent_to(by=user, place=case.reference), before=before, size=PAGE)
    return {
        "uploads": [_row(upload, case) for upload in found.rows],
        "first_url": reverse("list_uploads", args=[case.reference]) if before else "",
        "next_url": f"?before={found.last_key}" if found.has_more else "",
    }


def state_of(upload: PartialUpload, case: Case) -> dict[str, Any]:
    """What the script needs: how much is there, where the rest goes, and how it ended."""
    address = [case.reference, upload.token]
    return {
        "received": upload.received,
        "refusal": upload.refusal,
        "reference": upload.result,
        "part_url": reverse("send_part", args=address),
        "finish_url": reverse("finish_upload", args=address),
        "url": _url(upload, case),
    }


def _row(upload: PartialUpload, case: Case) -> UploadRow:
    forget_url = reverse("forget_upload", args=[case.reference, upload.token])
    size, url = filesizeformat(upload.size), _url(upload, case)
    if upload.result:
        return UploadRow(upload.name, size, "added", f"Added as {upload.result}", url, forget_url)
    if upload.refusal:
        return UploadRow(upload.name, size, "refused", upload.refusal, url, forget_url)
    there = f"{filesizeformat(upload.received)} of {size} arrived. Choose the same file again to go on"
    return UploadRow(upload.name, size, "unfinished", there, url, forget_url)


def _url(upload: PartialUpload, case: Case) -> str:
    return reverse("open_exhibit", args=[case.reference, upload.result_id]) if upload.result_id else ""
