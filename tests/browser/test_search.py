"""The search finds every page that contains what is asked for, and no other; on the real site, in Chromium."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from unicodedata import category

import pytest
from playwright.sync_api import Browser, Page

from machidx.content import loader
from machidx.content.library import facts
from machidx.glossary.glossary import key
from machidx.language.folding import asked_words, fold
from machidx.model import KINDS
from machidx.model.term import Term
from machidx.search import entries, index
from machidx.site.publishing import publish

from ..conftest import ROOT, serving
from .conftest import Open
from .searching import ask, contains, cut_from, first_of, paths_by_id, queries, texts

SEARCH = {"ja": "/search/", "en": "/en/search/"}
CUT = 100
STANDS = "document.getElementById('search-count').textContent"


@pytest.fixture(scope="module")
def shown(chromium: Browser, real_site: Path, real_served: str) -> dict[str, dict[str, str]]:
    """Per language, path and visible text of every page that is there in it."""
    folders = (path.parent.relative_to(real_site).as_posix() for path in real_site.rglob("index.html"))
    paths = sorted(f"/{folder}/".replace("/./", "/") for folder in folders)
    english = [path for path in paths if path.startswith("/en/")]
    japanese = [path for path in paths if path not in english]
    return {"ja": texts(chromium, real_served, japanese), "en": texts(chromium, real_served, english)}


@pytest.fixture(scope="module")
def paths(real_site: Path) -> dict[str, dict[int, str]]:
    """Per language, path of each indexed page by its id in the index."""
    return {language: paths_by_id(real_site / address[1:] / "index") for language, address in SEARCH.items()}


@pytest.fixture
def search(chromium: Browser, real_served: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The search page of a language, on which nothing must go wrong."""
    said: list[str] = []
    context = chromium.new_context(bypass_csp=True, viewport={"width": 1280, "height": 900}, locale="ja-JP")
    page = context.new_page()
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: said.append(message.text))
    page.goto(real_served + SEARCH[request.param])
    yield page
    context.close()
    assert said == []


@pytest.mark.parametrize(("search", "language"), [("ja", "ja"), ("en", "en")], indirect=["search"])
def test_every_page_that_contains_it_and_no_other(
    search: Page, language: str, shown: dict[str, dict[str, str]], paths: dict[str, dict[int, str]]
) -> None:
    there = shown[language]
    asked = dict.fromkeys([*queries(language), *cut_from(there, CUT)])
    wrong = {}
    for query in asked:
        direct = {paths[language][id] for id, by_name in ask(search, query) if not by_name}
        truth = {path for path, text in there.items() if contains(text, query)}
        if direct != truth:
            wrong[query] = {"missing": sorted(truth - direct)[:5], "too many": sorted(direct - truth)[:5]}
    assert wrong == {}


@pytest.mark.parametrize(("search", "language"), [("ja", "ja"), ("en", "en")], indirect=["search"])
def test_any_name_of_a_term_finds_it_first(search: Page, language: str) -> None:
    read, _ = loader.load(ROOT / "docs")
    owners: dict[str, set[str]] = {}
    asked = []
    for page in read.terms:
        term = facts(page, Term)
        for name in (term.label, term.reading, *term.aliases) if language == "ja" else (term.english,):
            owners.setdefault(key(name), set()).add(page.url(language))
            asked.append(name)
    wrong = {name: first for name in asked if (first := first_of(search, name)) not in owners[key(name)]}
    assert wrong == {}


@pytest.mark.parametrize(("folder", "language"), [("search", "ja"), ("en/search", "en")])
def test_every_page_stands_in_the_index(real_site: Path, folder: str, language: str) -> None:
    read, _ = loader.load(ROOT / "docs")
    there = {page.url(language) for page in read.pages.values() if page.locale(language) == language}
    found = set(paths_by_id(real_site / folder / "index").values())
    assert found == there - {page.url(language) for page in read.pages.values() if KINDS[page.kind].repeats}


FOLDED = """\
ＢＰＲ
ﾏｲﾅﾝﾊﾞｰｶｰﾄﾞ
β’モデル
ガヴァメント ヶ
①㈱㎡½
1,466件と12,345,678と1,23
,500,000 1,500, 1,500,0 3,500
ＡーＢ～Ｃ
がｶﾞ
ｅＬ－ＱＲ ダッシュ
𠮷野家""".splitlines()
_FOLD = """async text => {
  const { askedWords, fold, foldWithPlaces, key } = await import(document.querySelector("link[href*=fold]").href)
  return [askedWords(text), key(text), foldWithPlaces(text)]
}"""


@pytest.mark.parametrize("text", FOLDED)
def test_browser_and_build_fold_alike(open_page: Open, text: str) -> None:
    asked, name, placed = open_page("/search/").evaluate(_FOLD, text)
    assert asked == asked_words(text)
    assert name == key(text)
    assert placed["folded"] == fold(text)
    assert len(placed["places"]) == len(placed["folded"].encode("utf-16-le")) // 2 + 1


_FOLD_ALL = """async texts => {
  const { fold, foldWithPlaces, key } = await import(document.querySelector("link[href*=fold]").href)
  return texts.map((text) => [fold(text), foldWithPlaces(text).folded, key(text)])
}"""


def test_browser_and_build_fold_every_character_alike(open_page: Open) -> None:
    signs = [sign for sign in map(chr, range(0x110000)) if category(sign) not in ("Cn", "Co", "Cs")]
    texts = ["".join(f"カ{sign}ド1{sign}a{sign}" for sign in signs[at : at + 64]) for at in range(0, len(signs), 64)]
    assert open_page("/search/").evaluate(_FOLD_ALL, texts) == [[fold(t), fold(t), key(t)] for t in texts]


@pytest.mark.parametrize("asked", ["証\u00ad明\u200b書", "証明書\U000e0100", "コンヒ\u3099ニ", "コンビ\u2060ニ", "⽂"])
def test_a_word_with_unseen_signs_is_found(open_page: Open, asked: str) -> None:
    assert ask(open_page("/search/"), asked) == ask(open_page("/search/"), fold(asked)) != []


def test_nothing_is_loaded_before_something_is_asked(open_page: Open) -> None:
    page = open_page("/search/")
    page.wait_for_load_state("networkidle")
    loaded = page.evaluate("performance.getEntriesByType('resource').map(r => r.name)")
    assert [name for name in loaded if "/search/index/" in name] == []
    page.locator("#search-q").fill("BPR")
    page.wait_for_function(STANDS)
    assert page.locator("#search-results a").count() > 0


def test_an_address_is_a_question_and_a_form_elsewhere_leads_to_it(open_page: Open) -> None:
    page = open_page("/towns/midori/measures/1-1/")
    page.locator("#site-q").fill("証明書")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    page.wait_for_function(STANDS)
    assert page.locator("#search-q").input_value() == "証明書"
    assert "証明書をコンビニで" in page.locator("#search-results").inner_text()
    assert page.locator("#search-results mark").first.inner_text() == "証明書"


def test_results_narrow_down_by_town_kind_and_theme(open_page: Open) -> None:
    page = open_page("/search/?q=町")
    page.wait_for_function(STANDS)
    everything = page.locator("#search-count").inner_text()
    page.locator("#search-town").select_option("aoba")
    page.wait_for_function(f"all => ![all, ''].includes({STANDS})", arg=everything)
    assert "town=aoba" in page.url
    links = page.locator("#search-results a").evaluate_all("links => links.map(a => a.pathname)")
    assert {link.split("/")[2] for link in links if link.startswith("/towns/") and link != "/towns/"} == {"aoba"}
    assert "（1つ：あおば町）" in (page.locator("#search-chosen").text_content() or "")


def test_a_choice_of_a_town_hides_the_other_towns_and_no_term(open_page: Open) -> None:
    page = open_page("/search/?q=BPR&town=aoba", width=360)
    page.set_viewport_size({"width": 360, "height": 740})
    page.wait_for_function(STANDS)
    first = page.locator("#search-results li").first
    assert first.get_by_role("link").evaluate("a => a.pathname") == "/glossary/bpr/"
    assert first.evaluate("e => e.getBoundingClientRect().top") < 740 - 80
    links = page.locator("#search-results a").evaluate_all("links => links.map(a => a.pathname)")
    assert not [link for link in links if link.startswith("/towns/midori/")]
    assert page.locator("#search-town").is_hidden()
    page.locator(".search-filters summary").click()
    assert page.locator("#search-town").is_visible()


def test_examples_to_press_find_something(open_real: Open) -> None:
    page = open_real("/search/", width=360)
    example = page.locator(".search-examples a")
    assert example.count() == 8
    example.nth(3).click()
    page.wait_for_function(STANDS)
    assert page.locator("#search-results li").count() > 0
    assert page.locator("#search-help").is_hidden()


def test_a_page_found_by_another_name_says_so(open_page: Open) -> None:
    page = open_page("/search/?q=わいふぁい")
    page.wait_for_function(STANDS)
    assert page.locator("#search-results a").first.inner_text() == "Wi-Fi"
    marked = page.locator("#search-results li", has=page.locator(".by-name"))
    assert "「Wi-Fi」の読み" in marked.first.inner_text()
    assert "Wi-Fi" in marked.first.locator("mark").first.inner_text()


def test_a_page_with_the_words_in_its_title_only_tells_what_it_is_about(open_page: Open) -> None:
    page = open_page("/search/?q=Wi-Fi")
    page.wait_for_function(STANDS)
    first = page.locator("#search-results li").first
    assert first.locator("h2 mark").inner_text() == "Wi-Fi"
    summary = page.evaluate("fetch('/glossary/wi-fi/').then(a => a.text())")
    said = first.locator(".excerpt").inner_text()
    assert said.endswith("。")
    assert said in summary


def test_nothing_found_leads_to_the_nearest_terms_and_the_indexes(open_page: Open) -> None:
    page = open_page("/search/?q=ワイイファイイ")
    page.wait_for_function(STANDS)
    assert page.locator("#search-count").inner_text() == "0件"
    assert "Wi-Fi" in page.locator("#search-nothing li").all_inner_texts()
    assert page.locator("#search-nothing").locator("a[href$='/glossary/']").is_visible()


SENTENCES = {
    "証明書をコンビニでとる": ("証明書・コンビニ", "/answers/"),
    "わいふぁいをつかいたい": ("Wi-Fi", "/glossary/wi-fi/"),
    "BPRって何": ("BPR", "/glossary/bpr/"),
    "gyoumukaikaku": ("業務改革", "/glossary/bpr/"),
    "業務改悪": ("業務改革", "/glossary/bpr/"),
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_what_stands_nowhere_is_found_by_its_telling_words(open_page: Open, sentence: str) -> None:
    """Sentences, words in Latin letters, and words with a slip."""
    page = open_page("/search/")
    words, first = SENTENCES[sentence]
    assert first_of(page, sentence) == first
    assert f"「{words}」" in page.locator("#search-understood").inner_text()
    assert page.locator("#search-elsewhere").is_hidden()
    first_of(page, "BPR")
    assert page.locator("#search-understood").inner_text() == ""


def test_what_no_plan_says_leads_to_the_town(open_page: Open) -> None:
    page = open_page("/search/")
    for asked in ("ゴミの日", "パスポート"):
        first_of(page, asked)
        said = page.locator("#search-elsewhere")
        assert "計画だけです" in said.inner_text()
        assert said.get_by_role("link", name="みどり町").is_visible()
    first_of(page, "証明書")
    assert page.locator("#search-elsewhere").is_hidden()


@pytest.mark.parametrize("name", ["みどり町", "みどりまち", "みどり", "Midori"])
def test_any_name_of_a_town_finds_its_page_first(open_page: Open, name: str) -> None:
    page = open_page("/search/")
    assert first_of(page, name) == "/towns/midori/"


def test_a_choice_without_words_lists_all_that_was_chosen(open_page: Open) -> None:
    page = open_page("/search/?town=aoba")
    page.wait_for_function(STANDS)
    links = page.locator("#search-results a").evaluate_all("links => links.map(a => a.pathname)")
    assert links
    assert {link.split("/")[2] for link in links} == {"aoba"}


def test_more_is_shown_once_however_often_it_is_pressed(chromium: Browser, real_served: str) -> None:
    page = chromium.new_page(bypass_csp=True)
    page.goto(f"{real_served}/search/?q=町")
    page.wait_for_function(STANDS)
    page.evaluate("for (let i = 0; i < 3; i++) document.getElementById('search-more').click()")
    page.wait_for_function("document.querySelectorAll('#search-results li').length > 10")
    links = page.locator("#search-results h2 a").evaluate_all("links => links.map(a => a.pathname)")
    assert len(links) == len(set(links)) == 20
    page.close()


_IN_TITLES = """async query => {
  const hits = await window.engines.find(query, {})
  const records = await Promise.all(hits.map(({ id, engine }) => engine.record(id)))
  return records.filter(({ title }) => title.toLowerCase().includes(query)).map(({ lines }) => lines.join(" "))
}"""


def test_a_word_that_stands_alone_comes_before_a_part_of_another(chromium: Browser, real_served: str) -> None:
    page = chromium.new_page(bypass_csp=True)
    page.goto(f"{real_served}/en/search/")
    ask(page, "ai")
    texts = page.evaluate(_IN_TITLES, "ai")
    alone = [bool(re.search(r"\bAI\b", text, re.IGNORECASE)) for text in texts]
    page.close()
    assert sorted(alone, reverse=True) == alone
    assert not all(alone), "the case is there: maintenance, against"


def test_by_keyboard_alone_and_announced(open_page: Open) -> None:
    page = open_page("/search/")
    page.locator("#search-q").focus()
    page.keyboard.type("BPR")
    page.wait_for_function(STANDS)
    assert page.locator("#search-count").get_attribute("role") == "status"
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("!!document.activeElement.closest('#search-results')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/bpr/")


@pytest.mark.parametrize("part", ["index.json", "words/*.json", "words/*/*.json", "names.json", "pages/*"])
@pytest.mark.parametrize("failure", ["gone", "no connection"])
def test_what_cannot_be_loaded_is_never_nothing_found(chromium: Browser, served: str, part: str, failure: str) -> None:
    context = chromium.new_context(bypass_csp=True, locale="ja-JP")
    page = context.new_page()
    page.goto(f"{served}/search/")
    lost = f"**/search/index/**{part}"
    page.route(lost, lambda route: route.fulfill(status=404) if failure == "gone" else route.abort())
    page.locator("#search-q").fill("証明書")
    page.wait_for_function(STANDS)
    told = page.locator("#search-count").inner_text()
    assert "読み込めませんでした" in told
    assert page.locator("#search-nothing").is_hidden()
    page.unroute(lost)
    page.locator("#search-q").press("Enter")
    page.wait_for_function(f"!['', {told!r}].includes({STANDS})")
    assert "証明書をコンビニで" in page.locator("#search-results").inner_text()
    context.close()


def test_without_scripts_the_indexes_are_offered(chromium: Browser, served: str) -> None:
    context = chromium.new_context(bypass_csp=True, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}/search/")
    assert page.locator("noscript").locator("a[href$='/glossary/']").is_visible()
    context.close()


def test_an_index_in_parts_is_searched_as_one(
    chromium: Browser, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "PART", 1_000)
    folder = Path(shutil.copytree(site, tmp_path / "site"))
    read, _ = loader.load(site.parent / "docs")
    index.build(list(entries.index_entries(read, "ja", folder)), folder / "search/index")
    paths = paths_by_id(folder / "search/index")
    with serving(folder) as address:
        there = texts(chromium, address, sorted(paths.values()))
        page = chromium.new_page(bypass_csp=True)
        page.goto(f"{address}/search/")
        for query in cut_from(there, CUT):
            truth = {path for path, text in there.items() if contains(text, query)}
            assert {paths[id] for id, by_name in ask(page, query) if not by_name} == truth, query
        page.close()


def test_several_sites_on_one_host_are_searched_as_one(chromium: Browser, project: Path, tmp_path: Path) -> None:
    """As where each prefecture has a site of its own. What every site has is found once, in ours."""
    source = project / "docs/search/index.md"
    source.write_text(source.read_text(encoding="utf-8").replace("kind: search", "kind: search\nsites: [/west/]"))
    outcome = publish(project)
    assert outcome.published, outcome.said
    for name in ("east", "west"):
        shutil.copytree(project / "site", tmp_path / "host" / name)
    with serving(tmp_path / "host") as address:
        found = {}
        for asked in ("証明書", "BPR", "みどり町"):
            page = chromium.new_page(bypass_csp=True)
            page.goto(f"{address}/east/search/?q={asked}")
            page.wait_for_function(STANDS)
            found[asked] = page.locator("#search-results h2 a").evaluate_all("links => links.map(a => a.pathname)")
            page.close()
    assert {"/east/towns/midori/measures/1-1/", "/west/towns/midori/measures/1-1/"} <= set(found["証明書"])
    assert found["BPR"][0] == "/east/glossary/bpr/"
    assert found["みどり町"][:2] == ["/east/towns/midori/", "/west/towns/midori/"]
    assert {
        path for paths in found.values() for path in paths if path.startswith("/west/") and "towns" not in path
    } == set()
