"""The ways to tell of a mistake on a page: by mail, on paper, and on GitHub, with the page's address filled in."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from machidx.site.settings import Site
from machidx.views.context import Ref, Scene
from machidx.views.correction import mistake_report


@dataclass(frozen=True)
class CorrectionWays:
    """The ways to tell of a mistake on a page; "" or None where there is none."""

    mail: str
    """Address that writes a mail."""
    slip: Ref | None
    """The slip to print."""
    issue: str
    """Address that writes an issue, which needs an account."""


def correction_ways(scene: Scene, site: Site) -> CorrectionWays:
    """The ways to tell of a mistake on the scene's page."""
    report, address, to = mistake_report(scene), site.address(scene.url), scene.library.settings.extra.keeper.mail
    return CorrectionWays(
        mail_address(to, report.subject, "\n\n".join((address, *report.asked, ""))) if to else "",
        report.slip,
        issue_address(site.repository, report.subject, f"{address}\n\n") if site.edit else "",
    )


def mail_address(to: str, subject: str, body: str) -> str:
    """The address that writes a mail (RFC 6068): everything percent-encoded, lines end with CR and LF."""
    lines = "\r\n".join(body.split("\n"))
    return f"mailto:{quote(to, safe='@')}?subject={quote(subject, safe='')}&body={quote(lines, safe='')}"


def issue_address(repository: str, title: str, body: str) -> str:
    """The address that writes an issue of a repository on GitHub."""
    return f"{repository}/issues/new?{urlencode({'title': title, 'body': body}, quote_via=quote)}"
