"""What the force decides for itself: the codes, their safe defaults, and the value on a day."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from orders.models import Setting
from spo.accounts.enums import Rank


@dataclass(frozen=True)
class ForceSetting:
    """`parse` turns the stored text into the value rules use, and raises ValueError with a sentence."""

    code: str
    label: str
    hint: str
    default: str
    parse: Callable[[str], object]
    choices: Sequence[tuple[str, str]] = ()
    is_wording: bool = False

    def shown(self, text: str) -> str:
        """The stored text as a person reads it."""
        return dict(self.choices).get(text, text)


def _rank(text: str) -> Rank:
    if text not in Rank.values:
        raise ValueError("Select a rank")
    return Rank(text)


def _whole_number(lowest: int, highest: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        if not text.isdecimal() or not lowest <= int(text) <= highest:
            raise ValueError(f"Enter a whole number from {lowest} to {highest}")
        return int(text)

    return parse


def _wording(text: str) -> str:
    if not text.strip():
        raise ValueError("Enter the wording")
    return text.strip()


APPROVAL_RANK = ForceSetting(
    "approval-rank",
    "Lowest rank that may approve an application",
    "The Act gives the power to the chief officer; this is how far the force delegates it.",
    Rank.SUPERINTENDENT.value,
    _rank,
    choices=Rank.choices,
)
AUTHORITY = ForceSetting(
    "authority",
    "Authority printed beside an approval",
    "It appears in every bundle, after the approver’s name and rank.",
    "Authorised to apply on behalf of the chief officer of police under section 1 of the Stalking Protection Act 2019.",
    _wording,
    is_wording=True,
)
DECLARATION = ForceSetting(
    "declaration",
    "Declaration made when an application is submitted",
    "The officer agrees to this wording, and it is printed in the bundle.",
    "I believe that the facts stated in this application are true, and that it names everything I know of that might "
    "reasonably be thought to weaken it.",
    _wording,
    is_wording=True,
)
BREACH_ARREST_HOURS = ForceSetting(
    "breach-arrest-hours",
    "Hours within which an arrest is attempted after a breach is reported",
    "Counted in real hours from the moment of the report.",
    "24",
    _whole_number(1, 336),
)
BREACH_FILE_DAYS = ForceSetting(
    "breach-file-days",
    "Days within which the charging file goes to the Crown Prosecution Service",
    "Calendar days after the day of the report.",
    "28",
    _whole_number(1, 365),
)

VICTIM_TOLD_DAYS = ForceSetting(
    "victim-told-days",
    "Working days within which a victim is told of an order",
    "After it was made, after it ended early, and after its last day.",
    "1",
    _whole_number(1, 20),
)

SETTINGS = {
    setting.code: setting
    for setting in (
        APPROVAL_RANK,
        AUTHORITY,
        DECLARATION,
        BREACH_ARREST_HOURS,
        BREACH_FILE_DAYS,
        VICTIM_TOLD_DAYS,
    )
}


def stored_on(setting: ForceSetting, day: date) -> str:
    """The text in force on `day`: the newest row whose first day has come, or else the default."""
    row = Setting.objects.filter(code=setting.code, from_on__lte=day).order_by("-from_on", "-id").first()
    return row.value if row else setting.default


def coming_after(setting: ForceSetting, day: date) -> QuerySet[Setting]:
    """Changes that have been decided and do not count yet."""
    return Setting.objects.filter(code=setting.code, from_on__gt=day).order_by("from_on", "id")


def changes(setting: ForceSetting) -> QuerySet[Setting]:
    """Every change there has been, the latest to count first."""
    return Setting.objects.filter(code=setting.code).select_related("set_by").order_by("-from_on", "-id")


def declaration_on(day: date) -> str:
    return stored_on(DECLARATION, day)


def authority_on(day: date) -> str:
    return stored_on(AUTHORITY, day)


def approval_rank_on(day: date) -> Rank:
    return _rank(stored_on(APPROVAL_RANK, day))


def number_on(setting: ForceSetting, day: date) -> int:
    return int(stored_on(setting, day))
