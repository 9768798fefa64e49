"""Words of a page that are terms but are not linked, and words that look like terms but are none.

Only the first occurrence on a page counts, in the order in which a reader meets it: front matter first, then
the body. The longest name wins. Katakana and Latin names count only as whole runs: ログ is not in カタログ.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from machidx import frontmatter, markup
from machidx.glossary import Glossary, key
from machidx.library import Library, Page, facts
from machidx.model.term import Term
from machidx.source import Source

STOP_WORDS = "stop-words.yml"
_FIELDS = ("summary", "text", "aims", "short", "differs")
"""The front matter's words that stand before the body and are printed with their terms linked."""
_KATAKANA = r"[ァ-ヺー]"
_LATIN = r"[A-Za-z0-9]"
_QUOTED = re.compile(r"「[^」\n]*」|『[^』\n]*』")
_CANDIDATE = re.compile(rf"{_KATAKANA}{{3,}}(?:・{_KATAKANA}+)*|(?<!{_LATIN})[A-Z][A-Za-z0-9-]*[A-Z0-9][A-Za-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A name at a line and column of a file (from 1), and the term it is a name of (None: of none)."""

    path: str
    line: int
    column: int
    name: str
    term: str | None


def read_stop_words(docs: Path) -> frozenset[str]:
    """The words that are no terms anywhere on the site, from docs/stop-words.yml (a list)."""
    path = docs / STOP_WORDS
    found = frontmatter.read(path.read_text(encoding="utf-8")).data if path.exists() else {}
    return frozenset(str(word) for word in found.get("words") or ())


class Finder:
    """Finds occurrences of the terms of a library."""

    def __init__(self, library: Library, stop_words: frozenset[str]) -> None:
        self._library = library
        self._glossary = Glossary(library)
        self._stop_words = stop_words

    @cached_property
    def _names(self) -> dict[str, Page]:
        """Labels and aliases that mean one term, without everyday words."""
        out = {}
        for page in self._library.terms:
            term = facts(page, Term)
            if term.term_kind != "everyday":
                for name in (term.label, *term.aliases):
                    if len(name) > 1 and self._glossary.find(name) == [page]:
                        out[name] = page
        return out

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self._names, key=lambda name: (-len(name), name))
        return re.compile("|".join(map(_as_whole_run, longest_first)) or r"(?!)")

    def unlinked(self, page: Page) -> list[Occurrence]:
        """The first occurrence of every term that the page names but does not link there."""
        linked: set[str] = set()
        found = []
        stop = self._stop_words | set(page.facts.stop_words)
        for line, column, text in _lines(page.source):
            events = [(m.start(), m.group(), False) for m in self._pattern.finditer(_without_links(text))]
            events += [(r.offset, r.target, True) for r in markup.terms(text)]
            for offset, name, is_link in sorted(events):
                terms = self._glossary.find(name)
                if len(terms) != 1 or terms[0] is page or terms[0].name in linked or (not is_link and name in stop):
                    continue
                linked.add(terms[0].name)
                if not is_link:
                    found.append(Occurrence(page.source.path, line, column + offset, name, terms[0].name))
        return found

    def unknown(self, page: Page) -> Iterator[Occurrence]:
        """Katakana words and abbreviations of a page that no term explains; each once."""
        seen = {key(word) for word in (*self._stop_words, *page.facts.stop_words)}
        for line, column, text in _lines(page.source):
            for match in _CANDIDATE.finditer(_without_links(text)):
                word = match.group().strip("ー・-")
                if key(word) not in seen and not self._glossary.find(word):
                    seen.add(key(word))
                    yield Occurrence(page.source.path, line, column + match.start(), word, None)


def snippets(library: Library) -> dict[str, dict[str, object]]:
    """Completion for VS Code: typing [[ and a name or its reading offers the term."""
    return {
        term.label: {
            "prefix": [f"[[{name}" for name in dict.fromkeys((term.label, term.reading, *term.aliases))],
            "body": f"[[{term.label}]]",
            "description": markup.without_terms(term.short),
            "scope": "markdown",
        }
        for term in (facts(page, Term) for page in library.terms)
    }


def _as_whole_run(name: str) -> str:
    """A name as a pattern: where it begins or ends in katakana or Latin, the run begins or ends there too."""
    pattern = re.escape(name)
    for kind in (_KATAKANA, _LATIN):
        if re.match(kind, name):
            pattern = f"(?<!{kind[:-1]}]){pattern}"
        if re.search(f"{kind}$", name):
            pattern = f"{pattern}(?!{kind})"
    return pattern


def _without_links(text: str) -> str:
    """A line with quoted names blanked out as well: what stands in 「」 is a name of its own."""
    for pattern in (markup.TERM, _QUOTED):
        text = pattern.sub(lambda m: " " * len(m.group()), text)
    return text


def _lines(source: Source) -> Iterator[tuple[int, int, str]]:
    """The words of a page in reading order: line, column, text; code, headings, links and HTML blanked out."""
    for path, (line, column) in source.front.values.items():
        value = source.lines[line][column:] if line < len(source.lines) else ""
        if isinstance(_value(source.front.data, path), str) and any(step in _FIELDS for step in path):
            yield line + 1, column + 1, value
    text = markup.readable(source.body)
    for number, words in enumerate(text.split("\n"), source.body_line):
        yield number, 1, words


def _value(data: object, path: frontmatter.Path) -> object:
    for step in path:
        data = data[step]  # type: ignore[index]
    return data


def link(text: str, occurrences: list[Occurrence]) -> str:
    """A file's text with [[ ]] around each occurrence."""
    lines = text.split("\n")
    for found in sorted(occurrences, key=lambda o: (o.line, o.column), reverse=True):
        line = lines[found.line - 1]
        at = found.column - 1
        linked = f"{line[:at]}[[{found.name}]]{line[at + len(found.name) :]}"
        lines[found.line - 1] = _quoted(line, at, linked)
    return "\n".join(lines)


def _quoted(line: str, at: int, linked: str) -> str:
    """A plain YAML value must not begin with a bracket: then the whole of it is put in quotes."""
    head = re.match(r"(\s*(?:- )?(?:[\w-]+: )?)", line)
    if head and head.end() == at and re.match(r"\s*(- )?[\w-]+: ", line):
        return f'{linked[:at]}"{linked[at:]}"'
    return linked
