"""The people of a case."""

from django.urls import path

from cases.views import contacts, earlier_orders, known_people, merges, people

IN_CASE = [
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

TOP = [
    path("people/<int:pk>/", known_people.open_known_person, name="open_known_person"),
    path("people/<int:pk>/join/<int:other>/", merges.merge_people, name="merge_people"),
    path("people/<int:pk>/joined/<int:merge_pk>/part/", merges.undo_merge, name="undo_merge"),
]
