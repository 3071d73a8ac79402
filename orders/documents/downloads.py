"""What is handed to a browser: which stored file, and a name that says nothing about anybody."""

from dataclasses import dataclass

from orders.documents.papers import sheet_basis
from orders.models import Bundle, SealedOrder, Service
from orders.policies.bundles import check_ready
from orders.policies.struck import check_not_struck
from spo.exceptions import NotNow
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
    if not bundle.sheet_sha256:
        raise NotNow("No confidential contact details are held for this application.")
    return Download(bundle.sheet_sha256, f"{_reference(bundle)}-confidential-sheet.pdf", PDF)


def check_sheet(bundle: Bundle) -> None:
    """A court must not act on an address that has changed."""
    if bundle.sheet_basis != sheet_basis(bundle.approval):
        raise NotNow(
            "The contact details changed after the confidential sheet was made. "
            "A new sheet is being made: try again in a minute."
        )


def sealed_order_download(sealed: SealedOrder) -> Download:
    check_not_struck(sealed)
    return Download(sealed.sha256, f"{sealed.application.case.reference}-sealed-order-{sealed.pk}.pdf", PDF)


def proof_download(service: Service) -> Download:
    check_not_struck(service)
    if not service.proof_sha256:
        raise NotNow("No proof was uploaded for this service.")
    kind = BY_ENDING[ending(service.proof_file_name)]
    name = f"{service.order.case.reference}-proof-of-service-{service.pk}.{kind.endings[0]}"
    return Download(service.proof_sha256, name, kind.media_type)


def _reference(bundle: Bundle) -> str:
    return bundle.approval.version.application.case.reference
