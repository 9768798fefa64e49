"""A plan printed to PDF gives the drafts that its text gives."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from machidx.drafting.documents import read_document
from machidx.drafting.plan import read_plan

from ..unit.test_drafting import GAPS


@pytest.mark.browser
def test_a_pdf_is_read_as_its_text(chromium: Browser, tmp_path: Path) -> None:
    page = chromium.new_page()
    page.set_content(f"<pre style='font-family: sans-serif'>{GAPS}</pre>")
    page.pdf(path=tmp_path / "plan.pdf")
    page.close()
    plan, same = read_plan(read_document(tmp_path / "plan.pdf")), read_plan(GAPS)
    assert [each.title for each in plan.chapters] == [each.title for each in same.chapters]
    assert [(each.number, each.title, each.departments) for each in plan.measures] == [
        (each.number, each.title, each.departments) for each in same.measures
    ]
    assert [len(each.targets) for each in plan.measures] == [1, 0, 0]
    assert [row.word for row in plan.words] == [row.word for row in same.words]
