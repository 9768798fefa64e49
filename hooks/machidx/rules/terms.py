"""Finds contradictions within the glossary: senses, aliases, related terms."""

from collections.abc import Iterator

from machidx.content.catalog import Rules
from machidx.content.diagnostics import Problem
from machidx.content.frontmatter import KeyPath
from machidx.content.library import Library, facts
from machidx.content.page import Page
from machidx.glossary.glossary import glossary_of, key, names_of
from machidx.language import proposals
from machidx.model.term import Term


def problems(library: Library) -> Iterator[Problem]:
    """Yield senses without text, related terms that do not exist, and shared names."""
    glossary = glossary_of(library)
    owners: dict[str, Page] = {}
    for page in library.terms:
        yield from _senses(library, page)
        yield from _aliases(page, owners)
        yield from _everyday(library, page)
        for index, name in enumerate(facts(page, Term).see):
            if len(glossary.find(name)) != 1 and not glossary.is_unreadable(name):
                labels = (facts(term, Term).label for term in library.terms)
                message = f"関連することば「{name}」は用語集にありません。"
                near = proposals.nearest(name, labels, least=40)
                yield page.source.at(("see", index), Rules.UNKNOWN_TERM, message, near)


def _senses(library: Library, page: Page) -> Iterator[Problem]:
    sections = page.source.sections
    towns = library.municipalities
    senses = facts(page, Term).senses
    for index, sense in enumerate(senses):
        first = library.municipality(sense.town)
        if f"towns/{sense.town}/index" not in library.known:
            message = f"「{sense.town}」という町はありません。"
            near = proposals.nearest(sense.town, towns, least=40)
            yield page.source.at(("senses", index, "town"), Rules.UNKNOWN_TOWN, message, near)
        elif first != sense.town:
            message = f"town には、町の最初の計画のid「{first}」を書きます。「{sense.town}」は plan に書きます。"
            yield page.source.at(("senses", index, "town"), Rules.UNKNOWN_TOWN, message, first)
        elif sense.plan and library.municipality(sense.plan) != first:
            message = f"「{sense.plan}」という計画は、この町にありません。"
            yield page.source.at(("senses", index, "plan"), Rules.UNKNOWN_TOWN, message)
        elif sense.town not in sections:
            message = f"「{sense.town}」の説明の文がありません。本文に見出しを置いて書きます。"
            yield page.source.at(
                ("senses", index, "town"), Rules.SENSE_SECTION, message, f"## 町名 {{ #{sense.town} }}"
            )
    for town in towns:
        if town in sections and town not in {sense.town for sense in senses}:
            offset = page.source.body.index(sections[town])
            message = f"本文に「{town}」の説明がありますが、senses に出典がありません。"
            yield page.source.in_body(offset, Rules.SENSE_SECTION, message, f"- town: {town}")


def _aliases(page: Page, owners: dict[str, Page]) -> Iterator[Problem]:
    """Yield labels and aliases that two terms share."""
    label, aliases = facts(page, Term).label, facts(page, Term).aliases
    paths: dict[str, KeyPath] = {facts(page, Term).english: ("english",), label: ("label",)}
    paths |= {name: ("aliases", index) for index, name in enumerate(aliases)}
    for rank, name in names_of(page):
        if rank > 1:
            continue
        owner = owners.setdefault(key(name), page)
        if owner is not page:
            message = f"「{name}」は {owner.source.path} の名前でもあります。1つの名前は1つのことばだけのものです。"
            yield page.source.at(paths.get(name, ("english",)), Rules.AMBIGUOUS_ALIAS, message)


def _everyday(library: Library, page: Page) -> Iterator[Problem]:
    """Yield everyday words that are a name of a term, by which the search finds it already."""
    for index, word in enumerate(facts(page, Term).everyday):
        for term in glossary_of(library).find(word)[:1]:
            message = f"「{word}」は {term.source.path} の名前です。くらしのことばには、ほかの言い方を書きます。"
            yield page.source.at(("everyday", index), Rules.AMBIGUOUS_ALIAS, message)
