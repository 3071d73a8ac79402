"""The work that did not get done, and trying it again."""

import uuid

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from spo.accounts.requests import SignedInRequest
from spo.pages.forms import GovForm
from spo.pages.posting import SHOW_OR_SEND, posted
from spo.work import actions, permissions
from spo.work.models import Job
from spo.work.posting import answer_form
from spo.work.showing import facts_of, sweep_rows, title_of


class RetryForm(GovForm):
    submit_text = "Try again"


@require_safe
def background_work(request: SignedInRequest) -> HttpResponse:
    jobs = permissions.list_troubled_jobs(request.user)
    cards = [{"title": title_of(job), "rows": facts_of(job), "actions": [_look(job)]} for job in jobs]
    context = {
        "cards": cards,
        "is_cut": len(cards) == permissions.MOST_SHOWN,
        "most": permissions.MOST_SHOWN,
        "sweeps": sweep_rows(permissions.list_sweeps(request.user)),
    }
    return render(request, "work/background_work.html", context)


def _look(job: Job) -> dict[str, str]:
    return {"text": "Try again", "url": reverse("retry_job", args=[job.pk])}


@require_http_methods(SHOW_OR_SEND)
def retry_job(request: SignedInRequest, job_id: uuid.UUID) -> HttpResponse:
    job = permissions.open_job(request.user, job_id)

    def do() -> str:
        actions.retry_job(by=request.user, job=job)
        return reverse("background_work")

    context = {"title": title_of(job), "rows": facts_of(job), "can_try": not job.is_done}
    success = "The work will be tried again"
    form = RetryForm(posted(request))
    return answer_form(request, form, do, template="work/retry_job.html", context=context, success=success)
