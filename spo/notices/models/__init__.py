from spo.notices.models.deadline import Deadline
from spo.notices.models.mail import OutgoingMail
from spo.notices.models.reminder import Reminder

__all__ = ["Deadline", "OutgoingMail", "Reminder"]
