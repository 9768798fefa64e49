"""Which tests are about this site's content: they read docs/ as it is. All others need the tiny library alone.

``pytest -m "not content"`` passes in any site's repository; ``tests/test_apart.py`` tries it with another ``docs/``.
"""

import pytest

_FIXTURES = {"real", "real_site", "real_served", "open_real"}
"""Fixtures that read docs/."""
_TOWN = "ono"
"""The town of docs/ that tests with several towns name as a parameter."""
_MODULES = {
    "test_all_formats_agree.py",
    "test_content.py",
    "test_guide.py",
    "test_guide_in_a_shell.py",
    "test_guide_pictures.py",
    "test_machine_rules.py",
    "test_privacy.py",
    "test_theme_states.py",
}
_TESTS = {
    "test_bench.py": {"test_the_page_shows_what_the_benchmark_recorded"},
    "test_exchange_parts.py": {
        "test_csv_holds_all_terms",
        "test_no_cell_is_a_formula",
        "test_tbx_holds_all_terms",
        "test_what_is_printed_has_the_bytes_of_a_file",
    },
    "test_forms.py": {"test_a_translation_that_is_sent_as_it_is_shown_changes_no_file"},
    "test_editor_files.py": {"test_a_new_measure_chapter_term_or_theme_is_known_at_once"},
    "test_results.py": {"test_every_review_is_of_a_criterion_that_asks_for_one"},
    "test_rules.py": {"test_every_link_in_a_text_of_a_rule_leads_to_a_section_in_both_languages"},
    "test_translations.py": {"test_planted_slips_are_found_with_their_place"},
}
"""Tests of other modules, by the names of their files."""


def is_of_content(item: pytest.Item) -> bool:
    """Whether a test is about docs/: by a fixture, a parameter, or its name."""
    name = getattr(item, "originalname", item.name)
    call = getattr(item, "callspec", None)
    return bool(
        _FIXTURES & {*getattr(item, "fixturenames", ())}
        or (call and ("real" in call.id.split("-") or _TOWN in {v for v in call.params.values() if isinstance(v, str)}))
        or item.path.name in _MODULES
        or name in _TESTS.get(item.path.name, ())
    )
