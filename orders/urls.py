"""Addresses of the court's floor. They hold numbers and references, never a name."""

from django.urls import include, path

from orders.views import applications, sections, settings, terms, versions

SECTIONS = [
    path("respondent/", sections.check_respondent, name="check_respondent"),
    path("protected-people/", sections.change_protected, name="change_protected"),
    path("incidents/", sections.change_incidents, name="change_incidents"),
    path("risk/", sections.change_risk, name="change_risk"),
    path("necessity/", sections.change_necessity, name="change_necessity"),
    path("duration/", sections.change_duration, name="change_duration"),
    path("interim/", sections.change_interim, name="change_interim"),
    path("victim-views/", sections.change_victim_views, name="change_victim_views"),
    path("proceedings/", sections.change_proceedings, name="change_proceedings"),
    path("exhibits/", sections.change_exhibits, name="change_exhibits"),
]

TERMS = [
    path("terms/", terms.list_terms, name="list_terms"),
    path("terms/add/", terms.choose_term, name="choose_term"),
    path("terms/add/<str:code>/", terms.add_term, name="add_term"),
    path("terms/<int:term_pk>/change/", terms.change_term, name="change_term"),
    path("terms/<int:term_pk>/remove/", terms.remove_term, name="remove_term"),
    path("terms/<int:term_pk>/move/", terms.move_term, name="move_term"),
]

VERSION = [
    path("", versions.open_version, name="open_version"),
    path("submitted/", applications.application_submitted, name="application_submitted"),
    path("comment/<str:section>/", versions.add_comment, name="add_comment"),
    path("comment/<str:section>/<int:term_number>/", versions.add_comment, name="add_comment"),
    path("return/", versions.return_for_changes, name="return_for_changes"),
    path("approve/", versions.approve, name="approve"),
    path("approved/", versions.application_approved, name="application_approved"),
]

APPLICATION = [
    path("", applications.open_application, name="open_application"),
    path("submit/", applications.submit_application, name="submit_application"),
    path("take-back/", applications.take_back, name="take_back"),
    path("withdraw/", applications.withdraw_application, name="withdraw_application"),
    *SECTIONS,
    *TERMS,
    path("versions/<int:number>/", include(VERSION)),
]

APPLICATIONS = [
    path("cases/<case:reference>/application/", applications.start_application, name="start_application"),
    path("applications/waiting/", versions.list_waiting, name="list_waiting"),
    path("applications/<int:pk>/", include(APPLICATION)),
    path("settings/", settings.list_settings, name="list_settings"),
    path("settings/<slug:code>/", settings.change_setting, name="change_setting"),
]

urlpatterns = [*APPLICATIONS]
