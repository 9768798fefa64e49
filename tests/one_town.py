"""Makes the tiny library one of one town, with a name of its own: a site that anyone may start."""

import shutil
from pathlib import Path

NAME, SHORT = "みどり町のDX計画", "みどりDX"
ENGLISH = {
    NAME: "Midori DX Plan",
    SHORT: "Midori DX",
    "みどり町のデジタル化の計画です。": "The plan of Midori for its digital transformation.",
}
_SETTINGS = {
    "site_name: まちDX計画ライブラリ": f"site_name: {NAME}",
    "町のデジタル化の計画を、やさしいことばで読めるサイトです。": "みどり町のデジタル化の計画です。",
    "short_name: まちDX": f"short_name: {SHORT}",
    "  app_name: まちDX計画\n": "",
}
_OF_AOBA = {
    "index.md": ("      - to: aoba-1\n",),
    "glossary/bpr.md": (
        "  - town: aoba\n    headwords: [BPR（業務改革）]\n    source:\n      section: 用語集\n",
        "differs: みどり町は組織も、あおば町は手順だけを見直します。\n",
        "\n## あおば町 { #aoba }\n\n手順を見直すことです。\n",
    ),
    "glossary/bpr.en.md": (
        "differs: Midori reviews organization as well, Aoba only procedures.\n",
        "  aoba: 5a10b8a4.e3b0\n",
        "\n## Aoba { #aoba }\n\nReviewing procedures.\n",
    ),
}
"""What names あおば町 elsewhere."""


def rename(project: Path) -> None:
    """Give a project with this project's settings a name of its own."""
    _replace(project / "mkdocs.yml", _SETTINGS)
    labels = project / "docs" / "labels.en.yml"
    kept = [line for line in labels.read_text(encoding="utf-8").split("\n") if not line.startswith("まちDX")]
    added = [f"{japanese}: {english}" for japanese, english in ENGLISH.items()]
    labels.write_text("\n".join([*added, *kept]), encoding="utf-8", newline="")


def leave_one_town(docs: Path) -> None:
    """Take あおば町 out of the tiny library, and what names it."""
    shutil.rmtree(docs / "towns" / "aoba")
    for file, words in _OF_AOBA.items():
        _replace(docs / file, dict.fromkeys(words, ""))


def _replace(file: Path, words: dict[str, str]) -> None:
    text = file.read_text(encoding="utf-8")
    for old, new in words.items():
        assert old in text, (file, old)
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8", newline="")
