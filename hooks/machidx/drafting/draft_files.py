"""The files of a town from what was found in its plan: all marked as drafts, the plan's words as comments only."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from machidx.content import scaffold, source
from machidx.content.library import Library, facts
from machidx.drafting.departments import is_whole_office
from machidx.drafting.front_values import dumped, plain_grid, plain_target
from machidx.drafting.glossary_rows import GlossaryRow
from machidx.drafting.plan import DraftChapter, DraftMeasure, DraftPlan, DraftPolicy
from machidx.drafting.text_lines import TextLine
from machidx.language.folding import fold
from machidx.language.numbering import name_for
from machidx.model.term import Term

_MARK = """# 計画書の文からつくった下書きです。このままでは確かめられず、公開もされません。
# 原文のメモを見ながら自分たちのことばで書きなおし、メモを消します。終わったら、下の1行を消します。
draft: true"""
_NAMELESS, _READING = "方針の名前を書いてください", "よみをかいてください"


def draft_files(docs: Path, library: Library, plan: DraftPlan, *, id: str, **town: str) -> dict[Path, str]:
    """Return the texts of a town's files by path; ``town`` is that of ``scaffold.town_files``."""
    made = scaffold.town_files(docs, library, id=id, **town)
    folder = docs / "towns" / id
    known = _known_words(library)
    new = [row for row in plan.words if fold(row.word) not in known]
    index = folder / "index.md"
    made[index] = _edited(made[index], _town(plan), _known_notes(plan.words, new))
    first = 0 if plan.chapters and not plan.chapters[0].number.isascii() else 1
    for number, chapter in enumerate(plan.chapters, first):
        made[folder / "plan" / f"{number:02}-chapter.md"] = _chapter(chapter)
    names: dict[str, str] = {}
    for measure in plan.measures:
        if name := name_for(measure.number, names):
            names[name] = measure.number
            made[folder / "measures" / f"{name}.md"] = _measure(measure, next(iter(library.themes), "theme"))
    for row in new:
        made[_place(docs, row, made)] = _term(row, id, town["name"])
    return {path: _marked(text) for path, text in made.items()}


def _marked(text: str) -> str:
    """Put the mark of a draft below the kind of the page."""
    fence, kind, rest = text.split("\n", 2)
    return "\n".join((fence, kind, _MARK, rest))


def _edited(text: str, values: CommentedMap, body: str) -> str:
    """Put values into the front matter of a template, and a body in place of its own."""
    fence, front, _ = source.parse("", text).parted
    for key in values:
        one = CommentedMap({key: values[key]})
        one.ca.items.update({key: values.ca.items[key]} if key in values.ca.items else {})
        if match := re.search(rf"^{key}:.*\n(?:[ -].*\n)*", front, re.MULTILINE):
            front = f"{front[: match.start()]}{dumped(one)}{front[match.end() :]}"
    return f"{fence}{front}---\n\n{body}".rstrip() + "\n"


def _noted(lines: Iterable[TextLine], what: str = "") -> str:
    """The words of a plan as a comment, with their first line; "" for no words."""
    there = [line for line in lines if line.text]
    if not there:
        return ""
    words = "\n".join(line.text.replace("-->", "→").replace("<!--", "") for line in there)
    return f"<!-- 原文 {there[0].number}行目から{what}\n{words}\n-->\n"


def _town(plan: DraftPlan) -> CommentedMap:
    data = CommentedMap()
    if plan.departments:
        data["departments"] = [
            {"name": name, "scope": "whole_office"} if is_whole_office(name) else {"name": name}
            for name in plan.departments
        ]
    if plan.policies:
        data["policies"] = _policies(plan.policies, "")
    return data


def _policies(policies: tuple[DraftPolicy, ...], above: str) -> CommentedSeq:
    out = CommentedSeq()
    for policy in (each for each in policies if each.above == above):
        entry = CommentedMap(number=policy.number, name=policy.name or _NAMELESS)
        counted = "。番号は印刷されていないので、順に付けました" if policy.is_counted else ""
        entry.yaml_add_eol_comment(f"{_line(policy.line)}{counted}", "name")
        if below := _policies(policies, policy.number):
            entry["policies"] = below
        out.append(entry)
    return out


def _line(number: int) -> str:
    return f"原文 {number}行目" if number else "原文に見出しがありません"


def _known_notes(words: Iterable[GlossaryRow], new: list[GlossaryRow]) -> str:
    """The explanations of words that the glossary has already."""
    known = [row for row in words if row not in new]
    if not known:
        return ""
    lines = (TextLine(row.line, f"{row.word}（{row.line}行目）: {' '.join(row.text.split())}") for row in known)
    return _noted(lines, "。ことばの説明にもうあるもの（それぞれのファイルの senses に、町を足します）")


def _chapter(chapter: DraftChapter) -> str:
    text = scaffold.from_template("chapter.md", {"number": chapter.number, "title": chapter.title})
    data = _titled("title", chapter.title, chapter.line)
    text = _edited(text, data, "\n".join(_sections(chapter)))
    tables = [plain_grid(f"table-{n}", grid) for n, grid in enumerate(chapter.tables, 1)]
    return text.replace("\n# 出典", f"\n{dumped(CommentedMap(tables=tables))}# 出典", 1) if tables else text


def _titled(key: str, title: str, line: int) -> CommentedMap:
    """A title, with its line in the plan's text as a comment."""
    data = CommentedMap({key: title})
    data.yaml_add_eol_comment(_line(line), key)
    return data


def _sections(chapter: DraftChapter) -> Iterator[str]:
    """Yield the parts of a chapter's body: each section's heading, its tables, and the plan's words."""
    starts = [(0, ""), *sorted(chapter.sections)]
    ends = [*(line for line, _ in starts[1:]), 1 << 40]
    for number, ((start, title), end) in enumerate(zip(starts, ends, strict=True)):
        inside = [line for line in chapter.lines if start <= line.number < end]
        if title:
            yield f"## {title.replace('{', '（').replace('}', '）')} {{ #s{number} }}\n"
        for index, grid in enumerate(chapter.tables, 1):
            if start <= grid.line < end:
                yield f"::: table table-{index}\n"
        yield _noted(line for line in inside if line.number != start)


def _measure(measure: DraftMeasure, theme: str) -> str:
    values = {"number": measure.number, "town": "…", "policy": measure.policy, "theme": theme}
    text = scaffold.from_template("measure.md", values)

    *_, body = source.parse("", text).parted
    data = _titled("title", measure.title or f"題名を書いてください（{measure.number}）", measure.line)
    if measure.departments:
        data["departments"] = _flow(measure.departments)
    if measure.targets:
        data["kpis"] = [plain_target(f"kpi-{n}", target) for n, target in enumerate(measure.targets, 1)]
    data["source"] = {"section": measure.section}
    return _edited(text, data, f"{body.removeprefix('---').strip()}\n\n{_noted(measure.lines)}")


def _flow(values: Iterable[str]) -> CommentedSeq:
    out = CommentedSeq(values)
    out.fa.set_flow_style()
    return out


def _known_words(library: Library) -> set[str]:
    """The folded names of the terms that the glossary has."""
    terms = [facts(page, Term) for page in library.terms]
    heads = (word for term in terms for sense in term.senses for word in sense.headwords)
    return {fold(name) for name in (*heads, *(name for term in terms for name in (term.label, *term.aliases)))}


def _place(docs: Path, row: GlossaryRow, made: dict[Path, str]) -> Path:
    """The path of a term's file: by its name or reading, with its line where that is taken or there is none."""
    slug = scaffold.slug_of(row.word, row.reading)[:60].strip("-")
    path = docs / "glossary" / f"{slug or 'word'}.md"
    is_free = slug and path not in made and not path.exists() and scaffold.may_be_term(slug)
    return path if is_free else path.with_stem(f"{path.stem}-{row.line}")


def _term(row: GlossaryRow, town: str, name: str) -> str:
    text = scaffold.from_template(
        "term.md", {"label": row.word, "reading": row.reading or _READING, "english": row.word}
    )

    data = _titled("label", row.word, row.line)
    section = "注" if row.is_note else "用語集"
    data["senses"] = [{"town": town, "headwords": _flow([row.word]), "source": {"section": section}}]
    return _edited(text, data, f"## {name} {{ #{town} }}\n\n{_noted([TextLine(row.line, row.text)])}")
