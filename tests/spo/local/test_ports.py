import socket

from spo.local.ports import LOOPBACK, bind_addresses, free_port, is_taken


def test_is_taken_while_something_listens() -> None:
    with socket.create_server((LOOPBACK, 0)) as listener:
        assert is_taken(listener.getsockname()[1]) is True


def test_is_taken_is_false_for_a_free_port() -> None:
    assert is_taken(free_port()) is False


def test_bind_addresses_begin_with_the_one_every_machine_has() -> None:
    assert bind_addresses(8000)[0] == "127.0.0.1:8000"
