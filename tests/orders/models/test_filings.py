"""What was made and what was filed stay the files they were."""

import pytest
from django.db import IntegrityError, connections, transaction

from orders.actions.bundles import download_bundle
from orders.actions.filings import download_filed_bundle
from orders.enums import CourtPurpose
from orders.models import Bundle, Filing
from spo.accounts.models import Court, User
from spo.exceptions import NotNow
from tests.factories.court import filed, ready_bundle
from tests.factories.orders import approved

OTHER = "0" * 64
SAYS = "Cannot change what was made or filed"


def test_made_bundle_never_becomes_another_file(officer: User) -> None:
    ready_bundle(approved(officer))

    with pytest.raises(IntegrityError, match=SAYS), transaction.atomic():
        Bundle.objects.update(sha256=OTHER)


def test_filing_keeps_which_file_was_filed(officer: User, court: Court) -> None:
    filing = filed(officer, court)
    assert filing.bundle_sha256 == filing.bundle.sha256

    with pytest.raises(IntegrityError, match=SAYS), transaction.atomic():
        Filing.objects.update(bundle_sha256=OTHER)


def test_bundle_that_is_not_the_filed_one_is_given_to_nobody(
    committed: None, officer: User, clerk: User
) -> None:
    """Even the owner of the tables is found out."""
    filing = filed(officer, clerk.court)
    with connections["owner"].cursor() as cursor:
        cursor.execute("ALTER TABLE orders_bundle DISABLE TRIGGER made_bundle_stays")
        cursor.execute("UPDATE orders_bundle SET sha256 = %s", [OTHER])
    bundle = Bundle.objects.get()

    for action, by, given in (
        (download_bundle, officer, {"bundle": bundle}),
        (download_filed_bundle, clerk, {"filing": filing}),
    ):
        with pytest.raises(NotNow, match="The stored bundle is not the one that was filed"):
            action(by=by, purpose=CourtPurpose.CHECK, **given)
