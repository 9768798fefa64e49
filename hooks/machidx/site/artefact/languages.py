"""All languages are complete: every page has its counterparts, and they refer to each other."""

from collections.abc import Iterator, Mapping

from machidx.language.locale import JAPANESE
from machidx.site.artefact.artefact import Artefact, is_not_found
from machidx.site.artefact.fault import LANGUAGE, Fault, at_file
from machidx.site.artefact.page import PageReport

_NAMES = {"ja": "日本語", "en": "英語"}
_DEFAULT = "x-default"


def language_faults(artefact: Artefact, reports: Mapping[str, PageReport]) -> Iterator[Fault]:
    """Yield what is wrong with the languages of pages, given by path."""
    for path, report in reports.items():
        own = artefact.locale_of(path)
        if report.locale != own:
            yield at_file(path, LANGUAGE, f"html の lang が「{report.locale}」です。{_name(own)}は「{own}」です。")
        if is_not_found(path) or report.leads_on:
            continue
        places = {locale: artefact.in_locale(path, locale) for locale in artefact.locales}
        pages = {locale: reports[place] for locale, place in places.items() if place in reports}
        if lost := [locale for locale in places if locale not in pages]:
            yield from (
                at_file(path, LANGUAGE, f"{_name(locale)}のページ「{places[locale]}」がありません。") for locale in lost
            )
        else:
            yield from (at_file(path, LANGUAGE, wrong) for wrong in _wrong(artefact, own, pages))


def _name(locale: str) -> str:
    """The Japanese name of a language; of others, their codes."""
    return _NAMES.get(locale, locale)


def _wrong(artefact: Artefact, own: str, pages: Mapping[str, PageReport]) -> Iterator[str]:
    """Yield what is wrong with the references of a page, in the language ``own``, to itself and its counterparts."""
    report = pages[own]
    known = {locale: artefact.absolute(page.path) for locale, page in pages.items()}
    if report.canonical not in (known[own], known[JAPANESE]):
        yield f"canonical が「{report.canonical}」です。このページは「{known[own]}」です。"
    there = [locale for locale in pages if pages[locale].canonical == known[locale]]
    expected = {locale: known[locale] for locale in there} | {_DEFAULT: known[JAPANESE]}
    for locale in (*pages, _DEFAULT):
        given, right = report.alternates.get(locale, ""), expected.get(locale, "")
        if given != right:
            yield (
                f"hreflang「{locale}」が「{given}」です。正しくは「{right}」です。"
                if right
                else (f"hreflang「{locale}」がありますが、そのページは訳されていません。")
            )
