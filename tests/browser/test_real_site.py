"""Every page of the real site, looked at once (``sweep``): what was found there, question by question."""

from pathlib import Path

import pytest

from ..evidence import AXE, SEEN, TOOLS
from ..site.pages import read
from .sweep import Found, sweep

pytestmark = pytest.mark.full

# Where axe cannot tell, our own questions do: the colours of letters over drawn backgrounds (contrast), the heads
# of a schedule that span its whole width (structure, and test_a_schedule_is_read_as_a_table).
_ANSWERED = {"unsure color-contrast", "unsure th-has-data-cells"}


@pytest.fixture(scope="module")
def found(real_site: Path, real_served: str, request: pytest.FixtureRequest) -> Found:
    """What was found on all pages, and on the one for addresses that do not exist."""
    out = sweep(real_served, [*read(real_site), "/404.html"])
    request.config.stash[AXE] = {
        rule: (tags, out.broken[rule] == 0) for rule, tags in out.rules.items() if any(t[4:].isdigit() for t in tags)
    }
    request.config.stash[SEEN] = frozenset(out.looked_at)
    request.config.stash[TOOLS] = out.tools
    return out


def test_every_page_was_looked_at(found: Found, real_site: Path) -> None:
    assert sorted(found.looked_at) == sorted([*read(real_site), "/404.html"])


def test_axe_finds_nothing_in_light_and_dark_on_a_phone_and_a_desk(found: Found) -> None:
    assert found.wrong["axe"] == []


def test_what_axe_cannot_tell_is_asked_by_ourselves(found: Found) -> None:
    assert {question for question in found.wrong if question.startswith("unsure")} <= _ANSWERED


def test_no_script_complains(found: Found) -> None:
    assert found.wrong["console"] == []


@pytest.mark.check("contrast")
def test_all_text_stands_out_from_its_background(found: Found) -> None:
    assert found.wrong["contrast"] == []


@pytest.mark.check("reflow")
@pytest.mark.parametrize("question", ["sideways", "scrollers", "lost"])
def test_nothing_but_a_tables_own_region_scrolls_sideways_and_nothing_is_lost(found: Found, question: str) -> None:
    assert found.wrong[question] == []


@pytest.mark.check("zoom")
def test_nothing_is_lost_with_letters_twice_as_large(found: Found) -> None:
    assert found.wrong["zoom"] == []


@pytest.mark.check("spacing")
def test_nothing_is_lost_with_wider_spacing(found: Found) -> None:
    assert found.wrong["spacing"] == []


@pytest.mark.check("targets")
@pytest.mark.parametrize("question", ["targets", "controls"])
def test_what_can_be_pressed_is_large_enough(found: Found, question: str) -> None:
    """24 pixels, and 44 for the main controls on a phone."""
    assert found.wrong[question] == []


@pytest.mark.check("language")
def test_japanese_in_english_pages_is_marked(found: Found) -> None:
    assert found.wrong["language"] == []


@pytest.mark.check("order")
def test_what_comes_later_in_the_page_stands_lower(found: Found) -> None:
    assert found.wrong["order"] == []


@pytest.mark.check("structure")
def test_headings_tables_and_lists_are_built_correctly(found: Found) -> None:
    assert found.wrong["structure"] == []


@pytest.mark.check("pictures")
def test_drawings_have_their_content_as_text(found: Found) -> None:
    assert found.wrong["pictures"] == []


@pytest.mark.check("names")
def test_whatever_can_be_used_is_called_as_it_is_shown(found: Found) -> None:
    assert found.wrong["names"] == []


@pytest.mark.check("motion")
def test_nothing_moves(found: Found) -> None:
    assert found.wrong["moves"] == []
