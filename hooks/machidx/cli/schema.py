"""The command ``machidx schema``: what editors need to know of the fields."""

import click

from machidx.cli import project
from machidx.cli.commands import Command


@click.command(cls=Command, help="VS Code などに、項目の名前と書ける値を教える")
def schema() -> int:
    """Write schemas, settings and snippets for editors, and print their paths."""
    from machidx.site.schema.editor_files import write_editor_files

    for path in write_editor_files(project.root(), project.library()):
        project.show(path)
    return 0
