"""An order as the court made it, with its terms in rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.forms.utils import ErrorDict, ErrorList
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from orders.enums import DurationKind, OrderKind, Origin, TermKind
from orders.facts import OrderFacts, TermFacts
from orders.models import Order
from spo.dates import gov_date
from spo.pages.fields import DateField, LongTextField, PastDateField, RadioField
from spo.pages.forms import GovForm

MOST_TERMS = 60
ELSEWHERE = [(origin.value, origin.label) for origin in Origin if origin != Origin.APPLICATION]


class TermRowForm(GovForm):
    """A row left empty does not count."""

    submission = None
    mark_optional = False
    names = {"text": "the wording of the term"}

    kind = forms.ChoiceField(label="Kind", choices=TermKind)
    text = LongTextField(label="Wording", max_length=4000, rows=3)

    def has_changed(self) -> bool:
        return bool((self.data.get(self.add_prefix("text")) or "").strip())


class BaseTermRows(forms.BaseFormSet):
    """A row for each term to start from and an empty one; any of them may be emptied."""

    def initial_form_count(self) -> int:
        return 0

    def total_form_count(self) -> int:
        return super().total_form_count() if self.is_bound else len(self.initial) + 1


TermRows = forms.formset_factory(
    TermRowForm, formset=BaseTermRows, max_num=MOST_TERMS, absolute_max=MOST_TERMS
)


class RowsOfTerms:
    """The rows, as a part of the form's layout."""

    def __init__(self, rows: forms.BaseFormSet) -> None:
        self.rows = rows

    def render(self, *_args: Any, **_kwargs: Any) -> SafeString:
        return render_to_string("orders/_order_terms.html", {"formset": self.rows})


class OrderForm(GovForm):
    """`interim_orders` are those a full order could replace; without any, nothing is asked about it."""

    names = {
        "origin": "where the order comes from",
        "court": "the court",
        "made_on": "the date the order was made",
        "length": "how long the order lasts",
        "ends_on": "the last day of the order",
        "replaces": "whether it replaces an interim order",
    }

    origin = RadioField(label="Where does the order come from?", choices=ELSEWHERE)
    court = forms.CharField(label="Court", max_length=120)
    made_on = PastDateField(label="Date the order was made")
    length = RadioField(
        label="How long does it last?",
        choices=[
            (DurationKind.FIXED.value, "Until a fixed day"),
            (DurationKind.FURTHER_ORDER.value, "Until further order"),
        ],
        reveals={DurationKind.FIXED: "ends_on"},
    )
    ends_on = DateField(label="Last day of the order", help_text="The order binds to the end of this day.")
    replaces = RadioField(label="Does it replace an interim order?", choices=[])

    def __init__(
        self,
        data: Any = None,
        *,
        kind: OrderKind,
        from_application: bool,
        interim_orders: Iterable[Order] = (),
        terms: Sequence[Mapping[str, str]] = (),
        initial: dict[str, Any] | None = None,
        asked: str = "",
    ) -> None:
        self.kind, self.from_application = kind, from_application
        self.interim_orders = {str(order.pk): order for order in interim_orders}
        self.base_fields = {name: field for name, field in self.base_fields.items() if self._asks(name)}
        super().__init__(data, initial=initial)
        if "replaces" in self.fields:
            named = [(pk, f"Yes, that of {gov_date(row.made_on)}") for pk, row in self.interim_orders.items()]
            self.fields["replaces"].choices = [*named, ("", "No")]
            self.fields["replaces"].required = False
        if asked:
            duration = "length" if "length" in self.fields else "ends_on"
            self.fields[duration].help_text = f"Asked for: {asked.lower()}."
        self.rows = TermRows(data, prefix="terms", initial=[] if data is not None else list(terms))

    def _asks(self, name: str) -> bool:
        return {
            "origin": not self.from_application,
            "length": self.kind == OrderKind.FULL,
            "replaces": self.kind == OrderKind.FULL and bool(self.interim_orders),
        }.get(name, True)

    def layout(self) -> list[Any]:
        return [*super().layout(), RowsOfTerms(self.rows)]

    def is_valid(self) -> bool:
        return all([super().is_valid(), self.rows.is_valid()])

    def add_row(self) -> None:
        """Somebody without a script asked for another row: show one more, and find no fault yet."""
        self.data = self.data.copy()
        self.data["terms-TOTAL_FORMS"] = str(min(self.rows.total_form_count() + 1, MOST_TERMS))
        self.rows = TermRows(self.data, prefix="terms")
        for form in (self, *self.rows.forms):
            form._errors, form.cleaned_data = ErrorDict(), {}
        self.rows._errors, self.rows._non_form_errors = [{} for _ in self.rows.forms], ErrorList()

    def facts(self) -> dict[str, Any]:
        return {"facts": self.ordered()}

    def ordered(self) -> OrderFacts:
        """What the court ordered."""
        given = self.cleaned_data
        origin = Origin.APPLICATION if self.from_application else Origin(given["origin"])
        return OrderFacts(
            kind=self.kind,
            origin=origin,
            court=given["court"],
            made_on=given["made_on"],
            ends_on=given["ends_on"],
            terms=[TermFacts(TermKind(row["kind"]), row["text"]) for row in self.rows.cleaned_data if row],
            replaces=self.interim_orders.get(given.get("replaces", "")),
        )


class ChangeOrderForm(OrderForm):
    """Kind, origin and what it replaces stay as they are."""

    versioned = True

    def __init__(self, order: Order, data: Any = None) -> None:
        self.order = order
        length = DurationKind.FIXED if order.ends_on else DurationKind.FURTHER_ORDER
        names = ("version", "court", "made_on", "ends_on")
        super().__init__(
            data,
            kind=OrderKind(order.kind),
            from_application=True,
            terms=[{"kind": term.kind, "text": term.text} for term in order.terms.all()],
            initial={name: getattr(order, name) for name in names} | {"length": length},
        )

    def facts(self) -> dict[str, Any]:
        return super().facts() | {"version": self.cleaned_data["version"]}

    def ordered(self) -> OrderFacts:
        return replace(super().ordered(), origin=Origin(self.order.origin), replaces=self.order.replaces)


class EndOrderForm(GovForm):
    submit_text = "Record that it ended"
    names = {"ended_on": "the day it ended", "end_reason": "why it ended"}

    ended_on = PastDateField(
        label="First day on which it no longer bound",
        help_text="For example, the day the court discharged it.",
    )
    end_reason = forms.CharField(
        label="Why did it end?",
        help_text="For example, discharged on the respondent’s application, or appeal allowed.",
        max_length=200,
    )
