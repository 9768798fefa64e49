"""What a page makes a browser load: nothing foreign, nothing inline, and a policy that would forbid both."""

import re
from collections.abc import Iterator, Mapping, Sequence

from machidx.site.artefact.fault import FOREIGN, INLINE, POLICY, Fault
from machidx.site.artefact.tags import HtmlTag

DATA_BLOCK = "application/ld+json"
_LOADING: Mapping[str, tuple[str, ...]] = {
    "a": ("ping",),
    "area": ("ping",),
    "audio": ("src",),
    "base": ("href",),
    "body": ("background",),
    "button": ("formaction",),
    "embed": ("src",),
    "feimage": ("href", "xlink:href"),
    "form": ("action",),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src",),
    "input": ("src", "formaction"),
    "link": ("href",),
    "object": ("data",),
    "script": ("src", "href", "xlink:href"),
    "source": ("src",),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
_SETS = ("srcset", "imagesrcset")
_READ_BY_SCRIPTS = ("data-readings", "data-first-rows")
"""Attributes with addresses that our scripts load."""
_ONLY_TOLD = frozenset(("alternate", "author", "canonical", "help", "license", "me", "next", "prev", "search"))
"""Relations of <link> that make a browser load nothing."""
_DIRECTIVES = {
    "default-src": {"'none'"},
    "script-src": {"'self'"},
    "style-src": {"'self'"},
    "img-src": {"'self'", "data:"},
    "connect-src": {"'self'"},
    "manifest-src": {"'self'"},
    "base-uri": {"'none'"},
    "form-action": {"'self'"},
}
"""The most that the policy may allow; a directive that is not here allows nothing new."""
_MOST = {"'none'", "'self'"}
_REFRESHED = re.compile(r"\s*[\d.]+\s*[;,]\s*(?:url\s*=)?\s*['\"]?(?P<to>[^'\"]*)", re.IGNORECASE)
_POLICY = "content-security-policy"


def loaded(tag: HtmlTag) -> Iterator[str]:
    """Yield the addresses that a tag makes a browser, or a script of ours, load or go to by itself."""
    loading = () if tag.name == "link" and _ONLY_TOLD.issuperset(tag.words("rel")) else _LOADING.get(tag.name, ())
    for name, value in tag.attributes.items():
        if name in loading or name in _READ_BY_SCRIPTS:
            yield value.strip()
        elif name in _SETS:
            yield from (each.split()[0] for each in value.split(",") if each.strip())
    if tag.name == "meta" and tag.given("http-equiv").lower() == "refresh":
        yield from (found["to"].strip() for found in _REFRESHED.finditer(tag.given("content")))


def foreign_fault(path: str, tag: HtmlTag, address: str) -> Fault:
    """The fault of a tag that loads from another site."""
    return Fault(path, tag.line, tag.column, FOREIGN, f"<{tag.name}> が「{address}」を読みこみます。")


def inline_faults(path: str, tags: Sequence[HtmlTag]) -> Iterator[Fault]:
    """Yield scripts, styles and handlers that stand in a page itself."""
    for tag in tags:
        for wrong in _inline(tag):
            yield Fault(path, tag.line, tag.column, INLINE, wrong)


def _inline(tag: HtmlTag) -> Iterator[str]:
    if tag.name == "script" and "src" not in tag.attributes and tag.given("type") != DATA_BLOCK:
        yield "プログラム（script）が、ページの中に書かれています。"
    if tag.name == "style" or "style" in tag.attributes:
        yield f"<{tag.name}> で、見た目（style）がページの中に書かれています。"
    for name, value in tag.attributes.items():
        if name.startswith("on"):
            yield f"<{tag.name}> の {name} に、プログラムが書かれています。"
        if name == "srcdoc" or "".join(value.split()).lower().startswith("javascript:"):
            yield f"<{tag.name}> の {name} に、プログラムかページが書かれています。"


def policy_faults(path: str, tags: Sequence[HtmlTag]) -> Iterator[Fault]:
    """Yield what is wrong with the policy of a page: it is there, before all that it covers, and strict."""
    found = [at for at, tag in enumerate(tags) if tag.given("http-equiv").lower() == _POLICY]
    if not found:
        yield Fault(path, 0, 0, POLICY, "Content-Security-Policy がありません。")
        return
    tag = tags[found[0]]
    if any(tags[at].name in ("link", "script", "style", "body") for at in range(found[0])):
        wrong = "Content-Security-Policy の前に、それが守らない読みこみがあります。"
        yield Fault(path, tag.line, tag.column, POLICY, wrong)
    directives = {name: set(values) for name, *values in filter(None, map(str.split, tag.given("content").split(";")))}
    for name in _DIRECTIVES.keys() - directives.keys():
        yield Fault(path, tag.line, tag.column, POLICY, f"「{name}」がありません。")
    for name, values in directives.items():
        if wide := values - _DIRECTIVES.get(name, _MOST):
            yield Fault(path, tag.line, tag.column, POLICY, f"「{name}」の {' '.join(sorted(wide))} は許しすぎです。")
