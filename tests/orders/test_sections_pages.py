import pytest
from django.urls import reverse

from spo.accounts.models import User
from tests.factories.orders import start

PAGES = [
    "check_respondent",
    "change_protected",
    "change_incidents",
    "change_risk",
    "change_necessity",
    "change_duration",
    "change_interim",
    "change_victim_views",
    "change_proceedings",
    "change_exhibits",
    "list_terms",
    "choose_term",
    "open_application",
    "submit_application",
    "withdraw_application",
]


@pytest.mark.parametrize("name", PAGES)
def test_pages_work(name, officer: User, client_for) -> None:
    application = start(officer)
    answer = client_for(officer).get(reverse(name, args=[application.pk]))
    assert answer.status_code == 200
