"""What victims want and fear: before the eyes of whoever approves, and offered to whoever writes."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from cases.actions.victim_contact import record_views
from cases.models import Case
from orders.models import Application
from spo.accounts.models import User
from tests.factories.orders import ready_case, start, submitted
from tests.factories.safety import days
from tests.orders.views.sending import sent

As = Callable[[User], Client]


def say(by: User, case: Case) -> None:
    said = {
        "wishes": "An order at once.",
        "fears": "That he finds the flat.",
        "support_service": "Advocacy North",
    }
    record_views(by=by, victim=case.victims.first(), said_on=days(0), **said)


@pytest.fixture
def draft(officer: User) -> Application:
    application = start(officer, ready_case(officer))
    say(officer, application.case)
    return application


def test_approver_sees_what_the_victim_said_last(
    officer: User, authorising_officer: User, client_for: As
) -> None:
    version = submitted(officer)
    say(officer, version.application.case)
    url = reverse("open_version", args=[version.application_id, version.number])

    page = client_for(authorising_officer).get(url).text

    texts = ["An order at once.", "That he finds the flat.", "Advocacy North"]
    assert [text for text in texts if text not in page] == []
    assert "Start from what they want" not in page


def test_name_of_who_said_it_follows_the_heading_it_stands_under(
    officer: User, draft: Application, client_for: As
) -> None:
    page = client_for(officer).get(reverse("change_victim_views", args=[draft.pk])).text

    assert re.findall("<h([1-3]) ", page.partition("</main>")[0]) == ["1", "2"]


def test_words_are_offered_to_the_section_and_save_nothing(
    officer: User, draft: Application, client_for: As
) -> None:
    url, before = reverse("change_victim_views", args=[draft.pk]), draft.victim_views
    client = client_for(officer)

    shown = client.get(url).text
    offered = client.post(url, sent(use="recorded"))

    assert "Start from what they want" in shown
    assert offered.context["form"].initial["victim_views"] == "An order at once."
    assert 'name="victim_views"' in offered.text
    assert "That he finds the flat." not in offered.text.partition('name="victim_views"')[2]
    assert Application.objects.get(pk=draft.pk).victim_views == before
