"""A person's own reminders."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from spo.accounts.requests import SignedInRequest
from spo.notices import actions, permissions
from spo.notices.forms import PageForm, SeenForm
from spo.notices.showing import reminder_events
from spo.work.posting import answer_form


@require_safe
def list_reminders(request: SignedInRequest) -> HttpResponse:
    asked = PageForm(request.GET)
    if not asked.is_valid():
        return render(request, "notices/list_reminders.html", {"form": asked}, status=422)
    page = permissions.list_reminders(request.user, before=asked.cleaned_data["before"])
    context = {"events": reminder_events(request.user, page.reminders)}
    if any(reminder.seen_at is None for reminder in page.reminders):
        context["form"] = form = SeenForm(initial={"newest": page.reminders[0].pk})
        form.helper.form_action = reverse("mark_reminders_seen")
    here = reverse("list_reminders")
    if page.has_newer:
        context["newer_url"] = here
    if page.has_older:
        context["older_url"] = f"{here}?before={page.reminders[-1].pk}"
    return render(request, "notices/list_reminders.html", context)


@require_POST
def mark_reminders_seen(request: SignedInRequest) -> HttpResponse:
    permissions.check_have_reminders(request.user)
    form = SeenForm(request.POST)

    def do() -> str:
        actions.mark_reminders_seen(by=request.user, newest=form.cleaned_data["newest"])
        return reverse("list_reminders")

    return answer_form(request, form, do, template="notices/list_reminders.html")
