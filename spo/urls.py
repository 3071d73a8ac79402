"""Every address of the site. Upper floors are named as strings."""

from django.urls import include, path

urlpatterns = [
    path("", include("spo.accounts.urls")),
]
