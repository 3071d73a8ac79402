"""The application of a story, written section by section and left as a draft."""

from cases.models import Case, Exhibit, Incident
from orders.actions.applications import (
    change_duration,
    change_exhibits,
    change_incidents,
    change_interim,
    change_necessity,
    change_proceedings,
    change_protected,
    change_risk,
    change_victim_views,
    check_respondent,
    start_application,
)
from orders.actions.terms import Wording, add_term
from orders.demo.story import Condition, Draft
from orders.enums import Consulted, DurationKind
from orders.library import BY_CODE
from orders.models import Application
from spo.accounts.models import User


def write_application(
    draft: Draft, case: Case, incidents: list[Incident], exhibits: list[Exhibit], *, by: User
) -> Application:
    application = start_application(by=by, case=case)

    def write(action, **answers: object) -> None:
        application.refresh_from_db()
        action(by=by, application=application, version=application.version, **answers)

    write(check_respondent)
    write(change_protected, victims=[victim.pk for victim in case.victims.all()])
    write(change_incidents, incidents=[incident.pk for incident in incidents])
    write(change_risk, risk=draft.risk)
    write(change_necessity, necessity=draft.necessity)
    for condition in draft.conditions:
        add_term(
            by=by,
            application=application,
            wording=_wording(condition, incidents),
            library_code=condition.code,
        )
    fixed = draft.months is not None
    kind = DurationKind.FIXED if fixed else DurationKind.FURTHER_ORDER
    write(change_duration, kind=kind, months=draft.months)
    write(change_interim, **_interim(draft, application))
    write(change_victim_views, victim_views=draft.victim_views)
    write(
        change_proceedings,
        proceedings=draft.proceedings,
        cps_consulted=Consulted.YES,
        other_force_consulted=Consulted.NOT_NEEDED,
    )
    write(change_exhibits, confirmed=[exhibit.pk for exhibit in exhibits if exhibit.is_for_respondent])
    application.refresh_from_db()
    return application


def _wording(condition: Condition, incidents: list[Incident]) -> Wording:
    return Wording(
        kind=BY_CODE[condition.code].kind,
        text=condition.text,
        necessity=condition.necessity,
        incidents=[incidents[index].pk for index in condition.happenings],
        work_education_religion=condition.fit,
        is_in_interim=condition.is_in_interim,
    )


def _interim(draft: Draft, application: Application) -> dict[str, object]:
    if draft.interim_weeks is None:
        return {"is_asked": False}
    interim = [
        term.pk
        for term, condition in zip(application.terms.all(), draft.conditions, strict=True)
        if condition.is_in_interim
    ]
    return {
        "is_asked": True,
        "reason": draft.interim_reason,
        "weeks": draft.interim_weeks,
        "terms": interim,
    }
