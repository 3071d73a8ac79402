"""One of everything in one unit, at one court, and everybody who might knock on its doors."""

from datetime import timedelta
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from cases.actions.assessments import load_questionnaire
from cases.actions.cases import Named
from cases.actions.contacts import add_contact_detail
from cases.actions.earlier_orders import add_earlier_order
from cases.actions.exhibits import Received, add_exhibit
from cases.actions.incidents import log_incident
from cases.actions.linking import link_incident
from cases.actions.merges import merge_people
from cases.actions.people import add_alias, add_victim
from cases.actions.saved_searches import save_search
from cases.actions.statements import ask_statement
from cases.enums import ContactKind, EarlierOrderKind, SendWhen
from cases.finding.question import Question
from cases.models import Person
from cases.questionnaires.reading import read
from orders.actions.breaches import log_breach, record_no_breach
from orders.actions.determinations import record_determination
from orders.actions.filings import download_filed_bundle
from orders.actions.hearings import list_hearing, upload_sealed_order
from orders.actions.notifications import record_exemption, record_notification
from orders.actions.orders import confirm_order
from orders.actions.service import record_system_entry, record_victim_told
from orders.enums import CourtPurpose, NationalSystem, Outcome
from spo.accounts import sessions
from spo.accounts.enums import Rank, Role
from spo.accounts.models import User
from spo.work.models import Job
from spo.work.partial import begin
from tests.cases.actions.telling import told, when_on
from tests.cases.imports.tables import THREE, imported, upload
from tests.cases.test_questionnaires import GOOD
from tests.cast import enrol
from tests.factories.accounts import (
    CentralUserFactory,
    ClerkFactory,
    CourtFactory,
    InvitationFactory,
    UnitFactory,
    UserFactory,
)
from tests.factories.cases import make_case
from tests.factories.court import accepted, at, filed, make_order, ready_bundle, serve
from tests.factories.orders import approved, ready_case, start, submitted
from tests.factories.safety import assess, contact, happen, plan, say, tell, wait


class World:
    """Names are what the table of URLs calls things; `clients` are signed in, second factor and all."""

    def __init__(self) -> None:
        self._people()
        self._case()
        self._imports()
        self._safety()
        self._joined()
        self._applications()
        self._orders()
        self.clients = {name: _signed_in(user) for name, user in self.users.items()}
        self.clients["anonymous"] = Client()
        self.clients["no second factor"] = _signed_in(self.newcomer, factor=False)

    def _people(self) -> None:
        unit, court = UnitFactory(name="Stalking Unit"), CourtFactory(name="Northmoor")
        self.unit, self.court = unit, court
        self.officer = UserFactory(name="Olivia Officer", unit=unit)
        self.newcomer = UserFactory(name="Nia Newcomer", unit=unit)
        self.clerk = ClerkFactory(name="Clara Clerk", court=court)
        self.invitation = InvitationFactory(user=UserFactory(unit=unit, password="!"))
        self.users: dict[str, User] = {
            "officer": self.officer,
            "colleague": UserFactory(name="Callum Colleague", unit=unit),
            "supervisor": UserFactory(
                name="Simon Supervisor", unit=unit, role=Role.SUPERVISOR, rank=Rank.SERGEANT
            ),
            "authorising officer": UserFactory(
                name="Anita Authorising", unit=unit, role=Role.SUPERVISOR, rank=Rank.SUPERINTENDENT
            ),
            "stranger": UserFactory(name="Stella Stranger", unit=UnitFactory(name="Elsewhere")),
            "clerk": self.clerk,
            "other clerk": ClerkFactory(name="Colin Clerk", court=CourtFactory(name="Eastfield")),
            "auditor": CentralUserFactory(name="Aisha Auditor"),
            "administrator": CentralUserFactory(name="Adam Administrator", role=Role.ADMINISTRATOR),
        }

    def _case(self) -> None:
        officer, case = self.officer, ready_case(self.officer)
        self.case, self.victim, self.suspect = case, case.victims.get(), case.suspect
        self.incident = case.incidents.first()
        self.alias = add_alias(by=officer, role=self.suspect, name="Shadow")
        self.contact = add_contact_detail(
            by=officer, role=self.victim, kind=ContactKind.ADDRESS, value="1 Hidden Row, NM1 1AA"
        )
        self.earlier = add_earlier_order(by=officer, suspect=self.suspect, kind=EarlierOrderKind.RESTRAINING)
        self.saved_search = save_search(
            by=self.officer, name="Followed", question=Question(act="following"), send=SendWhen.NEVER
        )
        self.exhibit = add_exhibit(
            by=officer,
            case=case,
            file=Received(BytesIO(b"a note"), "note.txt", "text/plain"),
            title="A note",
            is_for_respondent=True,
        )

        clip = {"place": case.reference, "name": "clip.mp4", "size": 10, "modified": 1}
        self.partial = begin(by=officer, **clip)
        self.statement = ask_statement(by=officer, case=case)

    def _safety(self) -> None:
        officer, victim = self.officer, self.victim
        self.assessment = assess(officer, victim)
        self.safety_action = plan(officer, victim)
        self.contact_entry = contact(officer, victim)
        self.milestone = happen(officer, self.case)
        self.update = tell(officer, self.milestone, victim)
        self.no_order = wait(officer, self.case)
        self.views = say(officer, victim)
        self.questionnaire = load_questionnaire(
            by=self.users["supervisor"], questions=read(GOOD.encode(), file="short.toml"), unit=self.unit
        )

    def _named(self, person: Person) -> None:
        """Somebody bound by an order, as a victim in another case."""
        case = self.merge.kept.suspect_in.first().case
        add_victim(by=self.officer, case=case, named=Named(recorded=person))

    def _joined(self) -> None:
        """Two suspects who turned out to be one person."""
        holder = self.users["colleague"]
        kept, merged = (make_case(officer=holder).suspect.person for _ in range(2))
        self.merge = merge_people(by=self.officer, kept=kept, merged=merged, reason="The same")

    def _imports(self) -> None:
        """In a case of their own, a file that waits to be imported, and one that was: two calls, which are a series."""
        self.phone_case = make_case(officer=self.officer, incidents=2)
        self.batch = upload(self.officer, self.phone_case)
        self.imported = imported(self.officer, self.phone_case, THREE.replace("123", "999"))
        self.series = self.phone_case.incidents.get(is_series=True, count=2)
        self.part = self.series.parts.first()

    def _applications(self) -> None:
        self.draft = start(self.officer, self.case)
        self.term = self.draft.terms.first()
        self.spare = add_victim(by=self.officer, case=self.case, named=Named("Vera", "Spare"))
        self.version = submitted(self.officer)
        self.approval = approved(self.officer, self.users["authorising officer"])
        self.bundle = ready_bundle(self.approval)
        self.waiting_bundle = approved(self.officer, self.users["authorising officer"]).bundle
        self.filing = filed(self.officer, self.court, sheet=b"%PDF-1.7 a sheet")
        download_filed_bundle(by=self.clerk, filing=self.filing, purpose=CourtPurpose.CHECK)
        self.accepted = accepted(self.officer, self.clerk)
        soon = timezone.now() + timedelta(days=9)
        self.hearing = list_hearing(by=self.clerk, filing=self.accepted, starts_at=soon)
        self.sealed = upload_sealed_order(
            by=self.clerk,
            filing=self.accepted,
            upload=SimpleUploadedFile("order.pdf", b"%PDF-1.7 sealed", "application/pdf"),
        )
        self.determined = accepted(self.officer, self.clerk).application
        record_determination(
            by=self.officer,
            application=self.determined,
            outcome=Outcome.MADE,
            decided_on=timezone.localdate(),
        )
        self.job = Job.objects.filter(kind="orders.make_bundle").first()

    def _orders(self) -> None:
        officer = self.officer
        self.order = make_order(officer)
        victim, incident = self.order.case.victims.get(), self.order.case.incidents.get()
        type(incident).objects.filter(pk=incident.pk).update(starts_on=at(4).date())
        incident.refresh_from_db()
        self.service = serve(officer, self.order)
        confirm_order(by=self.users["supervisor"], order=self.order)
        self._named(self.order.case.suspect.person)
        self.told = record_victim_told(
            by=officer, order=self.order, victim=victim, told_at=at(3, 11), told_by="Ana", how="By phone"
        )
        self.entry = record_system_entry(
            by=officer, order=self.order, system=NationalSystem.PNC, entered_at=at(3, 12), entered_by="Ana"
        )
        self.notification = record_notification(
            by=officer,
            order=self.order,
            given_at=at(4),
            station="Central",
            taken_by="Ana",
            is_acknowledged=True,
        )
        self.breach = log_breach(
            by=officer,
            order=self.order,
            terms=list(self.order.terms.all()[:1]),
            incident=incident,
            reported_at=at(5),
        )
        self.exempt = make_order(officer)
        self.exemption = record_exemption(
            by=officer, order=self.exempt, from_on=at(1).date(), ended_on=None, explanation="Part 2"
        )
        seen = log_incident(by=officer, case=self.exempt.case, told=told(when=when_on(at(6).date())))
        self.finding = record_no_breach(by=officer, order=self.exempt, incident=seen, reason="Not near her")
        self.link = link_incident(
            by=officer, incident=self.incident, to=self.exempt.case, reason="Both saw him"
        )


def _signed_in(user: User, *, factor: bool = True) -> Client:
    client = Client()
    if factor:
        enrol(user)
    client.force_login(user)
    session = client.session
    if factor:
        sessions.prove_second_factor(session)
    session.save()
    return client
