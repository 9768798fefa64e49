"""Compares towns, measures, chapters and the home page: numbers, years, figures, sections, answers."""

import re
from collections.abc import Iterator

from machidx.content.catalog import Rules
from machidx.content.diagnostics import Problem
from machidx.content.frontmatter import KeyPath
from machidx.content.gone import heir, name_by_number, renamed
from machidx.content.library import Library, facts, measure, town_of
from machidx.content.page import Page
from machidx.language import proposals, years
from machidx.language.numbering import check_digit, fits, spelled
from machidx.markdown import markup
from machidx.model.chapter import Chapter
from machidx.model.kinds import Answer, Home
from machidx.model.kpi import Amount, Kpi
from machidx.model.measure import Measure, Phase, Work
from machidx.model.town import Town
from machidx.model.values import given
from machidx.rules.files import is_usable
from machidx.rules.named import unknown_themes


def problems(library: Library) -> Iterator[Problem]:
    """Yield contradictions between pages of a plan, and sections and measures that are not there."""
    for page in library.plans:
        yield from _code(page)
        yield from _period(page)
    for page in library.of_kind("measure"):
        yield from _measure(library, page)
    for page in library.of_kind("chapter"):
        for index, section in enumerate(facts(page, Chapter).sections):
            yield from unknown_themes(library, page, section.themes, ("sections", index, "themes"))
            yield from _section(page, section.id, index)
    for page in library.of_kind("home"):
        yield from _questions(library, page)
    yield from _numbers(library)


def _code(page: Page) -> Iterator[Problem]:
    code = facts(page, Town).code
    if not re.fullmatch("[0-9]{6}", code):
        whole = f"0{code}"
        is_cut = re.fullmatch("[0-9]{5}", code) and check_digit(whole) == int(whole[5])
        why = "始まりの0が消えています。" if is_cut else ""
        message = f'団体コード「{code}」は半角の数字6桁で、"で囲んで書きます。{why}'
        yield page.source.at(("code",), Rules.TOWN_CODE, message, f'"{whole}"' if is_cut else "")
    elif check_digit(code) != int(code[5]):
        proposal = code[:5] + str(check_digit(code))
        yield page.source.at(("code",), Rules.TOWN_CODE, f"団体コード「{code}」の検査数字が合いません。", proposal)


def _period(page: Page) -> Iterator[Problem]:
    period = facts(page, Town).period
    if period.start is not None and period.end is not None and not period.years():
        message = f"計画期間の終わり（{years.fiscal_year_era(period.end)}）が始まりより前です。"
        yield page.source.at(("period", "to"), Rules.REVERSED, message)


def _is_outside(town: Town, fy: int) -> bool:
    """Whether a year is outside the plan's period; never for a reversed period, which is reported once, elsewhere."""
    return bool(town.period.years()) and fy not in town.period


def _measure(library: Library, page: Page) -> Iterator[Problem]:
    fact = measure(page)
    yield from unknown_themes(library, page, fact.themes, ("themes",))
    yield from _boxes(page, fact.discrepancies, ("discrepancies",))
    for index, part in enumerate(fact.parts):
        yield from unknown_themes(library, page, part.themes, ("parts", index, "themes"))
    if not fits(page.name, fact.number) and is_usable(page.name) and not _is_taken(library, page, fact.number):
        better = name_by_number(library, page.source)
        message = f"番号「{fact.number}」とファイル名「{page.name}.md」が合いません。"
        if better:
            message += f"番号が正しければ、ファイルの名前を「{better}.md」にします（英語のファイルの名前も）。"
        yield page.source.at(("number",), Rules.NUMBER_AND_FILE, message, f"{better}.md" if better else "")
    town = town_of(library, page)
    if town is None:
        return
    for index, kpi in enumerate(given(fact.kpis)):
        yield from _kpi(page, town, kpi, index)
    schedules: list[tuple[KeyPath, tuple[Work, ...] | str]] = [(("schedule",), fact.schedule)]
    schedules += [(("parts", index, "schedule"), part.schedule) for index, part in enumerate(fact.parts)]
    for path, schedule in schedules:
        for index, work in enumerate(given(schedule)):
            yield from _work(page, town, work, (*path, index, "phases"))


def _is_taken(library: Library, page: Page, number: str) -> bool:
    """Whether another measure of the town has a number."""
    others = (other for name, other in library.numbers(page.town).items() if name != page.name)
    return spelled(number) in map(spelled, others)


def _boxes(page: Page, titles: tuple[str, ...], path: KeyPath) -> Iterator[Problem]:
    """Yield titles of boxes that the text lacks."""
    boxes = [title for title, _, _ in markup.discrepancies(page.source.body)]
    for number, title in enumerate(titles):
        if title not in boxes:
            message = f"「{title}」という題のくいちがいの囲みは、本文にありません。"
            yield page.source.at((*path, number), Rules.UNKNOWN_BOX, message, proposals.nearest(title, boxes))


def _kpi(page: Page, town: Town, kpi: Kpi, index: int) -> Iterator[Problem]:
    path = ("kpis", index)
    yield from _boxes(page, kpi.discrepancies, (*path, "discrepancies"))
    if kpi.type == "quantity" and "unit" not in kpi.model_fields_set and kpi.target.value is not None:
        message = f"目標「{kpi.name}」に単位（unit）がありません。計画に単位が書かれていなければ null と書きます。"
        yield page.source.at(path, Rules.MISSING_FIELD, message, "unit: 件")
    target = kpi.target.year
    if target is not None and _is_outside(town, target):
        message = f"目標の年度 {years.show_fiscal_year(target)} は計画期間（{_shown(town)}）の外です。"
        yield page.source.at((*path, "target", _time_key(kpi.target)), Rules.OUTSIDE_PERIOD, message)
    if kpi.baseline:
        before = kpi.baseline.year
        if target is not None and before is not None and target < before:
            message = "目標の年度が、もとの値の年度より前です。"
            yield page.source.at((*path, "target", _time_key(kpi.target)), Rules.TARGET_BEFORE_BASELINE, message)


def _time_key(amount: Amount) -> str:
    return "as_of" if amount.as_of else "fy"


def _shown(town: Town) -> str:
    ends = (town.period.start, town.period.end)
    return "～".join("" if fy is None else years.fiscal_year_era(fy) for fy in ends)


def _work(page: Page, town: Town, work: Work, path: KeyPath) -> Iterator[Problem]:
    taken: dict[tuple[int, int], Phase] = {}
    for number, phase in enumerate(work.phases):
        at = (*path, number)
        if phase.last < phase.start:
            message = f"「{phase.label}」の終わりの年度が始まりより前です。"
            yield page.source.at((*at, "to"), Rules.REVERSED, message)
        if operated := work.operated_after(phase):
            message = f"「{phase.label}」は introduce ですが、使いはじめるのは、後の「{operated.label}」の年度です。"
            yield page.source.at((*at, "step"), Rules.EARLY_START, message, "step: build")
        for key, year in (("from", phase.start), ("to", phase.last)):
            if _is_outside(town, year) and (key == "from" or year != phase.start):
                message = f"「{phase.label}」の {years.show_fiscal_year(year)} は計画期間（{_shown(town)}）の外です。"
                yield page.source.at((*at, key), Rules.OUTSIDE_PERIOD, message)
        years_of_bar = [(phase.lane, year) for year in range(phase.start, phase.last + 1)]
        if earlier := next((taken[place] for place in years_of_bar if place in taken), None):
            message = f"「{earlier.label}」と「{phase.label}」の期間が同じ段で重なっています。"
            yield page.source.at((*at, "from"), Rules.OVERLAP, message, f"lane: {phase.lane + 1}")
        for place in years_of_bar:
            taken.setdefault(place, phase)


def _numbers(library: Library) -> Iterator[Problem]:
    """Yield numbers used twice within a town."""
    seen: dict[tuple[str | None, str], Page] = {}
    for page in library.of_kind("measure"):
        number = measure(page).number
        first = seen.setdefault((page.town, spelled(number)), page)
        if first is not page:
            message = f"番号「{number}」は {first.source.path} でも使われています。"
            yield page.source.at(("number",), Rules.DUPLICATE_NUMBER, message)


def _section(page: Page, id: str, index: int) -> Iterator[Problem]:
    """Yield a section of the front matter that the body lacks."""
    known = page.source.sections
    if id not in known:
        message = f"見出し「#{id}」は本文にありません。"
        yield page.source.at(("sections", index, "id"), Rules.UNKNOWN_SECTION, message, proposals.nearest(id, known))


def _questions(library: Library, page: Page) -> Iterator[Problem]:
    """Yield questions given twice, and answers that lead nowhere; unreadable measures count as existing."""
    stems = (stem.split("/") for stem in library.known)
    measures = {f"{parts[1]}-{parts[3]}" for parts in stems if len(parts) == 4 and parts[2] == "measures"}
    sections = {
        f"{chapter.town}/{chapter.name}#{section.id}"
        for chapter in library.of_kind("chapter")
        for section in facts(chapter, Chapter).sections
    }
    for index, question in enumerate(facts(page, Home).questions):
        yield from unknown_themes(library, page, (question.theme,), ("questions", index))
        for number, answer in enumerate(question.answers):
            place = ("questions", index, "answers", number)
            if answer.is_section and answer.to not in sections:
                message = f"「{answer.to}」という節は、章の sections: にありません。"
                near = proposals.nearest(answer.to, sections)
                yield page.source.at((*place, "to"), Rules.UNKNOWN_SECTION, message, near)
            elif answer.is_section and not answer.stage:
                message = f"「{answer.to}」がどこまで進んでいるかを、stage に書きます。"
                yield page.source.at(place, Rules.UNCLEAR_ANSWER, message, "stage: operating")
            elif not answer.is_section and answer.to not in measures:
                yield from _gone(library, page, answer.to, (*place, "to"))
            elif answer.to in library.measures:
                yield from _of_measure(page, place, answer, measure(library.measures[answer.to]))


def _gone(library: Library, page: Page, id: str, place: KeyPath) -> Iterator[Problem]:
    """Yield a measure that is not there, with the one that has taken its place."""
    town, _, name = id.partition("-")
    stem = f"towns/{town}/measures/{name}"
    if stem in renamed(library):
        return
    new = heir(library, stem)
    near = new.id if new else proposals.nearest(id, library.measures)
    proposal = near if new or proposals.is_variant(id, near) else ""
    below = [str(key[-1]) for key in page.source.front.keys if key[:-1] == place[:-1] and key != place]
    lines = f"この行と、その下の{''.join(f'「{name}:」' for name in below)}の行も" if below else "この行も"
    what = f"「{new.text('title').text}」が引きついでいます。" if new else f"消した施策なら、{lines}消します。"
    message = f"「{id}」という施策はありません。{what}"
    yield page.source.at(place, Rules.UNKNOWN_MEASURE, message, proposal, certain=new is not None)


def _of_measure(page: Page, place: KeyPath, answer: Answer, fact: Measure) -> Iterator[Problem]:
    """Yield a part or a row that the measure lacks, and two of the three ways to say how far the answer is."""
    parts = [part.label for part in fact.parts]
    works = [work.work for work in fact.all_works() if work.work]
    for name, value, known in (("part", answer.part, parts), ("work", answer.work, works)):
        if value and value not in known:
            message = f"「{answer.to}」に「{value}」はありません。あるのは {'、'.join(known) or 'なし'} です。"
            yield page.source.at((*place, name), Rules.UNCLEAR_ANSWER, message, proposals.nearest(value, known))
    given_ways = [name for name in ("part", "work", "stage") if getattr(answer, name)]
    if len(given_ways) > 1:
        message = f"{'・'.join(given_ways)} は、どれか1つだけを書きます。"
        yield page.source.at((*place, given_ways[-1]), Rules.UNCLEAR_ANSWER, message)
    elif answer.stage and answer.stage != fact.stage and not answer.about:
        message = f"「{answer.to}」の stage は {fact.stage} です。ちがう stage が何のことかを、about に書きます。"
        yield page.source.at((*place, "stage"), Rules.UNCLEAR_ANSWER, message, "about: コンビニ交付")
