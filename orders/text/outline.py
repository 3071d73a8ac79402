"""The text of an application laid out for reading: its sections, their parts, and words under labels."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.template.defaultfilters import filesizeformat

from orders.enums import Section, TermKind
from orders.text.build import Text
from orders.text.chart import chart_rows

Rows = dict[str, str]


@dataclass(frozen=True)
class Part:
    """A term, an incident, an exhibit, or the whole of a section that has no parts.

    `key` names the same part in every version, wherever it stands; `number` is a term's id in the text.
    """

    key: str
    title: str
    rows: Rows
    number: int | None = None

    @property
    def summary(self) -> list[dict[str, str]]:
        """The rows of a summary list. Of one part among several only what was said."""
        return [
            {"key": label, "value": words} for label, words in self.rows.items() if words or not self.title
        ]


Outline = dict[Section, list[Part]]


def outline(text: Text) -> Outline:
    """Every word of the text, in the order of the task list. The same for the page, the difference and the checks."""
    return {
        Section.RESPONDENT: [_applicant(text), *_respondent(text)],
        Section.PROTECTED: _whole({"Names": _lines(person["name"] for person in text["protected"])}),
        Section.INCIDENTS: [*(_incident(row) for row in text["incidents"]), *_chart(text)],
        Section.RISK: _whole({"Risk associated with stalking": text["risk"]}),
        Section.NECESSITY: _whole({"Why an order is necessary": text["necessity"]}),
        Section.TERMS: [term_part(row, with_interim=text["interim"]["is_asked"]) for row in text["terms"]],
        Section.DURATION: _whole({"Length": text["duration"]["label"]}),
        Section.INTERIM: _whole(_interim(text)),
        Section.VICTIM_VIEWS: _whole({"The victim’s views": text["victim_views"]}),
        Section.PROCEEDINGS: _whole(_proceedings(text["proceedings"])),
        Section.EXHIBITS: [_exhibit(row) for row in text["exhibits"]],
    }


def term_title(kind: str, position: int) -> str:
    return f"{TermKind(kind).label} {position}"


def _whole(rows: Rows) -> list[Part]:
    return [Part("whole", "", rows)]


def _applicant(text: Text) -> Part:
    rows = {"Applicant": text["applicant"], "Force": text["force"], "Unit": text["unit"]}
    return Part("applicant", "Applicant", rows)


def _respondent(text: Text) -> list[Part]:
    found = text["respondent"]
    if not found:
        return []
    rows = {
        "Name": found["name"],
        "Other names": _lines(found["aliases"]),
        "Born": found["born"],
        "Age": found["age"],
        "Description": found["description"],
        "Addresses": _lines(found["addresses"]),
        "Relationship to the victim": text["relationship"],
        "Link to the police area": found["area"],
        "When they work": found["work_times"],
        "When they study": found["education_times"],
        "Religious observance": found["religious_observance"],
    }
    earlier = [_earlier_order(number, row) for number, row in enumerate(found["earlier_orders"], start=1)]
    return [Part("respondent", "Respondent", rows), *earlier]


def _earlier_order(number: int, row: Text) -> Part:
    rows = {
        "Kind of order": row["kind"],
        "Court": row["court"],
        "Made on": row["made"],
        "Ended or ends on": row["ended"],
        "What it said": row["terms"],
        "Breaches": row["breaches"],
    }
    return Part(f"earlier order {number}", f"Earlier order {number}", rows)


def _incident(row: Text) -> Part:
    acts = _lines(
        f"{act['label']} ({act['statute']})" if act["statute"] else act["label"] for act in row["acts"]
    )
    rows = {
        "When": row["when"],
        "Acts": acts,
        "How many times": f"{row['count']:,}" if row["count"] > 1 else "",
        "What happened": row["what_happened"],
        "Where": row["place"],
        "Effect on the victim": row["effect"],
        "How it is known": row["how_known"],
        "Crime reference": row["crime_reference"],
        "What it shows": _lines(_support(each) for each in row.get("supports", [])),
        "Exhibits": ", ".join(row["exhibits"]),
    }
    return Part(f"incident {row['number']}", f"Incident {row['number']}", rows)


def _support(row: Text) -> str:
    return f"{row['limb']}: {row['how']}" if row["how"] else row["limb"]


def _chart(text: Text) -> list[Part]:
    """Earlier texts have none, and neither has one that relies on nothing yet."""
    chart = text.get("chart")
    return [Part("chart", "Course of conduct", chart_rows(chart))] if chart else []


def term_part(row: Text, *, with_interim: bool = True) -> Part:
    rows = {
        "Wording": row["text"],
        "Why it is necessary": row["necessity"],
        "Shown by": _lines(f"Incident {number}" for number in row["incidents"]),
        "Work, education and religion": row["work_education_religion"],
    }
    if with_interim:
        rows["In the interim order"] = "Yes" if row["is_in_interim"] else "No"
    return Part(f"term {row['id']}", term_title(row["kind"], row["position"]), rows, row["id"])


def _interim(text: Text) -> Rows:
    asked = text["interim"]
    if not asked["is_asked"]:
        return {"Asked for": "Not asked for"}
    terms = [row for row in text["terms"] if row["is_in_interim"]]
    return {
        "Asked for": "Yes",
        "Why it is appropriate": asked["why"],
        "Length": asked["label"],
        "Terms": _lines(term_title(row["kind"], row["position"]) for row in terms),
    }


def _proceedings(found: Text) -> Rows:
    return {
        "Criminal investigation": found["investigation"],
        "How proceedings stand": found["text"],
        "Crown Prosecution Service consulted": found["cps"],
        "Force where the respondent lives consulted": found["other_force"],
    }


def _exhibit(row: Text) -> Part:
    rows = {
        "Title": row["title"],
        "File": f"{row['media_type']}, {filesizeformat(row['size'])}".replace("\xa0", " "),
        "SHA-256": row["sha256"],
    }
    return Part(f"exhibit {row['id']}", f"Exhibit {row['reference']}", rows)


def _lines(items: Iterable[str]) -> str:
    return "\n".join(items)
