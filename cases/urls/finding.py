"""Finding what was recorded."""

from django.urls import path

from cases.views import finding

TOP = [
    path("search/", finding.search, name="search"),
    path("searches/", finding.list_saved_searches, name="list_saved_searches"),
    path("searches/new/", finding.save_search, name="save_search"),
    path("searches/<int:pk>/", finding.open_saved_search, name="open_saved_search"),
    path("searches/<int:pk>/change/", finding.change_saved_search, name="change_saved_search"),
    path("searches/<int:pk>/delete/", finding.delete_saved_search, name="delete_saved_search"),
]
