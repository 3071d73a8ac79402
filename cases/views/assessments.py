"""The risk to a victim: judged with a questionnaire, read, struck; and the questionnaires of a unit."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cases.actions import assessments as actions
from cases.forms.assessments import SUGGEST, AssessmentForm, ConfirmQuestionnaireForm, LoadQuestionnaireForm
from cases.forms.safety import StrikeForm
from cases.models import Victim
from cases.pages import assessments as page
from cases.pages.frame import frame
from cases.pages.safety import assessment_context, victim_url
from cases.permissions import safety as permissions
from cases.permissions.cases import check_edit_case
from cases.policies.safety import check_victim_standing
from cases.policies.struck import check_strike
from cases.views.posting import answer_case_form
from cases.views.safety import STRUCK_STAYS, TAB
from spo.accounts.requests import SignedInRequest
from spo.pages.posting import SHOW_OR_SEND, before_showing, posted
from spo.work.posting import answer_form


@require_http_methods(SHOW_OR_SEND)
def assess_risk(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    victim = permissions.open_victim_safety(request.user, reference, pk)
    check_edit_case(request.user, victim.case)
    before_showing(request, check_victim_standing, victim)
    chosen, others = page.questionnaires(request.user, request.GET.get("questionnaire", ""))
    start = page.start(victim)
    form = AssessmentForm(posted(request), content=chosen.content, **start)
    context = page.assess_context(victim, chosen, others)
    if SUGGEST in request.POST:
        return _suggest(request, victim, form, context)

    def do() -> str:
        actions.record_assessment(by=request.user, victim=victim, questionnaire=chosen, **form.facts())
        return victim_url(victim)

    return answer_case_form(
        request,
        victim.case,
        form,
        do,
        tab=TAB,
        template="cases/assess_risk.html",
        success="The assessment was recorded",
        **context,
    )


def _suggest(
    request: SignedInRequest, victim: Victim, form: AssessmentForm, context: dict[str, Any]
) -> HttpResponse:
    """Nothing is saved, and nothing is wrong yet."""
    form.errors.clear()
    shown = frame(request.user, victim.case, TAB) | context | {"form": form}
    return render(request, "cases/assess_risk.html", shown)


@require_safe
def open_assessment(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    assessment = permissions.open_assessment(request.user, reference, pk)
    shown = frame(request.user, assessment.case, TAB) | assessment_context(request.user, assessment)
    return render(request, "cases/open_assessment.html", shown)


@require_http_methods(SHOW_OR_SEND)
def strike_assessment(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    assessment = permissions.open_assessment(request.user, reference, pk)
    check_edit_case(request.user, assessment.case)
    before_showing(request, check_strike, assessment)
    form = StrikeForm(posted(request))

    def do() -> str:
        actions.strike_assessment(by=request.user, assessment=assessment, **form.facts())
        return victim_url(assessment.victim)

    return answer_case_form(
        request,
        assessment.case,
        form,
        do,
        tab=TAB,
        title="Strike the assessment",
        caption=assessment.victim.person.name,
        back_url=reverse("open_assessment", args=[reference, pk]),
        success="The assessment was struck from the record",
        intro=STRUCK_STAYS,
    )


@require_safe
def list_questionnaires(request: SignedInRequest) -> HttpResponse:
    shown = {"rows": permissions.list_questionnaires(request.user)}
    return render(request, "cases/list_questionnaires.html", shown)


@require_http_methods(SHOW_OR_SEND)
def strike_questionnaire(request: SignedInRequest, pk: int) -> HttpResponse:
    questionnaire = permissions.open_questionnaire(request.user, pk)
    before_showing(request, check_strike, questionnaire)
    form = StrikeForm(posted(request))

    def do() -> str:
        actions.strike_questionnaire(by=request.user, questionnaire=questionnaire, **form.facts())
        return reverse("list_questionnaires")

    return answer_form(
        request,
        form,
        do,
        template="cases/strike_questionnaire.html",
        context={"questionnaire": questionnaire},
        success="The questionnaire was struck from the record",
    )


@require_http_methods(SHOW_OR_SEND)
def load_questionnaire(request: SignedInRequest) -> HttpResponse:
    """First the file or its text, then what it would ask, and only then it is loaded."""
    user = request.user
    permissions.check_load_questionnaire(user, user.unit)
    template = "cases/load_questionnaire.html"
    if "confirmed" in request.POST:
        form = ConfirmQuestionnaireForm(request.POST)

        def do() -> str:
            actions.load_questionnaire(by=user, unit=user.unit, **form.facts())
            return reverse("list_questionnaires")

        form.is_valid()
        shown = {"preview": form.questions}
        success = "The questionnaire was loaded"
        return answer_form(request, form, do, template=template, context=shown, success=success)
    asked = LoadQuestionnaireForm(posted(request), request.FILES or None)
    if request.method == "POST" and asked.is_valid():
        confirm = ConfirmQuestionnaireForm(initial={"text": asked.cleaned_data["text"]})
        return render(request, template, {"form": confirm, "preview": asked.questions})
    status = 422 if asked.is_bound else 200
    return render(request, template, {"form": asked}, status=status)
