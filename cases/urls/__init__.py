"""Addresses of the investigation. They hold references and numbers, never a name."""

from django.urls import include, path

from cases import converters
from cases.urls import conduct, evidence, finding, imports, incidents, people, renditions, safety
from cases.views import cases, lists, record

converters.register()

CASE = [
    path("", cases.open_case, name="open_case"),
    path("change/", cases.change_case, name="change_case"),
    path("hand-over/", cases.hand_over_case, name="hand_over_case"),
    path("close/", cases.close_case, name="close_case"),
    path("reopen/", cases.reopen_case, name="reopen_case"),
    path("record/", record.open_record, name="open_record"),
    *people.IN_CASE,
    *incidents.IN_CASE,
    *imports.IN_CASE,
    *conduct.IN_CASE,
    *evidence.IN_CASE,
    *renditions.IN_CASE,
    *safety.IN_CASE,
]

urlpatterns = [
    path("my-work/", lists.my_work, name="my_work"),
    path("cases/", lists.list_cases, name="list_cases"),
    path("cases/new/", cases.create_case, name="create_case"),
    path("cases/<case:reference>/", include(CASE)),
    *people.TOP,
    *safety.TOP,
    *finding.TOP,
]
