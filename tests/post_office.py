"""A real mail server on a port of its own."""

from collections.abc import Iterator
from email.message import Message

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as MessageHandler

from spo.local.ports import free_port


class Catcher(MessageHandler):
    """Keeps what it is given, or answers with `refusal`."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[Message] = []
        self.refusal = ""

    async def handle_RCPT(self, server, session, envelope, address, options) -> str:  # noqa: N802  (aiosmtpd's name)
        if self.refusal:
            return self.refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    def handle_message(self, message: Message) -> None:
        self.messages.append(message)


@pytest.fixture
def post_office(settings) -> Iterator[Catcher]:
    catcher = Catcher()
    controller = Controller(catcher, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = controller.port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    yield catcher
    controller.stop()
