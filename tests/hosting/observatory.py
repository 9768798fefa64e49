"""The score that HTTP Observatory of MDN gives a site, by its published rules of August 2026.

A table of our own with their points: https://developer.mozilla.org/en-US/observatory/docs/tests_and_scoring. Of each
subject, the first outcome that applies counts. Cookies and scripts of others count as the worst there are: this site
has neither.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

START, FOR_BONUSES = 100, 90
"""The score before all rules, and the least one, without bonuses, to which bonuses are added."""
_GRADES = {
    100: "A+",
    90: "A",
    85: "A-",
    80: "B+",
    70: "B",
    65: "B-",
    60: "C+",
    50: "C",
    45: "C-",
    40: "D+",
    30: "D",
    25: "D-",
}
_HALF_A_YEAR = 15_552_000
_BROAD = {"*", "http:", "https:", "ftp:", "http://*", "https://*", "http://*.*", "https://*.*"}
_INLINE = {"'unsafe-inline'", "data:"}
_PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}


@dataclass(frozen=True)
class Seen:
    """What the observer sees of a site: its home page by HTTPS, and what HTTP answers."""

    host: str
    headers: Mapping[str, str]
    """Those of the home page by HTTPS; names in lower case."""
    html: str
    moved_to: str
    """Where HTTP leads; "" if it leads nowhere."""

    def header(self, name: str) -> str:
        """A header's value in lower case, "" without it."""
        return self.headers.get(name, "").strip().lower()

    def sources(self, directive: str) -> set[str]:
        """The sources that the policy's header allows; without the directive those of default-src, or any."""
        said = {name: set(values) for name, *values in map(str.split, self.header(_CSP).split(";")) if name}
        return said.get(directive, said.get("default-src", {"*"}))

    @property
    def directives(self) -> set[str]:
        """The directives that the policy's header names."""
        return {words[0] for words in map(str.split, self.header(_CSP).split(";")) if words}


_CSP = "content-security-policy"


class Outcome(NamedTuple):
    """One outcome of a subject."""

    points: int
    applies: Callable[[Seen], bool]


def _is(name: str, *values: str) -> Callable[[Seen], bool]:
    return lambda seen: seen.header(name) in values


def _from(directive: str, sources: set[str]) -> Callable[[Seen], bool]:
    return lambda seen: bool(seen.sources(directive) & sources)


def _insecure(*directives: str) -> Callable[[Seen], bool]:
    return lambda seen: any(source.startswith(("http:", "ftp:")) for one in directives for source in seen.sources(one))


def _always(_: Seen) -> bool:
    return True


def _age(seen: Seen) -> int:
    """The seconds for which HTTPS alone may be used, 0 if that is not said."""
    found = re.search(r"(?:^|;)\s*max-age=(\d+)", seen.header("strict-transport-security"))
    return int(found[1]) if found else 0


def _foreign_scripts(seen: Seen) -> list[str]:
    scripts = re.findall(r"<script\b[^>]*\bsrc=[\"']?([^\"'\s>]+)", seen.html)
    return [address for address in scripts if urlsplit(address).netloc not in ("", seen.host)]


RULES: Mapping[str, tuple[Outcome, ...]] = {
    "Content-Security-Policy": (
        Outcome(-25, lambda seen: not seen.directives),
        Outcome(-20, _from("script-src", _BROAD | _INLINE)),
        Outcome(-20, _from("object-src", _BROAD)),
        Outcome(-20, _insecure("script-src", "object-src", "style-src", "connect-src")),
        Outcome(-10, _from("script-src", {"'unsafe-eval'"})),
        Outcome(-10, _insecure("img-src", "media-src")),
        Outcome(0, _from("style-src", _BROAD | _INLINE)),
        Outcome(10, lambda seen: "default-src" in seen.directives and seen.sources("default-src") == {"'none'"}),
        Outcome(5, _always),
    ),
    "Cookies": (Outcome(-40, lambda seen: "set-cookie" in seen.headers), Outcome(0, _always)),
    "Cross-Origin-Resource-Sharing": (
        Outcome(-50, lambda seen: "access-control-allow-credentials" in seen.headers),
        Outcome(0, _always),
    ),
    "Redirection": (
        Outcome(-20, lambda seen: urlsplit(seen.moved_to).scheme != "https"),
        Outcome(-5, lambda seen: urlsplit(seen.moved_to).hostname != seen.host),
        Outcome(0, _always),
    ),
    "Referrer-Policy": (
        Outcome(0, _is("referrer-policy", "")),
        Outcome(5, _is("referrer-policy", *_PRIVATE)),
        Outcome(-5, _always),
    ),
    "Strict-Transport-Security": (
        Outcome(-20, lambda seen: not _age(seen)),
        Outcome(-10, lambda seen: _age(seen) < _HALF_A_YEAR),
        Outcome(0, _always),
    ),
    "Subresource Integrity": (Outcome(-50, lambda seen: bool(_foreign_scripts(seen))), Outcome(0, _always)),
    "X-Content-Type-Options": (Outcome(0, _is("x-content-type-options", "nosniff")), Outcome(-5, _always)),
    "X-Frame-Options": (
        Outcome(5, lambda seen: "frame-ancestors" in seen.directives),
        Outcome(5, _is("x-frame-options", "deny", "sameorigin")),
        Outcome(-20, _always),
    ),
    "Cross-Origin-Resource-Policy": (
        Outcome(10, _is("cross-origin-resource-policy", "same-origin", "same-site")),
        Outcome(0, _is("cross-origin-resource-policy", "", "cross-origin")),
        Outcome(-5, _always),
    ),
    "Cross-Origin-Embedder-Policy": (
        Outcome(10, _is("cross-origin-embedder-policy", "require-corp", "credentialless")),
        Outcome(0, _is("cross-origin-embedder-policy", "", "unsafe-none")),
        Outcome(-5, _always),
    ),
    "Cross-Origin-Opener-Policy": (
        Outcome(10, _is("cross-origin-opener-policy", "same-origin", "same-origin-allow-popups")),
        Outcome(0, _is("cross-origin-opener-policy", "", "unsafe-none")),
        Outcome(-5, _always),
    ),
}


def points(seen: Seen) -> dict[str, int]:
    """The points of each subject."""
    return {subject: _first(outcomes, seen) for subject, outcomes in RULES.items()}


def _first(outcomes: tuple[Outcome, ...], seen: Seen) -> int:
    return next(outcome.points for outcome in outcomes if outcome.applies(seen))


def score(seen: Seen) -> int:
    """The score, at least 0."""
    told = points(seen).values()
    without = START + sum(each for each in told if each < 0)
    return max(0, without + sum(each for each in told if each > 0) if without >= FOR_BONUSES else without)


def grade(seen: Seen) -> str:
    """The grade, A+ to F."""
    return next((name for least, name in _GRADES.items() if score(seen) >= least), "F")
