"""What a record about an order says, as label and text, for two people who changed it at once."""

from cases.words import Words
from orders.enums import BreachOutcome, Outcome
from orders.facts import OrderFacts
from orders.models import Breach, Determination, Order
from spo.dates import gov_date, gov_datetime


def breach_words(breach: Breach) -> Words:
    return {
        "Arrest attempted": gov_datetime(breach.arrest_attempted_at),
        "About the attempt": breach.arrest_note,
        "Charging file sent": gov_date(breach.file_sent_on),
        "Outcome": BreachOutcome(breach.outcome).label if breach.outcome else "",
        "Date of the outcome": gov_date(breach.outcome_on),
        "About the outcome": breach.outcome_note,
    }


def determination_words(determination: Determination) -> Words:
    return {
        "Outcome": Outcome(determination.outcome).label,
        "Decided on": gov_date(determination.decided_on),
        "The court’s words": determination.words,
    }


def order_words(order: Order) -> Words:
    terms = {f"Term {term.position}": term.text for term in order.terms.all()}
    return {"Court": order.court, "Made on": gov_date(order.made_on), "Last day": _last_day(order)} | terms


def facts_words(facts: OrderFacts) -> Words:
    terms = {f"Term {position}": term.text for position, term in enumerate(facts.terms, start=1)}
    return {"Court": facts.court, "Made on": gov_date(facts.made_on), "Last day": _last_day(facts)} | terms


def _last_day(ending: Order | OrderFacts) -> str:
    return gov_date(ending.ends_on) or "Until further order"
