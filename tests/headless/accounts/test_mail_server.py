"""What a real mail server gets, and what happens where there is none."""

import email
import email.policy
import logging

import pytest
from aiosmtpd.controller import Controller

from tests.browser.serving import free_port
from tests.headless.accounts.conftest import ADDRESS, ASK, CODE, Message, make_member, signed_in

pytestmark = pytest.mark.django_db


class Sink:
    def __init__(self):
        self.taken = []

    async def handle_DATA(self, server, session, envelope):
        self.taken.append(envelope)
        return "250 OK"


@pytest.fixture
def sink():
    sink = Sink()
    controller = Controller(sink, hostname="127.0.0.1", port=free_port())
    controller.start()
    sink.port = controller.port
    yield sink
    controller.stop()


@pytest.fixture
def smtp(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = free_port()
    settings.EMAIL_TIMEOUT = 5
    return settings


class Read:
    """As a mail program shows it."""

    def __init__(self, envelope):
        self.message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.body = self.message.get_content().replace("\r\n", "\n")


def test_a_member_signs_in_by_what_the_mail_server_was_given(client, smtp, sink):
    smtp.EMAIL_PORT = sink.port
    make_member(language="ar")
    client.post(ASK, {"email": ADDRESS})
    (envelope,) = sink.taken
    assert envelope.rcpt_tos == [ADDRESS]
    read = Read(envelope)
    assert smtp.WAGTAIL_SITE_NAME in read.message["Subject"]
    assert "الرمز" in read.body
    client.post(CODE, {"code": Message(read).code})
    assert signed_in(client) == "amal"


def test_without_a_mail_server_the_answer_is_the_same(client, smtp, caplog):
    make_member()
    with caplog.at_level(logging.INFO):
        known = client.post(ASK, {"email": ADDRESS}, follow=True)
        unknown = client.post(ASK, {"email": "niemand@example.org"}, follow=True)
    assert known.status_code == unknown.status_code == 200
    lines = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    assert lines == ["A message to sign in could not be sent: ConnectionRefusedError"]
    everything = caplog.text
    assert ADDRESS not in everything and "sign-in/link" not in everything
