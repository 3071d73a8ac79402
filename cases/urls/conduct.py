"""The picture of the course of conduct, and what each incident shows."""

from django.urls import path

from cases.views import chart

IN_CASE = [
    path("chart/", chart.open_chart, name="open_chart"),
]
