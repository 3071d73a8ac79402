"""The picture of the course of conduct, what each incident shows, and putting one where it belongs."""

from django.urls import path

from cases import converters
from cases.views import chart, corrections, supports

converters.register()

IN_CASE = [
    path("chart/", chart.open_chart, name="open_chart"),
    path("test/", supports.list_supports, name="list_supports"),
    path("incidents/<int:number>/shows/", supports.weigh_incident, name="weigh_incident"),
    path("incidents/<int:number>/move/", corrections.move_incident, name="move_incident"),
    path("incidents/<int:number>/move/<case:to>/", corrections.move_incident_to, name="move_incident_to"),
    path("incidents/<int:number>/split/", corrections.split_incident, name="split_incident"),
    path("incidents/<int:number>/link/", corrections.link_incident, name="link_incident"),
    path("incidents/<int:number>/link/<case:to>/", corrections.link_incident_to, name="link_incident_to"),
    path("links/<int:pk>/strike/", corrections.strike_link, name="strike_link"),
]
