from orders.models.application import Application, ApplicationEdit, ApplicationExhibit, Term
from orders.models.bundle import Bundle
from orders.models.compliance import Breach, Exemption, NoBreach, Notification, OverdueDecision
from orders.models.copies import CopyTaken
from orders.models.decision import Approval, Comment, Return, SubmittedVersion, Withdrawal
from orders.models.filing import Determination, Filing, Hearing, SealedOrder
from orders.models.order import Confirmation, Order, OrderTerm
from orders.models.service import Service, SystemEntry, VictimTold
from orders.models.setting import Setting

__all__ = [
    "Application",
    "ApplicationEdit",
    "ApplicationExhibit",
    "Approval",
    "Breach",
    "Bundle",
    "Comment",
    "Confirmation",
    "CopyTaken",
    "Determination",
    "Exemption",
    "Filing",
    "Hearing",
    "NoBreach",
    "Notification",
    "Order",
    "OrderTerm",
    "OverdueDecision",
    "Return",
    "SealedOrder",
    "Service",
    "Setting",
    "SubmittedVersion",
    "SystemEntry",
    "Term",
    "VictimTold",
    "Withdrawal",
]
