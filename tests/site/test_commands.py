"""The command machidx, run as a person runs it."""

import json
import re
import shutil
import subprocess
import sys
import unicodedata
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from machidx.content import loader

from ..conftest import live, overridden

MEASURE = "docs/towns/midori/measures/1-1.md"


def machidx(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "machidx.cli", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)


def spoil(project: Path, old: str, new: str) -> None:
    file = project / MEASURE
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("folder", [".", "docs/towns/midori", "hooks"])
def test_check_works_from_every_folder_and_without_git(project: Path, folder: str) -> None:
    assert not (project / ".git").exists()
    run = machidx(project / folder, "check")
    assert (run.returncode, run.stdout) == (0, "")


def test_check_prints_every_problem_and_fails(project: Path) -> None:
    spoil(project, "stage: expanding", "stage: expandng")
    run = machidx(project, "check")
    assert run.returncode == 1
    assert run.stdout.startswith(f"{MEASURE}:8:8: S04 ")
    assert "もしかして: expanding" in run.stdout


def test_check_annotates_a_pull_request(project: Path) -> None:
    spoil(project, "stage: expanding", "stage: expandng")
    run = machidx(project, "check", "--format=github")
    assert run.returncode == 1
    assert run.stdout.startswith(f"::error file={MEASURE},line=8,col=8,title=S04::")


def test_a_problem_publishes_nothing_and_leaves_what_was_published(project: Path) -> None:
    (project / "site").mkdir()
    (project / "site/index.html").write_text("published before", encoding="utf-8")
    spoil(project, "value: 1466", "value: １４６６")
    run = machidx(project, "site")
    assert run.returncode == 1
    assert f"{MEASURE}:17:14: S05 " in run.stderr
    assert "Traceback" not in run.stderr
    assert [p.read_text(encoding="utf-8") for p in (project / "site").iterdir()] == ["published before"]
    assert list(project.glob(".site.new*")) == []


def test_a_template_mistake_publishes_nothing_either(project: Path) -> None:
    template = overridden(project, "measure.html")
    template.write_text(template.read_text(encoding="utf-8").replace("view.number", "view.numbr"), encoding="utf-8")
    run = machidx(project, "site")
    assert run.returncode == 1
    assert not (project / "site").exists()


def test_done_writes_fingerprints_and_nothing_else(project: Path) -> None:
    spoil(project, "次の文です。", "変わった文です。")
    english = project / MEASURE.replace(".md", ".en.md")
    before = english.read_text(encoding="utf-8").splitlines()
    assert machidx(project, "translate", "done", str(english)).returncode == 0
    after = english.read_text(encoding="utf-8").splitlines()
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert [re.sub(r"[0-9a-f]{8}.[0-9a-f]{4}", "…", old.replace("'", "")) for old, _ in changed] == ["  how: …"]


@pytest.fixture
def serving(project: Path) -> Iterator[tuple[str, Iterator[str]]]:
    """A running ``machidx serve``: its address and what it prints after the first build."""
    with live(project) as (address, lines):
        assert next(line for line in lines if "できました" in line)
        yield address, lines


def get(address: str) -> str:
    with urllib.request.urlopen(address, timeout=10) as answer:
        return str(answer.read().decode())


def test_serve_shows_problems_above_the_last_good_page_until_they_are_mended(
    project: Path, serving: tuple[str, Iterator[str]]
) -> None:
    address, lines = serving
    page = get(f"{address}towns/midori/measures/1-1/")
    assert "/_machidx/live.js" in page
    spoil(project, "stage: expanding", "stage: expandng")
    assert next(line for line in lines if "S04" in line)
    assert "証明書をコンビニで" in get(f"{address}towns/midori/measures/1-1/").replace("<wbr>", "")
    with urllib.request.urlopen(f"{address}_machidx/events", timeout=10) as events:
        assert events.readline() == b"event: problems\n"
        events.readline()
        assert b"docs/towns/midori/measures/1-1.md:8:8: S04" in events.readline()
    spoil(project, "stage: expandng", "stage: done")
    assert next(line for line in lines if "できました" in line)
    assert "できています" in get(f"{address}towns/midori/measures/1-1/")
    assert next(line for line in lines if "検索もできます" in line)
    assert get(f"{address}search/index/index.json")
    assert not (project / "site").exists(), "a preview has an older search index: it is never published"


def test_serve_answers_for_each_kind_of_file(serving: tuple[str, Iterator[str]]) -> None:
    address, _ = serving
    page = get(address)
    kinds = {
        "": "text/html",
        "towns/midori/measures/1-1/qr.svg": "image/svg+xml",
        "data/measures.json": "application/json",
        re.findall(r"assets/site\.\w+\.css", page)[0]: "text/css",
        re.findall(r"assets/appearance\.\w+\.js", page)[0]: "text/javascript",
        "_machidx/live.js": "text/javascript",
    }
    for path, kind in kinds.items():
        with urllib.request.urlopen(f"{address}{path}", timeout=10) as answer:
            assert (answer.status, answer.headers.get_content_type()) == (200, kind)
    with urllib.request.urlopen(f"{address}towns/midori", timeout=10) as answer:
        assert answer.url == f"{address}towns/midori/"
    for path in ("no/", "no.css", "styles/base.css", "../mkdocs.yml", "_machidx/../live.js", "search/index/no.json"):
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"{address}{path}", timeout=10)


def test_what_is_saved_during_the_first_check_is_checked_too(project: Path) -> None:
    with live(project) as (_, lines):
        spoil(project, "stage: expanding", "stage: expandng")
        assert next(line for line in lines if "S04" in line)


def test_a_clone_needs_nothing_outside_itself(project: Path, tmp_path: Path) -> None:
    moved = tmp_path / "別の 場所"
    shutil.move(project, moved)
    assert machidx(moved, "site").returncode == 0


def test_a_new_town_with_a_measure_and_a_term_builds_and_stands_in_every_cross_town_page(project: Path) -> None:
    before = {path: path.read_bytes() for path in (project / "docs").rglob("*") if path.is_file()}
    for command in (
        ("new", "town", "sakura", "--name", "さくら町", "--code", "015555", "--reading", "さくらまち"),
        ("new", "measure", "sakura", "1-①"),
        ("new", "measure", "sakura", "1.10"),
        ("new", "term", "eL-QR", "--reading", "えるきゅーあーる"),
        ("new", "term", "標準化", "--reading", "ひょうじゅんか", "--english", "standardization"),
    ):
        run = machidx(project, *command)
        assert run.returncode == 0, run.stderr
    assert (project / "docs/glossary/hyojunka.md").exists()
    assert {path: path.read_bytes() for path in before} == before, "no other file is touched"
    run = machidx(project, "site")
    assert run.returncode == 0, run.stderr
    booklet = (project / "site/towns/sakura/booklet/index.html").read_text(encoding="utf-8")
    assert "さくら町の計画の冊子" in booklet
    assert 'id="measures-1-1"' in booklet
    for language in ("", "en/"):
        for page in ("", "towns/", "measures/", "measures/hokkaido/", "schedule/", "themes/", "themes/data/"):
            text = (project / "site" / language / page / "index.html").read_text(encoding="utf-8")
            assert "さくら町" in text.replace("<wbr>", ""), language + page


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("town", "sakura", "--name", "さくら町", "--code", "015556"), "もしかして: 015555"),
        (("town", "sakura", "--name", "さくら町", "--code", "995555"), "団体コード"),
        (("town", "さくら", "--name", "さくら町", "--code", "015555"), "半角の英小文字"),
        (("town", "midori", "--name", "みどり町", "--code", "999997"), "団体コード"),
        (("measure", "sakura", "1-①"), "という町はありません"),
        (("measure", "midori", "1-①"), "はもうあります"),
        (("term", "標準化"), "読み"),
        (("term", "標準化", "--reading", "ひょうじゅんか", "--slug", "../標準化"), "半角の英小文字"),
        (("term", "標準化", "--reading", "標準化"), "ひらがな"),
        (("term", "AUX", "--reading", "おーゆーえっくす"), "Windows"),
        (("term", " ", "--reading", "くうはく", "--slug", "blank"), "空"),
    ],
)
def test_a_new_file_that_cannot_be_is_refused_with_a_reason(project: Path, command: tuple[str, ...], told: str) -> None:
    run = machidx(project, "new", *command)
    assert run.returncode == 1
    assert told in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize(
    "words",
    [
        "EBPM: evidence-based policy",
        'the "best" term',
        r"back\slash",
        "[[x",
        "# none",
        "it's",
        "two\nlines",
        "- yes",
        "2026",
    ],
)
def test_a_new_file_builds_whatever_its_words(project: Path, words: str) -> None:
    for command in (
        ("new", "town", "sakura", "--name", f"町{words}", "--code", "015555", "--reading", "まち"),
        ("new", "measure", "sakura", f"1-{words}"),
        ("new", "term", "--reading", "ことば", "--english", words, "--slug", "word", "--", words),
    ):
        run = machidx(project, *command)
        assert run.returncode == 0, run.stderr
    told = machidx(project, "check").stdout.split("\n")
    assert [line for line in told if re.match(r"docs/.*: (?!T01|T02|L12|N05)\w+ ", line)] == []
    read, _ = loader.load(project / "docs")
    assert getattr(read.pages["glossary/word"].facts, "english", None) == words


def test_unlinked_terms_are_suggested_on_a_pull_request(project: Path) -> None:
    spoil(project, "次の文です。", "無線LANです。")
    spoil(project, "[[Wi-Fi]]のある", "線のない")
    run = machidx(project, "terms", "unlinked", "--format=github")
    assert run.returncode == 0
    assert run.stdout == f"::notice file={MEASURE},line=68,col=1,title=ことば::もしかして: [[無線LAN]]\n"


def test_completion_for_vscode_offers_every_term_by_label_reading_and_alias(project: Path) -> None:
    assert machidx(project, "terms", "vscode").returncode == 0
    made = json.loads((project / ".vscode/machidx.code-snippets").read_text(encoding="utf-8"))
    assert made["BPR"]["prefix"] == ["[[BPR", "[[びーぴーあーる", "[[業務改革"]
    assert made["BPR"]["body"] == "[[BPR]]"


def test_editors_are_told_of_the_fields(project: Path) -> None:
    run = machidx(project, "schema")
    assert (run.returncode, run.stdout.split()) == (
        0,
        [".vscode/schema", ".vscode/settings.json", ".vscode/machidx-fields.code-snippets"],
    )
    schema = json.loads((project / ".vscode/schema/measure-midori.schema.json").read_text(encoding="utf-8"))
    assert "町民課" in schema["properties"]["departments"]["anyOf"][0]["items"]["enum"]
    (project / ".vscode/settings.json").write_text("{ // mine\n}", encoding="utf-8")
    again = machidx(project, "schema")
    assert (again.returncode, again.stderr.count("\n")) == (1, 1)
    assert "settings.json" in again.stderr


def test_uses_and_unknown_words_are_listed(project: Path) -> None:
    uses = machidx(project, "terms").stdout.splitlines()
    assert uses[0].split()[1] == "BPR"
    assert "コンビニ" in machidx(project, "terms", "unknown").stdout


def test_a_pull_request_gets_proposals_to_take_over_on_the_lines_it_changes(project: Path) -> None:
    for command in (
        ("init", "-q"),
        ("add", "-A"),
        ("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "one"),
    ):
        subprocess.run(("git", *command), cwd=project, check=True)
    spoil(project, "stage: expanding", "stage: expandng")
    other = project / "docs/towns/aoba/measures/1.md"
    other.write_text(
        other.read_text(encoding="utf-8") + "\n[[BPPR]]とWi-Fiの文です。\nWi-Fiの文です。\n", encoding="utf-8"
    )
    run = machidx(project, "review", "HEAD")
    assert run.returncode == 0, run.stderr
    comments = [(Path(c["path"]).name, c["body"].split("\n")[2]) for c in json.loads(run.stdout)["comments"]]
    assert comments == [("1.md", "[[BPR]]とWi-Fiの文です。"), ("1-1.md", "stage: expanding")]


def test_a_pull_request_against_nothing_known_is_refused_with_a_reason(project: Path) -> None:
    run = machidx(project, "review", "no-such")
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr == "「no-such」というコミットか枝は、git の履歴にありません。\n"


def test_comments_name_files_from_the_root_of_the_repository(project: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "docs/glossary/が.md")
    (project / "docs/glossary/bpr.md").rename(project / decomposed)
    (project / "docs/glossary/bpr.en.md").unlink()
    for command in (
        ("init", "-q"),
        ("add", "-A"),
        ("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "one"),
    ):
        subprocess.run(("git", *command), cwd=project.parent, check=True)
    spoil(project, "stage: expanding", "stage: expandng")
    term = project / decomposed
    term.write_text(term.read_text(encoding="utf-8").replace("[Wi-Fi]", "[WiFii]"), encoding="utf-8")
    run = machidx(project, "review", "HEAD")
    assert run.returncode == 0, run.stderr
    paths = [comment["path"] for comment in json.loads(run.stdout)["comments"]]
    assert paths == [f"{project.name}/{decomposed}", f"{project.name}/{MEASURE}"]


@pytest.mark.skipif(sys.platform == "win32", reason="a link needs permission there")
def test_an_editors_lock_file_is_no_page(project: Path) -> None:
    (project / MEASURE).with_name(".#1-1.md").symlink_to("staff@town.4711")
    assert machidx(project, "check").returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="a link needs permission there")
@pytest.mark.parametrize("leads_to", ["nowhere", ".", MEASURE])
def test_a_link_to_elsewhere_is_told(project: Path, leads_to: str) -> None:
    (project / "docs/glossary/link.md").symlink_to(project / leads_to)
    assert "docs/glossary/link.md:1:1: F12 「link.md」は、ほかの場所へのリンクです" in machidx(project, "check").stdout


def test_an_adopted_plan_is_taken_down_once_and_its_changes_must_be_recorded(project: Path) -> None:
    assert "まだ案です" in machidx(project, "adopt", "midori").stderr
    town = project / "docs/towns/midori/index.md"
    town.write_text(town.read_text(encoding="utf-8").replace("state: 案", "state: 決定"), encoding="utf-8")
    assert machidx(project, "adopt", "midori").returncode == 0
    assert "もう書きとめてあります" in machidx(project, "adopt", "midori").stderr
    spoil(project, "value: 1900", "value: 2000")
    spoil(project, "text: 1,900件以上", "text: 2,000件以上")
    assert "R18 目標「交付件数」" in machidx(project, "check").stdout
    spoil(
        project,
        "checked: 2026-10",
        "changes:\n  - on: 2026-10\n    what: 目標\n    before: 1,900件以上\n    after: 2,000件以上",
    )
    assert machidx(project, "check").returncode == 0
    spoil(project, "changes:", "succeeded_by: [midori-1-2]\nchanges:")
    assert machidx(project, "site").returncode == 0
    page = (project / "site/towns/midori/measures/1-1/index.html").read_text(encoding="utf-8")
    assert "次の施策に引きつがれました" in page.replace("<wbr>", "")
