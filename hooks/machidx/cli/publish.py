"""The commands ``machidx publish``, ``rollback`` and ``releases``: what a web server shows, and going back."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import click

from machidx.cli import project
from machidx.cli.commands import Command
from machidx.content.failures import RefusedError, said

_destination = click.argument(
    "destination", metavar="公開先", type=click.Path(path_type=Path), help="サーバーが見せるフォルダーを置くところ"
)


@click.command(cls=Command, help="サイトをつくって公開先で公開する（問題があれば前のまま）")
@_destination
def publish(destination: Path) -> int:
    """Build the site and serve it from a folder; exit status 1, with what was served still served, if it cannot be."""
    from machidx.site.releases.publication import publish_release

    return _told(partial(publish_release, project.root(), destination))


@click.command(cls=Command, help="公開先を、前に公開した版にもどす")
@_destination
@click.option("--to", "wanted", default="", metavar="版", help="もどす版（名前の始めだけでよい）")
def rollback(destination: Path, wanted: str) -> int:
    """Serve an earlier release; exit status 1, with what was served still served, if it cannot be."""
    from machidx.site.releases.publication import roll_back

    return _told(partial(roll_back, destination, wanted))


@click.command(cls=Command, help="公開先にある版を、新しい順に示す")
@_destination
def releases(destination: Path) -> int:
    """Print each release: whether it is served, when it was published, its name."""
    from machidx.site.releases.publication import release_list

    for line in release_list(destination):
        print(line)
    return 0


def _told(run: Callable[[], list[str]]) -> int:
    """Print what a run tells; if it fails, why, and that nothing has changed."""
    try:
        lines = run()
    except (RefusedError, OSError) as failure:
        print(said(failure) if isinstance(failure, OSError) else failure, file=sys.stderr)
        print("公開しているものは、前のままです。")
        return 1
    print(*lines, sep="\n")
    return 0
