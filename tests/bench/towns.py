"""Synthetic towns, any number, each as large as a real one, in both languages."""

from pathlib import Path
from string import ascii_lowercase

from machidx.content import loader
from machidx.language.numbering import check_digit
from machidx.translation.stamping import stamp

MEASURES, CHAPTERS, TERMS = 23, 4, 14
_SENTENCE = "町はこのしくみを使って、窓口に来なくても手続きができるようにします。"
_ENGLISH = "With this the town makes it possible to complete procedures without coming to the office."


def write(docs: Path, towns: int) -> None:
    """Fill docs/ with a library of ``towns`` towns."""
    for number in range(towns):
        _town(docs, f"town{number:03}", number)
    _shared(docs, towns)
    read, _ = loader.load(docs)
    for page in read.pages.values():
        if page.draft:
            stamp(page, page.draft)


def _page(docs: Path, stem: str, front: str, body: str, english_front: str, english_body: str) -> None:
    path = docs / f"{stem}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{front}---\n\n{body}", encoding="utf-8")
    path.with_suffix(".en.md").write_text(f"---\n{english_front}---\n\n{english_body}", encoding="utf-8")


def _town(docs: Path, id: str, number: int) -> None:
    code = f"{10000 + number:05}"
    folder = f"towns/{id}"
    policies = "".join(f'  - number: "{n}"\n    name: 方針{n}\n    text: 方針{n}の説明です。\n' for n in range(1, 5))
    departments = "".join(f"  - name: {id}第{n}課\n" for n in range(8))
    _page(
        docs,
        f"{folder}/index",
        f'kind: town\ntitle: {id}町\nreading: まち\ncode: "{code}{check_digit(code)}"\nprefecture: 見本県{number // 10}\naccent: blue\n'
        f"plan: {id}町DX計画\nstate: 決定\npublished: 2026-03\nperiod:\n  from: 2026\n  to: 2030\nvision: 便利な町\n"
        f"summary: {_SENTENCE}\nsuperior_plans: [総合計画]\nnational_plan: null\nheadquarters: 本部\ncio: 副町長\n"
        f"cycle: [PDCA]\nmeasure_noun: 施策\ndepartments:\n{departments}policies:\n{policies}source:\n  section: 全体\n",
        "",
        f"title: {id}\nsummary: {_ENGLISH}\n",
        "",
    )
    for kind, stem in (
        ("measures", "measures/index"),
        ("schedule", "schedule"),
        ("departments", "departments"),
        ("booklet", "booklet"),
    ):
        _page(docs, f"{folder}/{stem}", f"kind: {kind}\ntitle: {id}の{kind}\n", "", f"title: {kind} of {id}\n", "")
    for n in range(1, CHAPTERS + 1):
        ids = [f"section-{m}" for m in range(1, 7)]
        _page(
            docs,
            f"{folder}/plan/{n:02}-chapter",
            f'kind: chapter\nnumber: "{n}"\ntitle: 第{n}章\nsummary: {_SENTENCE}\nsource:\n  section: "{n}"\n',
            "".join(f"## {m} {{ #{m} }}\n\n{_text(n)}\n" for m in ids),
            f"title: Chapter {n}\nsummary: {_ENGLISH}\n",
            "".join(f"## {m} {{ #{m} }}\n\n{_text(n, english=True)}\n" for m in ids),
        )
    for n in range(1, MEASURES + 1):
        _measure(docs, f"{folder}/measures/{n % 4 + 1}-{n}", id, n)


def _text(n: int, *, english: bool = False) -> str:
    sentence = _ENGLISH if english else _SENTENCE
    term = f"[[用語{n}|Term {n}]] is used." if english else f"[[用語{n}]]を使います。"
    return f"{sentence}\n{term}\n" + f"{sentence}\n" * 5


def _measure(docs: Path, stem: str, id: str, n: int) -> None:
    works = "".join(
        f"  - work: 事業{w}\n    phases:\n      - label: 検討\n        step: study\n        from: 2026\n"
        f"      - label: 構築\n        step: build\n        from: 2027\n"
        f"      - label: 運用\n        step: operate\n        from: 2028\n        to: 2030\n        extent: inferred\n"
        for w in range(2)
    )
    amounts = "".join(
        f"    {name}:\n      fy: {fy}\n      value: {value}\n      text: {value}件\n"
        for name, fy, value in (("baseline", 2024, 100 + n), ("target", 2029, 200 + n))
    )
    _page(
        docs,
        stem,
        f'kind: measure\nnumber: {n % 4 + 1}-({n})\ntitle: {id}の施策{n}\npolicy: "{n % 4 + 1}"\n'
        f"themes: [theme-{n % 21 + 1}]\ndepartments: [{id}第{n % 8}課]\nstage: introducing\nsummary: {_SENTENCE}\n"
        f"kpis:\n  - name: 件数\n    type: quantity\n    unit: 件\n    direction: up\n{amounts}schedule:\n{works}"
        f"source:\n  section: {n}\n",
        f"## どう進めるか {{ #how }}\n\n{_text(n)}\n{_text(n + 1)}\n## 期待される効果 {{ #effects }}\n\n- {_SENTENCE}\n",
        f"title: Measure {n} of {id}\nsummary: {_ENGLISH}\nlabels:\n  件数: Number of cases\n",
        f"## How {{ #how }}\n\n{_text(n, english=True)}\n{_text(n + 1, english=True)}\n"
        f"## Effects {{ #effects }}\n\n- {_ENGLISH}\n",
    )


def _shared(docs: Path, towns: int) -> None:
    _page(docs, "index", f"kind: home\ntitle: 見本\nsummary: {_SENTENCE}\nquestions: []\n", "", "title: Sample\n", "")
    for kind in ("towns", "measures", "schedule", "themes", "glossary"):
        _page(docs, f"{kind}/index", f"kind: {kind}\ntitle: {kind}\n", "", f"title: {kind}\n", "")
    for n, letter in enumerate(ascii_lowercase[: (towns + 9) // 10]):
        front = f"kind: measures\ntitle: 県{n}\nprefecture: 見本県{n}\n"
        _page(docs, f"measures/prefecture{letter}", front, "", f"title: Prefecture {n}\n", "")
    for n in range(1, 22):
        front = f"kind: theme\ntitle: テーマ{n}\nquestion: どうなる？\ngroup: office\norder: {n}\n"
        _page(docs, f"themes/theme-{n}", front, "", f"title: Theme {n}\nquestion: What changes?\n", "")
    for n in range(1, max(towns * TERMS, MEASURES + 2) + 1):
        town = f"town{n % towns:03}"
        _page(
            docs,
            f"glossary/term-{n}",
            f"kind: term\nlabel: 用語{n}\nreading: ようご{n}\nenglish: Term {n}\nterm_kind: concept\nshort: {_SENTENCE}\n"
            f"senses:\n  - town: {town}\n    headwords: [用語{n}]\n    source:\n      section: 用語集\n",
            f"## 町 {{ #{town} }}\n\n{_SENTENCE}\n",
            f"short: {_ENGLISH}\n",
            f"## Town {{ #{town} }}\n\n{_ENGLISH}\n",
        )
