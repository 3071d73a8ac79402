"""Addresses of the investigation. They hold references and numbers, never a name."""

from django.urls import include, path

from cases import converters
from cases.views import cases, contacts, earlier_orders, exhibits, incidents, lists, people, record

converters.register()

PEOPLE = [
    path("people/", people.list_people, name="list_people"),
    path("people/new/", people.add_victim, name="add_victim"),
    path("people/<int:pk>/", people.open_person, name="open_person"),
    path("people/<int:pk>/change/", people.change_person, name="change_person"),
    path("people/<int:pk>/safe-contact/", people.change_victim, name="change_victim"),
    path("people/<int:pk>/remove/", people.remove_victim, name="remove_victim"),
    path("people/<int:pk>/names/new/", people.add_alias, name="add_alias"),
    path("people/<int:pk>/names/<int:alias_pk>/remove/", people.remove_alias, name="remove_alias"),
    path("people/<int:pk>/contact/new/", contacts.add_contact_detail, name="add_contact_detail"),
    path("contact/<int:pk>/", contacts.open_contact_detail, name="open_contact_detail"),
    path("contact/<int:pk>/change/", contacts.change_contact_detail, name="change_contact_detail"),
    path("contact/<int:pk>/remove/", contacts.remove_contact_detail, name="remove_contact_detail"),
    path("suspect/change/", people.change_suspect, name="change_suspect"),
    path("earlier-orders/new/", earlier_orders.add_earlier_order, name="add_earlier_order"),
    path("earlier-orders/<int:pk>/change/", earlier_orders.change_earlier_order, name="change_earlier_order"),
    path("earlier-orders/<int:pk>/remove/", earlier_orders.remove_earlier_order, name="remove_earlier_order"),
]

INCIDENTS = [
    path("timeline/", incidents.list_incidents, name="list_incidents"),
    path("incidents/new/", incidents.log_incident, name="log_incident"),
    path("incidents/<int:number>/", incidents.open_incident, name="open_incident"),
    path("incidents/<int:number>/change/", incidents.change_incident, name="change_incident"),
    path("incidents/<int:number>/withdraw/", incidents.withdraw_incident, name="withdraw_incident"),
]

EXHIBITS = [
    path("evidence/", exhibits.list_exhibits, name="list_exhibits"),
    path("evidence/new/", exhibits.add_exhibit, name="add_exhibit"),
    path("evidence/<int:pk>/", exhibits.open_exhibit, name="open_exhibit"),
    path("evidence/<int:pk>/change/", exhibits.change_exhibit, name="change_exhibit"),
    path("evidence/<int:pk>/withdraw/", exhibits.withdraw_exhibit, name="withdraw_exhibit"),
    path("evidence/<int:pk>/download/", exhibits.download_exhibit, name="download_exhibit"),
]

CASE = [
    path("", cases.open_case, name="open_case"),
    path("change/", cases.change_case, name="change_case"),
    path("hand-over/", cases.hand_over_case, name="hand_over_case"),
    path("close/", cases.close_case, name="close_case"),
    path("reopen/", cases.reopen_case, name="reopen_case"),
    path("record/", record.open_record, name="open_record"),
    *PEOPLE,
    *INCIDENTS,
    *EXHIBITS,
]

urlpatterns = [
    path("my-work/", lists.my_work, name="my_work"),
    path("cases/", lists.list_cases, name="list_cases"),
    path("cases/search/", lists.search_cases, name="search_cases"),
    path("cases/new/", cases.create_case, name="create_case"),
    path("cases/<case:reference>/", include(CASE)),
]
