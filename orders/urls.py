"""Addresses of the court's floor. They hold numbers and references, never a name."""

from django.urls import include, path

from cases import converters
from orders.views import (
    applications,
    breaches,
    court,
    filings,
    hearings,
    naming,
    notifications,
    orders,
    sections,
    service,
    settings,
    terms,
    versions,
)

converters.register()

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

COURT = [
    path("applications/<int:pk>/court/", court.open_court, name="open_court"),
    path("applications/<int:pk>/file/", court.file_application, name="file_application"),
    path("applications/<int:pk>/outcome/", court.record_determination, name="record_determination"),
    path("applications/<int:pk>/outcome/change/", court.change_determination, name="change_determination"),
    path("bundles/<int:pk>/", court.download_bundle, name="download_bundle"),
    path("bundles/<int:pk>/progress/", court.bundle_progress, name="bundle_progress"),
    path("bundles/<int:pk>/try-again/", court.try_bundle_again, name="try_bundle_again"),
    path("filings/", filings.list_filings, name="list_filings"),
    path("filings/<int:pk>/", filings.open_filing, name="open_filing"),
    path("filings/<int:pk>/bundle/", filings.download_filed_bundle, name="download_filed_bundle"),
    path(
        "filings/<int:pk>/confidential-sheet/",
        filings.download_confidential_sheet,
        name="download_confidential_sheet",
    ),
    path("filings/<int:pk>/accept/", filings.accept_filing, name="accept_filing"),
    path("filings/<int:pk>/send-back/", filings.send_back, name="send_back"),
    path("filings/<int:pk>/hearing/", hearings.list_hearing, name="list_hearing"),
    path("filings/<int:pk>/sealed-order/", hearings.upload_sealed_order, name="upload_sealed_order"),
    path("hearings/<int:pk>/strike/", hearings.strike_hearing, name="strike_hearing"),
    path("sealed-orders/<int:pk>/", hearings.download_sealed_order, name="download_sealed_order"),
    path("sealed-orders/<int:pk>/strike/", hearings.strike_sealed_order, name="strike_sealed_order"),
]

ORDER = [
    path("", orders.open_order, name="open_order"),
    path("change/", orders.change_order, name="change_order"),
    path("confirm/", orders.confirm_order, name="confirm_order"),
    path("end/", orders.end_order, name="end_order"),
    path("strike/", orders.strike_order, name="strike_order"),
    path("service/", service.record_service, name="record_service"),
    path("victim-told/", service.record_victim_told, name="record_victim_told"),
    path("system-entry/", service.record_system_entry, name="record_system_entry"),
    path("notification/", notifications.record_notification, name="record_notification"),
    path("exemption/", notifications.record_exemption, name="record_exemption"),
    path("overdue/", notifications.decide_overdue, name="decide_overdue"),
    path("breach/", breaches.log_breach, name="log_breach"),
    path("named/<slug:naming>/", naming.settle_naming, name="settle_naming"),
    path("incidents/<int:number>/no-breach/", breaches.record_no_breach, name="record_no_breach"),
]

UNDER_AN_ORDER = [
    path("services/<int:pk>/strike/", service.strike_service, name="strike_service"),
    path("services/<int:pk>/proof/", service.download_proof, name="download_proof"),
    path("victims-told/<int:pk>/strike/", service.strike_victim_told, name="strike_victim_told"),
    path("system-entries/<int:pk>/strike/", service.strike_system_entry, name="strike_system_entry"),
    path("notifications/<int:pk>/strike/", notifications.strike_notification, name="strike_notification"),
    path("exemptions/<int:pk>/end/", notifications.end_exemption, name="end_exemption"),
    path("exemptions/<int:pk>/strike/", notifications.strike_exemption, name="strike_exemption"),
    path("no-breaches/<int:pk>/strike/", breaches.strike_no_breach, name="strike_no_breach"),
    path("breaches/<int:pk>/arrest/", breaches.record_arrest_attempt, name="record_arrest_attempt"),
    path("breaches/<int:pk>/file/", breaches.record_file_sent, name="record_file_sent"),
    path("breaches/<int:pk>/outcome/", breaches.record_breach_outcome, name="record_breach_outcome"),
    path("breaches/<int:pk>/strike/", breaches.strike_breach, name="strike_breach"),
]

ORDERS = [
    path("orders/", orders.list_orders, name="list_orders"),
    path("orders/suspected-offences/", notifications.list_suspected_offences, name="list_suspected_offences"),
    path("orders/<int:pk>/", include(ORDER)),
    path("applications/<int:pk>/order/", orders.record_order, {"kind": "full"}, name="record_order"),
    path(
        "applications/<int:pk>/interim-order/",
        orders.record_order,
        {"kind": "interim"},
        name="record_interim_order",
    ),
    path("cases/<case:reference>/orders/", orders.list_case_orders, name="list_case_orders"),
    path("cases/<case:reference>/orders/record/", orders.record_other_order, name="record_other_order"),
    path("cases/<case:reference>/bound/<slug:binding>/", naming.settle_binding, name="settle_binding"),
    *UNDER_AN_ORDER,
]

urlpatterns = [*APPLICATIONS, *COURT, *ORDERS]
