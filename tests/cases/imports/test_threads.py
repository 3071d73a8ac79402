"""Message threads as telephones copy and export them."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.imports.threads import Message, Thread, read_thread, table_of

WHATSAPP_ANDROID = """03/05/2026, 09:00 - Messages and calls are end-to-end encrypted.
03/05/2026, 09:01 - Bob Shadow: Where are you?
I can see your car
03/05/2026, 9:02 pm - Ann: Stop: please
"""
WHATSAPP_IPHONE = """[03/05/2026, 09:01:07] ~\u202fBob Shadow: Where are you?
\u200e[03/05/2026, 21:02:00] \u202a+44 7700 900123\u202c: \u200eimage omitted
"""


def test_thread_of_whatsapp_on_android() -> None:
    assert read_thread(WHATSAPP_ANDROID) == Thread(
        [
            Message("2026-05-03 09:01", "Bob Shadow", "Where are you?\nI can see your car"),
            Message("2026-05-03 21:02", "Ann", "Stop: please"),
        ],
        [(1, "03/05/2026, 09:00 - Messages and calls are end-to-end encrypted.")],
    )


def test_thread_of_whatsapp_on_an_iphone() -> None:
    found = read_thread(WHATSAPP_IPHONE)

    assert found.messages == [
        Message("2026-05-03 09:01:07", "~ Bob Shadow", "Where are you?"),
        Message("2026-05-03 21:02:00", "+44 7700 900123", "image omitted"),
    ]
    assert found.names == ["~ Bob Shadow", "+44 7700 900123"]


@pytest.mark.parametrize(
    "line",
    [
        "Bob, 03/05/2026 14:05: Hello",
        "Bob (03/05/2026 14:05): Hello",
        "Bob, 3 May 2026 at 14:05: Hello",
        "Bob 3/5/26 2:05pm: Hello",
        "03/05/2026 14:05 Bob: Hello",
        "03/05/2026 14:05 - Bob: Hello",
        "2026-05-03 14:05 Bob: Hello",
        "[3.5.2026, 14:05] Bob: Hello",
        "3 May 2026, 2:05 pm - Bob: Hello",
    ],
)
def test_message_is_read(line: str) -> None:
    assert read_thread(line) == Thread([Message("2026-05-03 14:05", "Bob", "Hello")])


def test_message_keeps_its_lines_however_many_they_are() -> None:
    lines = ["Hello", "", *map(str, range(100_000))]

    found = read_thread("\n".join(["03/05/2026 14:05 Bob: Hello", *lines[1:]]))

    assert found.messages == [Message("2026-05-03 14:05", "Bob", "\n".join(lines))]


def test_thread_of_a_telephone_set_to_the_united_states() -> None:
    found = read_thread("5/3/26, 2:05 PM - Bob: One\n5/13/26, 2:05 PM - Bob: Two\n")

    assert [message.moment for message in found.messages] == ["2026-05-03 14:05", "2026-05-13 14:05"]


def test_lines_that_belong_to_nobody_are_named() -> None:
    found = read_thread(
        "Screenshot of Ann's phone\n\n31/02/2026 14:05 Bob: Hello\n03/05/2026 14:05 Bob: Hi\n"
    )

    assert found.unread == [(1, "Screenshot of Ann's phone"), (3, "31/02/2026 14:05 Bob: Hello")]
    assert [message.text for message in found.messages] == ["Hi"]


def test_table_of_a_thread_quotes_what_needs_it() -> None:
    thread = Thread([Message("2026-05-03 14:05", "Bob", 'A "b",\nc')])

    assert table_of(thread).decode() == ('Date and time,From,Text\r\n2026-05-03 14:05,Bob,"A ""b"",\nc"\r\n')


WORDS = st.text(alphabet="abcdefgh XYZ!?,'", min_size=1, max_size=30).map(str.strip).filter(bool)
SENT = st.tuples(st.integers(0, 500_000), st.sampled_from(["Bob", "Ann Smith", "+44 7700 900123"]), WORDS)
FORMS = [
    "{at:%d/%m/%Y}, {at:%H:%M} - {name}: {text}",
    "[{at:%d/%m/%Y}, {at:%H:%M}] {name}: {text}",
    "{name}, {at:%d/%m/%Y} {at:%H:%M}: {text}",
    "{at:%d/%m/%Y} {at:%H:%M} {name}: {text}",
]


@given(sent=st.lists(SENT, max_size=12), form=st.sampled_from(FORMS))
def test_every_thread_is_read_as_it_was_written(sent: list[tuple[int, str, str]], form: str) -> None:
    """The first is of the 31st, so that the days cannot be taken for months."""
    start = datetime(2026, 1, 31)  # noqa: DTZ001  (a thread knows no zones)
    rows = [
        (start + timedelta(minutes=minutes), name, text) for minutes, name, text in [(0, "Bob", "Hi"), *sent]
    ]

    found = read_thread("\n".join(form.format(at=at, name=name, text=text) for at, name, text in rows))

    assert found == Thread([Message(f"{at:%Y-%m-%d %H:%M}", name, text) for at, name, text in rows])


@given(st.text(max_size=300))
def test_no_text_makes_it_fail_and_none_of_it_is_lost(text: str) -> None:
    found = read_thread(f"{text}\n03/05/2026 14:05 Bob: Hello\n{text}")

    assert "Hello" in "\n".join(message.text for message in found.messages)
