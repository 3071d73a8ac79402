"""Every address of the site. Upper floors are named as strings."""

from django.urls import include, path

urlpatterns = [
    path("", include("cases.urls")),
    path("", include("orders.urls")),
    path("", include("spo.accounts.urls")),
    path("", include("spo.audit.urls")),
    path("", include("spo.work.urls")),
    path("", include("spo.notices.urls")),
]

handler400 = "spo.pages.answers.bad_request"
handler403 = "spo.pages.answers.forbidden"
handler404 = "spo.pages.answers.not_found"
handler500 = "spo.pages.answers.server_error"
