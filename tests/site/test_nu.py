"""What the Nu Html Checker, the W3C's validator, says of every page; needs Java and npm, which fetches it.

It knows what may stand in each element, which ``machidx examine`` leaves to it. A run writes its result to
``tests/bench``.
"""

import datetime as dt
import json
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from ..conftest import ROOT

pytestmark = pytest.mark.full

_CHECKER = "vnu-jar@26"
_RECORD = ROOT / "tests" / "bench" / "nu.md"
_INTEREST = "Attribute “interestfor” not allowed on element “a” at this point."
_ROLE = r"The “role” attribute must not be used on an? “(?:td|th|tr|tbody|thead)” element which has a “table” ancestor"
_MEANT = (
    (
        _INTEREST,
        "`interestfor` on links to terms: browsers that know it open the tooltip by themselves; others ignore it",
    ),
    (
        _ROLE,
        "roles in tables that phones show as lists (`display: block`), as some browsers then no longer tell of a table",
    ),
)
"""What is meant as it is (how the message begins, a pattern), and why."""


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The command that checks files or folders."""
    npm, java = shutil.which("npm"), shutil.which("java")
    if not npm or not java:
        pytest.skip("the Nu checker needs Java, and npm to fetch it")
    folder = tmp_path_factory.mktemp("nu")
    install = [npm, "install", "--no-audit", "--no-fund", "--silent", "--prefix", str(folder), _CHECKER]
    subprocess.run(install, check=True, stdout=subprocess.DEVNULL)
    jar = folder / "node_modules/vnu-jar/build/dist/vnu.jar"
    return [java, "-Xss8m", "-jar", str(jar), "--errors-only", "--skip-non-html", "--format", "json", "--stdout"]


def _told(checker: list[str], place: Path) -> dict[str, Any]:
    run = subprocess.run([*checker, str(place)], capture_output=True, encoding="utf-8", check=False)
    told: dict[str, Any] = json.loads(run.stdout)
    return told


def test_every_page_is_valid_and_the_result_is_recorded(checker: list[str], real_site: Path) -> None:
    told = _told(checker, real_site)
    meant = Counter[str]()
    others = []
    for error in told["messages"]:
        why = next((why for pattern, why in _MEANT if re.match(pattern, error["message"])), "")
        meant[why] += 1
        if not why:
            others.append((error["url"].rpartition("/site/")[2], error.get("lastLine"), error["message"]))
    assert others == []
    pages = sum(1 for _ in real_site.rglob("*.html"))
    _record(told["version"].split()[0], pages, meant)


def _record(version: str, pages: int, meant: Counter[str]) -> None:
    today = dt.datetime.now(tz=dt.UTC).astimezone().date().isoformat()
    kept = "".join(f"- {count:,} times {why}.\n" for why, count in meant.most_common())
    _RECORD.write_text(
        "# Nu Html Checker\n\nWritten by `tests/site/test_nu.py` (`make test-full`): every page is valid HTML,"
        f" but for what is meant as it is:\n\n{kept}\n{today}, Nu Html Checker {version}: passed ({pages} pages)\n",
        encoding="utf-8",
        newline="\n",
    )


def test_a_mistake_in_what_may_stand_where_is_told(checker: list[str], tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text(
        '<!doctype html>\n<html lang="ja"><title>x</title>\n<span><div>x</div></span></html>', encoding="utf-8"
    )
    (error,) = _told(checker, page)["messages"]
    assert (error["lastLine"], "not allowed as child of" in error["message"]) == (3, True)
