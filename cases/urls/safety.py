"""Risk, safety, what victims are told, and why no order is sought."""

from django.urls import path

from cases.views import assessments, decisions, milestones, safety

VICTIM = "safety/victims/<int:pk>/"

IN_CASE = [
    path("safety/", safety.open_safety, name="open_safety"),
    path(VICTIM, safety.open_victim_safety, name="open_victim_safety"),
    path(f"{VICTIM}risk/", assessments.assess_risk, name="assess_risk"),
    path(f"{VICTIM}plan/", safety.add_safety_action, name="add_safety_action"),
    path(f"{VICTIM}contact/", safety.log_contact, name="log_contact"),
    path(f"{VICTIM}views/", safety.record_views, name="record_views"),
    path(f"{VICTIM}rights/", safety.change_victim_rights, name="change_victim_rights"),
    path("safety/assessments/<int:pk>/", assessments.open_assessment, name="open_assessment"),
    path("safety/assessments/<int:pk>/strike/", assessments.strike_assessment, name="strike_assessment"),
    path("safety/plan/<int:pk>/change/", safety.change_safety_action, name="change_safety_action"),
    path("safety/plan/<int:pk>/done/", safety.finish_safety_action, name="finish_safety_action"),
    path("safety/plan/<int:pk>/strike/", safety.strike_safety_action, name="strike_safety_action"),
    path("safety/contact/<int:pk>/strike/", safety.strike_contact, name="strike_contact"),
    path("safety/views/<int:pk>/strike/", safety.strike_views, name="strike_views"),
    path("safety/milestones/new/", milestones.record_milestone, name="record_milestone"),
    path("safety/milestones/<int:pk>/strike/", milestones.strike_milestone, name="strike_milestone"),
    path(
        "safety/milestones/<int:pk>/victims/<int:victim_pk>/", milestones.record_update, name="record_update"
    ),
    path("safety/updates/<int:pk>/strike/", milestones.strike_update, name="strike_update"),
    path("safety/no-order/new/", decisions.record_no_order, name="record_no_order"),
    path("safety/no-order/<int:pk>/strike/", decisions.strike_no_order, name="strike_no_order"),
]

TOP = [
    path("decisions-not-to-apply/", decisions.list_no_orders, name="list_no_orders"),
    path("questionnaires/", assessments.list_questionnaires, name="list_questionnaires"),
    path("questionnaires/<int:pk>/strike/", assessments.strike_questionnaire, name="strike_questionnaire"),
    path("questionnaires/load/", assessments.load_questionnaire, name="load_questionnaire"),
]
