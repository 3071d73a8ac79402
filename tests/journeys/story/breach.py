"""He breaches the order: an incident shows it, two clocks of the force start, and what is done stops them."""

from datetime import timedelta

from django.utils import timezone

from orders.models import Breach, Order
from spo.notices.models import Deadline
from tests.journeys.desk import Desk
from tests.journeys.story.order import this_minute


def log_the_breach(officer: Desk, order: Order) -> Breach:
    """Force policy: an arrest is attempted within 24 hours, the charging file sent within 28 days."""
    reference = order.case.reference
    incident = {"starts_on": timezone.localdate(), "acts": ["breach"], "what_happened": "He wrote to her."}
    officer.send("log_incident", reference, **incident)
    facts = {"incident": order.case.incidents.get(number=4).pk, "terms": [order.terms.get().pk]}
    officer.send("log_breach", order.pk, reported_at=this_minute(), **facts)

    breach = Breach.objects.get()
    arrest, file = Deadline.objects.filter(subject=breach.subject).order_by("due_at")
    assert arrest.due_at - breach.reported_at == timedelta(hours=24)
    assert file.due_on - timezone.localdate(breach.reported_at) == timedelta(days=28)
    return breach


def record_what_was_done(officer: Desk, breach: Breach) -> None:
    day = timezone.localdate()
    attempt = {"arrest_attempted_at": this_minute(), "arrest_note": "Arrested."}
    officer.send("record_arrest_attempt", breach.pk, **attempt)
    officer.send("record_file_sent", breach.pk, file_sent_on=day)
    page = officer.send("record_breach_outcome", breach.pk, outcome="charged", outcome_on=day)

    assert "Charged" in page
    assert Deadline.objects.filter(subject=breach.subject, met_at=None).count() == 0
