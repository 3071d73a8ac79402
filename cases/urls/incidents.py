"""What happened in a case."""

from django.urls import path

from cases.views import incidents, timeline

IN_CASE = [
    path("timeline/", timeline.list_incidents, name="list_incidents"),
    path("incidents/new/", incidents.log_incident, name="log_incident"),
    path("incidents/<int:number>/", incidents.open_incident, name="open_incident"),
    path("incidents/<int:number>/change/", incidents.change_incident, name="change_incident"),
    path("incidents/<int:number>/withdraw/", incidents.withdraw_incident, name="withdraw_incident"),
]
