"""Names of a new site's town in Latin letters, proposed from its Japanese name and reading."""

from machidx.content.scaffold import romaji

_KINDS = {
    "町": (("まち", "ちょう"), "Town"),
    "村": (("むら", "そん"), "Village"),
    "市": (("し",), "City"),
    "区": (("く",), "City"),
}
"""By the last character of a name: how it is read, and its English."""


def id_of(name: str, reading: str) -> str:
    """The id: sakura for さくら町."""
    return romaji(_proper(name, reading))


def english_of(name: str, reading: str) -> str:
    """The English name: Sakura Town for さくら町."""
    _, kind = _KINDS.get(name[-1:], ((), ""))
    return f"{id_of(name, reading).capitalize()} {kind}".rstrip()


def _proper(name: str, reading: str) -> str:
    """The reading of a name without 町, 村, 市, 区."""
    ends, _ = _KINDS.get(name[-1:], ((), ""))
    return next((reading.removesuffix(end) for end in ends if reading.endswith(end)), reading)
