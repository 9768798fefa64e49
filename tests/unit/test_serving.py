"""The development server: its port, and what it tells waiting browsers."""

import socket

from machidx.site.publishing import Outcome
from machidx.site.rounds import Rounds
from machidx.site.serving import HOST, free_port

GOOD = Outcome(published=True, said="")


def test_a_port_in_use_is_not_taken_and_one_that_was_in_use_just_now_is() -> None:
    with socket.create_server((HOST, 0)) as server:
        port = server.getsockname()[1]
        assert free_port(port) != port
        with socket.create_connection((HOST, port)) as browser:
            answering, _ = server.accept()
            answering.close()  # the side that closes first has to wait for the network
            assert browser.recv(1) == b""
    assert free_port(port) == port


def test_nothing_is_told_before_the_first_build() -> None:
    rounds = Rounds()
    assert rounds.wait("", 0) is None
    assert rounds.wait("of-another-process-1", 0) is None
    rounds.tell(GOOD)
    assert rounds.wait("", 0) == (rounds.id, GOOD)
    assert rounds.wait(rounds.id, 0) is None


def test_builds_of_two_processes_are_never_taken_for_the_same() -> None:
    before, after = Rounds(), Rounds()
    before.tell(GOOD)
    after.tell(GOOD)
    assert after.wait(before.id, 0) == (after.id, GOOD)
