"""The sitemap lists exactly the pages that search engines are to list, each with its counterpart."""

from collections import Counter
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

from machidx.site.artefact.artefact import Artefact, is_not_found
from machidx.site.artefact.fault import SITEMAP, Fault, at_file
from machidx.site.artefact.page import PageReport

_FILE, _ROBOTS = "sitemap.xml", "robots.txt"
_SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_LINK = "{http://www.w3.org/1999/xhtml}link"


def sitemap_faults(artefact: Artefact, reports: Mapping[str, PageReport]) -> Iterator[Fault]:
    """Yield what is wrong with the sitemap, and with what leads to it."""
    if _FILE not in artefact.sizes:
        yield at_file(_FILE, SITEMAP, "ありません。")
        return
    yield from _robots_faults(artefact)
    try:
        root = ET.fromstring(artefact.read(_FILE))  # noqa: S314 - our own file; the check reads no entity
    except ET.ParseError:
        return  # told as a broken file
    listed = {_address(url): _others(url) for url in root}
    for address in sorted(address for address, count in Counter(map(_address, root)).items() if count > 1):
        yield at_file(_FILE, SITEMAP, f"「{address}」が、2回のっています。")
    expected = {artefact.absolute(report.path): report for report in reports.values() if _is_listed(artefact, report)}
    for address in expected.keys() - listed.keys():
        yield at_file(_FILE, SITEMAP, f"ページ「{address}」が、のっていません。")
    for address in listed.keys() - expected.keys():
        yield at_file(_FILE, SITEMAP, f"「{address}」がのっていますが、そのページはないか、のせないページです。")
    for address in listed.keys() & expected.keys():
        if listed[address] != expected[address].alternates:
            yield at_file(_FILE, SITEMAP, "ほかの言語のページが、そのページの hreflang とちがいます。", address)


def _address(url: ET.Element) -> str:
    return url.findtext(f"{_SPACE}loc", "")


def _others(url: ET.Element) -> dict[str, str]:
    """The address in each language."""
    return {link.get("hreflang", ""): link.get("href", "") for link in url.iter(_LINK)}


def _is_listed(artefact: Artefact, report: PageReport) -> bool:
    """Whether a page is to be listed: one that is known by its own address, and not hidden."""
    is_own = report.canonical == artefact.absolute(report.path)
    return is_own and not report.is_hidden and not report.leads_on and not is_not_found(report.path)


def _robots_faults(artefact: Artefact) -> Iterator[Fault]:
    right = f"Sitemap: {artefact.url}{_FILE}"
    if _ROBOTS not in artefact.sizes:
        yield at_file(_ROBOTS, SITEMAP, "ありません。")
    elif right not in artefact.read(_ROBOTS).decode("utf-8", "replace").splitlines():
        yield at_file(_ROBOTS, SITEMAP, f"「{right}」という行がありません。")
