from django.urls import path

from spo.notices.views.reminders import list_reminders, mark_reminders_seen

urlpatterns = [
    path("reminders/", list_reminders, name="list_reminders"),
    path("reminders/seen/", mark_reminders_seen, name="mark_reminders_seen"),
]
