"""Files that the build reads and nobody looks at: what cannot be read is told with its name and the reason."""

from pathlib import Path

import pytest

from machidx.content.catalog import Rules
from machidx.rules.check import check

WORDS = '{"言葉": "word あいうえお"}\n'
YAML = ("labels.en.yml", "stop-words.yml", "about/accessibility-reviews.yml")
JSON = ("towns/midori/adopted.json", "about/accessibility-results.json", "about/performance-results.json")


def _told(docs: Path, name: str, data: bytes) -> tuple[str, str]:
    """The code and the message of the one problem of a file with this content."""
    (docs / name).write_bytes(data)
    (problem,) = (found for found in check(docs)[1] if found.place.path == f"docs/{name}")
    return problem.rule.code, problem.message


@pytest.mark.parametrize("name", [*YAML, *JSON, "towns/midori/index.md"])
@pytest.mark.parametrize(
    ("encoding", "called"),
    [("utf-16", "UTF-16"), ("utf-16-be", "UTF-16"), ("cp932", "Shift_JIS"), ("euc_jp", "EUC-JP")],
)
def test_another_encoding_is_told_by_its_name(docs: Path, name: str, encoding: str, called: str) -> None:
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    code, message = _told(docs, name, mark + WORDS.encode(encoding))
    assert code == Rules.ENCODING.code
    assert message.startswith(called)


@pytest.mark.parametrize("name", YAML)
@pytest.mark.parametrize("data", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_told(docs: Path, name: str, data: bytes) -> None:
    assert _told(docs, name, data)[0] == Rules.EMPTY.code


@pytest.mark.parametrize("name", JSON)
@pytest.mark.parametrize("data", [b"", b"\n", b"[]", b"null", b"{", b'{"date": NaN}', b"9" * 5000, b"[" * 9999])
def test_a_record_in_another_form_is_told(docs: Path, name: str, data: bytes) -> None:
    assert _told(docs, name, data)[0] in {"R21", "A01", "A02"}


@pytest.mark.parametrize("name", YAML)
@pytest.mark.parametrize("text", ["[]", "1", '"x"', "[" * 9999, "a: [", "a: 1", "- a", "reviews: 1", "words: x"])
def test_a_list_in_another_form_is_told(docs: Path, name: str, text: str) -> None:
    (docs / name).write_text(text, encoding="utf-8")
    told = [problem for problem in check(docs)[1] if problem.place.path == f"docs/{name}"]
    assert told or name == "labels.en.yml"  # any word is a label


@pytest.mark.parametrize("stem", ["glossary/differences", "about/data", "search/index"])
def test_a_page_that_templates_link_to_may_not_be_deleted(docs: Path, stem: str) -> None:
    for suffix in (".md", ".en.md"):
        (docs / f"{stem}{suffix}").unlink(missing_ok=True)
    assert ("F11", f"docs/{stem}.md") in {(found.rule.code, found.place.path) for found in check(docs)[1]}
