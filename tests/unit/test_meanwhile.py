"""Work done in a copy of the process gives what it gives in the process itself."""

import os
import sys
from collections.abc import Iterator

import pytest

from machidx.content.meanwhile import meanwhile

NEEDS_COPIES = pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux only")


def processes() -> Iterator[int]:
    yield os.getpid()


@pytest.fixture(autouse=True)
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


@NEEDS_COPIES
def test_it_is_found_in_another_process() -> None:
    with meanwhile(processes, apart=True) as found:
        assert found() != [os.getpid()]


def test_it_is_found_here_where_it_is_not_asked_to_be_apart() -> None:
    with meanwhile(processes, apart=False) as found:
        assert found() == [os.getpid()]


def test_one_processor_copies_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    with meanwhile(processes, apart=True) as found:
        assert found() == [os.getpid()]


def test_a_lost_copy_loses_nothing() -> None:
    here = os.getpid()

    def find() -> Iterator[int]:
        if os.getpid() != here:
            os._exit(9)
        yield here

    with meanwhile(find, apart=True) as found:
        assert found() == [here]


def test_an_error_is_raised_here_and_printed_nowhere(capfd: pytest.CaptureFixture[str]) -> None:
    def find() -> Iterator[int]:
        raise LookupError("nothing there")
        yield 0

    with meanwhile(find, apart=True) as found, pytest.raises(LookupError, match="nothing there"):
        found()
    assert capfd.readouterr() == ("", "")
