"""What is handed to a browser: which stored file, and a name that says nothing about anybody."""

from dataclasses import dataclass

from orders.models import Bundle, SealedOrder, Service
from orders.policies.bundles import check_ready, check_sheet
from orders.policies.service import check_proof
from orders.policies.struck import check_not_struck
from spo.files.kinds import BY_ENDING
from spo.files.names import ending

PDF = "application/pdf"


@dataclass(frozen=True)
class Download:
    sha256: str
    name: str
    media_type: str


def bundle_download(bundle: Bundle) -> Download:
    check_ready(bundle)
    return Download(bundle.sha256, f"{_reference(bundle)}-bundle.pdf", PDF)


def sheet_download(bundle: Bundle) -> Download:
    check_sheet(bundle)
    return Download(bundle.sheet_sha256, f"{_reference(bundle)}-confidential-sheet.pdf", PDF)


def sealed_order_download(sealed: SealedOrder) -> Download:
    check_not_struck(sealed)
    return Download(sealed.sha256, f"{sealed.application.case.reference}-sealed-order-{sealed.pk}.pdf", PDF)


def proof_download(service: Service) -> Download:
    check_proof(service)
    kind = BY_ENDING[ending(service.proof_file_name)]
    name = f"{service.order.case.reference}-proof-of-service-{service.pk}.{kind.endings[0]}"
    return Download(service.proof_sha256, name, kind.media_type)


def _reference(bundle: Bundle) -> str:
    return bundle.approval.version.application.case.reference
