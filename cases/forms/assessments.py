"""Forms about risk: one made of a questionnaire, and one that loads a questionnaire."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from cases.enums import RiskLevel
from cases.questionnaires.answering import Content, Suggestion, questions, said, suggestion
from cases.questionnaires.reading import LARGEST, Faulty, Questions, read
from spo.pages.fields import DateField, LongTextField, PastDateField, RadioField
from spo.pages.forms import GovForm
from spo.pages.layout import Buttons, Details, Field, Fieldset, Paragraph, Secondary, Submit

LONGEST_ANSWER = 2000
SHORT = 20  # letters of all answers that fit side by side
SUGGEST = "suggest"  # the button that asks what the answers come to, and saves nothing


class AssessmentForm(GovForm):
    """One field for each question. `last` are the answers of the assessment before, shown beside the questions."""

    submit_text = "Record the assessment"
    names = {
        "level": "the level of risk",
        "assessed_on": "the day of the assessment",
        "next_due_on": "the day of the next assessment",
    }

    level = RadioField(
        label="What is the level of risk, in your judgement?",
        help_text="The answers suggest a level. You decide.",
        choices=RiskLevel,
    )
    reasons = LongTextField(
        label="Reasons",
        help_text="Needed when you choose another level than the answers suggest, or too few suggest one.",
        max_length=4000,
        rows=4,
        required=False,
    )
    assessed_on = PastDateField(label="Day of the assessment")
    next_due_on = DateField(label="When is the next assessment due?", required=False)

    def __init__(self, *args: Any, content: Content, last: Mapping[str, str], **kwargs: Any) -> None:
        self.content = content
        asked = {_field(question["code"]): question for question in questions(content)}
        fields = {name: _question_field(question, last) for name, question in asked.items()}
        self.base_fields = {**fields, **self.base_fields}
        self.names = {name: f"an answer to: {each['text']}" for name, each in asked.items()} | self.names
        super().__init__(*args, **kwargs)
        self.fields["next_due_on"].help_text = _by_level(content)

    def layout(self) -> Iterable[Any]:
        for section in self.content["sections"]:
            fields = [_shown(question) for question in section["questions"]]
            yield Fieldset(section["title"], *fields, hint=section["guidance"])
        yield Buttons(Secondary("See what the answers suggest", SUGGEST, "yes"))
        yield Fieldset("Your judgement", "level", "reasons", "assessed_on", "next_due_on")

    def answers(self) -> dict[str, str]:
        given = getattr(self, "cleaned_data", {})
        return {
            question["code"]: given.get(_field(question["code"]), "") for question in questions(self.content)
        }

    def suggestion(self) -> Suggestion:
        return suggestion(self.content, self.answers())

    def clean(self) -> None:
        level, given = self.suggestion().level, self.cleaned_data
        if not given.get("level") or given["level"] == level or given.get("reasons"):
            return
        if level:
            named = RiskLevel(level).label.lower()
            self.add_error("reasons", f"The answers suggest {named} risk. Enter why you chose another level")
        else:
            self.add_error(
                "reasons", "There are too few answers for a suggestion. Enter why you chose this level"
            )

    def facts(self) -> dict[str, Any]:
        names = ("level", "reasons", "assessed_on", "next_due_on")
        return {name: self.cleaned_data[name] for name in names} | {"answers": self.answers()}


class LoadQuestionnaireForm(GovForm):
    """A file or its text. The text stays in the form, so that what is loaded is what was seen."""

    submit_text = "Check and preview"
    names = {"text": "the text of the file"}

    file = forms.FileField(label="Data file (TOML)", required=False, max_length=200)
    text = LongTextField(label="Or the text of the file", max_length=LARGEST, rows=6, required=False)
    questions: Questions | None = None

    def clean(self) -> None:
        file = self.cleaned_data.get("file")
        name, data = (file.name, file.read(LARGEST + 1)) if file else ("text", self._typed())
        if not data:
            self.add_error("file", "Select the data file, or enter its text")
            return
        try:
            self.questions = read(data, file=name)
        except Faulty as faulty:
            self.add_error("file" if file else "text", faulty.sentence)
            return
        self.cleaned_data["text"] = data.decode("utf-8-sig").replace("\r\n", "\n")

    def _typed(self) -> bytes:
        return self.cleaned_data.get("text", "").encode()


class ConfirmQuestionnaireForm(GovForm):
    """What was previewed, to be loaded as it was seen."""

    submit_text = ""
    names = {"text": "the text of the file"}

    text = LongTextField(label="Text of the file", max_length=LARGEST, rows=6)
    questions: Questions | None = None

    def layout(self) -> Iterable[Any]:
        yield Paragraph(
            "It counts for your unit from now on. Assessments keep the edition they were made with."
        )
        yield Details("Text of the file", "text")
        yield Buttons(Submit("Load this questionnaire", "confirmed", "yes"))

    def facts(self) -> dict[str, Any]:
        return {"questions": self.questions}

    def clean_text(self) -> str:
        try:
            self.questions = read(self.cleaned_data["text"].encode(), file="text")
        except Faulty as faulty:
            raise forms.ValidationError(faulty.sentence) from faulty
        return self.cleaned_data["text"]


def _field(code: str) -> str:
    return f"q-{code}"


def _shown(question: Mapping[str, Any]) -> Field:
    """Small, and yes or no side by side: a long page is filled in faster."""
    short = sum(len(answer["text"]) for answer in question["answers"]) <= SHORT
    return Field(
        _field(question["code"]), small=bool(question["answers"]), inline=short and bool(question["answers"])
    )


def _question_field(question: Mapping[str, Any], last: Mapping[str, str]) -> forms.Field:
    before = said(question, last)
    hint = " ".join(filter(None, [question["help"], f"Last time: {before}." if before else ""]))
    if not question["answers"]:
        return LongTextField(
            label=question["text"], help_text=hint, max_length=LONGEST_ANSWER, rows=3, required=False
        )
    choices = [(answer["code"], answer["text"]) for answer in question["answers"]]
    return RadioField(label=question["text"], help_text=hint, choices=choices)


def _by_level(content: Content) -> str:
    days = content["due_again_after_days"]
    listed = ", ".join(f"{days[level]} days for {level.label.lower()} risk" for level in RiskLevel)
    return f"Left empty, it is {listed}, counted from the day of the assessment."
