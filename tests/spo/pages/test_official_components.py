"""The components against the Design System's own examples, as far as an example uses only what ours have."""

from collections.abc import Callable
from typing import Any

import pytest
from django.template.loader import render_to_string

from spo.pages.layout import Submit
from spo.pages.summary import Problem
from tests.spo.pages.official import examples, keys, normal

Options = dict[str, Any]

# The options ours have. An example with any other is left out: HTML, classes, attributes, translations.
OURS = {
    "back-link": {"href", "text"},
    "button": {"text", "href", "name", "value", "classes", "preventDoubleClick"},
    "error-summary": {"titleText", "errorList.text", "errorList.href"},
    "inset-text": {"text"},
    "notification-banner": {"text", "type"},
    "pagination": {"previous.href", "previous.labelText", "next.href", "next.labelText"},
    "panel": {"titleText", "text"},
    "skip-link": {"text", "href"},
    "summary-list": {
        *(
            "rows.key.text",
            "rows.value.text",
            "card.title.text",
            "card.actions.items.text",
            "card.actions.items.href",
        ),
        *(f"rows.actions.items.{name}" for name in ("text", "href", "visuallyHiddenText")),
    },
    "tag": {"text", "classes"},
    "task-list": {
        *("items.title.text", "items.href", "items.hint.text", "items.status.text", "idPrefix"),
        *("items.status.tag.text", "items.status.tag.classes", "items.status.classes"),
    },
    "warning-text": {"text", "iconFallbackText"},
}
# Examples that use only what ours have, and still differ.
LEFT_OUT = {
    ("button", "don't prevent double click"): "our buttons always prevent it",
    ("button", "value"): "a button has a value when it has a name",
    ("button", "link classes"): "a link has one of the styles of the Design System",
    ("error-summary", "html as titleText"): "every error summary has the same title",
    ("skip-link", "custom href"): "one skip link, to the main content",
    ("skip-link", "custom text"): "one skip link, to the main content",
    ("skip-link", "html as text"): "one skip link, to the main content",
    ("task-list", "with all possible colours"): "a status is grey when its task has no link",
    ("task-list", "custom id prefix"): "a status without a colour is plain words",
    ("task-list", "html passed as text"): "a status without a colour is plain words",
    ("warning-text", "icon fallback text only"): "a warning has a text",
}


def component(name: str, **context: Any) -> str:
    return render_to_string(f"components/{name}.html", context)


def action(given: Options) -> Options:
    return {"text": given["text"], "url": given["href"], "hidden": given.get("visuallyHiddenText", "")}


def back_link(options: Options) -> str:
    html = component("back_link", url=options.get("href", "#"), text=options.get("text"))
    return html.replace('<nav aria-label="Back">', "").replace("</nav>", "")


def button(options: Options) -> str:
    style = options.get("classes", "").removeprefix("govuk-button--")
    if "href" in options:
        html = component("action", text=options["text"], url=options["href"], style=style)
        return html.replace('<div class="app-action">', "").replace("</div>", "")
    made = Submit(options["text"], name=options.get("name", ""), value=options.get("value", ""))
    made.classes = options.get("classes", "")
    html = made.render(None, None, template_pack="govuk")
    return (
        html if options.get("preventDoubleClick") else html.replace(' data-prevent-double-click="true"', "")
    )


def error_summary(options: Options) -> str:
    problems = [Problem(each["text"], each.get("href", "#")[1:]) for each in options["errorList"]]
    return render_to_string("govuk/error_summary.html", {"problems": problems})


def notification_banner(options: Options) -> str:
    return component("banner", texts=[options["text"]], success=options.get("type") == "success")


def pagination(options: Options) -> str:
    ends = {end: options.get(end, {}) for end in ("previous", "next")}
    urls = {f"{end}_url": each.get("href") for end, each in ends.items()}
    return component("pager", **urls, **{f"{end}_label": each.get("labelText") for end, each in ends.items()})


def skip_link(options: Options) -> str:
    page = render_to_string("base.html")
    link = page[page.index('<a href="#main-content"') : page.index("<header")]
    return link.replace("#main-content", options.get("href", "#content"))


def summary_list(options: Options) -> str:
    rows = [
        {
            "key": row["key"]["text"],
            "value": row["value"]["text"],
            "actions": [action(each) for each in row.get("actions", {}).get("items", [])],
        }
        for row in options["rows"]
        if row
    ]
    if "card" not in options:
        return component("summary_list", rows=rows)
    actions = [action(each) for each in options["card"].get("actions", {}).get("items", [])]
    return component("summary_card", title=options["card"]["title"]["text"], rows=rows, card_actions=actions)


def tag(options: Options) -> str:
    colour = options.get("classes", "").removeprefix("govuk-tag--")
    return component("pill", text=options["text"], colour=colour)


def task_list(options: Options) -> str:
    tasks = []
    for item in filter(None, options["items"]):
        status = item["status"].get("tag") or item["status"]
        colour = status.get("classes", "").removeprefix("govuk-tag--") if "tag" in item["status"] else ""
        hint = item.get("hint", {}).get("text")
        tasks.append(
            {
                "text": item["title"]["text"],
                "url": item.get("href"),
                "hint": hint,
                "status": status["text"],
                "colour": colour,
            }
        )
    return component("task_list", tasks=tasks, prefix=options.get("idPrefix"))


COMPONENTS: dict[str, Callable[[Options], str]] = {
    "back-link": back_link,
    "button": button,
    "error-summary": error_summary,
    "inset-text": lambda options: component("inset", text=options["text"]),
    "notification-banner": notification_banner,
    "pagination": pagination,
    "panel": lambda options: component("panel", title=options["titleText"], body=options.get("text")),
    "skip-link": skip_link,
    "summary-list": summary_list,
    "tag": tag,
    "task-list": task_list,
    "warning-text": lambda options: component("warning", text=options["text"]),
}


def applicable() -> list[tuple[str, str]]:
    return [
        (name, example)
        for name in OURS
        for example, content in examples(name).items()
        if keys(content["options"]) <= OURS[name] and (name, example) not in LEFT_OUT
    ]


@pytest.mark.parametrize(("name", "example"), applicable())
def test_component_is_drawn_as_the_design_system_draws_it(name: str, example: str) -> None:
    content = examples(name)[example]

    html = COMPONENTS[name](content["options"])

    assert normal(html) == normal(content["html"])
