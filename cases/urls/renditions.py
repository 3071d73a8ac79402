"""The copies of exhibits that can be read."""

from django.urls import path

from cases.views import renditions

IN_CASE = [
    path("evidence/<int:pk>/copy/", renditions.open_rendition, name="open_rendition"),
    path("evidence/<int:pk>/copy/again/", renditions.make_rendition_again, name="make_rendition_again"),
]
