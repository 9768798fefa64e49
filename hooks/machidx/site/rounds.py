"""What the preview's builds told last, and the browsers that wait for the next one."""

import secrets
import threading

from machidx.site.publishing import Outcome


class Rounds:
    """The outcome of the latest build; wakes the threads of waiting browsers at each new one."""

    def __init__(self) -> None:
        self._news = threading.Condition()
        self._process = secrets.token_hex(4)
        self._number = 0
        self._outcome: Outcome | None = None

    @property
    def is_silent(self) -> bool:
        """Whether nothing has been told yet."""
        return self._outcome is None

    @property
    def id(self) -> str:
        """The id of the latest build. It includes the process: browsers stay open across restarts of the server."""
        return f"{self._process}-{self._number}"

    def tell(self, outcome: Outcome) -> None:
        """Record the outcome of a build and wake all that wait."""
        with self._news:
            self._number += 1
            self._outcome = outcome
            self._news.notify_all()

    def wait(self, seen: str, seconds: float) -> tuple[str, Outcome] | None:
        """Wait for a build other than ``seen``. Returns its id and outcome, or None after the timeout."""
        with self._news:
            self._news.wait_for(lambda: self._outcome and self.id != seen, timeout=seconds)
            return (self.id, self._outcome) if self._outcome and self.id != seen else None
