"""Both languages are complete: every page has its counterpart, and the two refer to each other."""

from collections.abc import Iterator, Mapping

from machidx.language.locale import JAPANESE, LOCALES
from machidx.site.artefact.artefact import NOT_FOUND, Artefact, counterpart, locale_of_path
from machidx.site.artefact.fault import LANGUAGE, Fault, at_file
from machidx.site.artefact.page import PageReport

_NAMES = {"ja": "日本語", "en": "英語"}
_DEFAULT = "x-default"


def language_faults(artefact: Artefact, reports: Mapping[str, PageReport]) -> Iterator[Fault]:
    """Yield what is wrong with the languages of pages, given by path."""
    for path, report in reports.items():
        own = locale_of_path(path)
        if report.locale != own:
            yield at_file(path, LANGUAGE, f"html の lang が「{report.locale}」です。{_NAMES[own]}は「{own}」です。")
        if path == NOT_FOUND or report.leads_on:
            continue
        other = reports.get(counterpart(path))
        if other is None:
            missing = _NAMES[locale_of_path(counterpart(path))]
            yield at_file(path, LANGUAGE, f"{missing}のページ「{counterpart(path)}」がありません。")
        else:
            yield from (at_file(path, LANGUAGE, wrong) for wrong in _wrong(artefact, report, other))


def _wrong(artefact: Artefact, report: PageReport, other: PageReport) -> Iterator[str]:
    """Yield what is wrong with the references of a page to itself and to its counterpart."""
    pages = {locale_of_path(page.path): page for page in (report, other)}
    known = {locale: artefact.absolute(page.path) for locale, page in pages.items()}
    own = locale_of_path(report.path)
    if report.canonical not in (known[own], known[JAPANESE]):
        yield f"canonical が「{report.canonical}」です。このページは「{known[own]}」です。"
    there = [locale for locale in LOCALES if pages[locale].canonical == known[locale]]
    expected = {locale: known[locale] for locale in there} | {_DEFAULT: known[JAPANESE]}
    for locale in (*LOCALES, _DEFAULT):
        given, right = report.alternates.get(locale, ""), expected.get(locale, "")
        if given != right:
            yield (
                f"hreflang「{locale}」が「{given}」です。正しくは「{right}」です。"
                if right
                else (f"hreflang「{locale}」がありますが、そのページは訳されていません。")
            )
