"""Click commands and groups with usage and help texts in Japanese."""

from collections.abc import Iterable
from typing import Any

import click

from machidx.language.widths import columns


class MissingCommandError(click.UsageError):
    """A group of commands was called without a command."""


class UnknownArgumentError(click.UsageError):
    """The command got more arguments than it takes."""


class _Formatter(click.HelpFormatter):
    """Prints help without wrapping: Japanese has no spaces to break at, and terminals wrap by themselves."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        self.write(f"{prefix or '使い方'}: {prog} {args}".rstrip() + "\n")

    def write_text(self, text: str) -> None:
        self.write(f"{text}\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        listed = list(rows)
        width = min(max(columns(name) for name, _ in listed), col_max) + col_spacing
        for name, words in listed:
            space = " " * max(width - columns(name), col_spacing)
            self.write(f"{'':{self.current_indent}}{name}{space if words else ''}{words}\n")


class _Context(click.Context):
    formatter_class = _Formatter


class Command(click.Command):
    """A command with Japanese help that attaches its context to usage errors."""

    context_class = _Context
    allow_extra_args = True
    """Lets ``parse_args`` report excess arguments in Japanese."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments. Raises click.UsageError, UnknownArgumentError for excess ones."""
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as mistake:
            mistake.ctx = mistake.ctx or ctx
            raise
        if rest and not isinstance(self, click.Group):
            raise UnknownArgumentError(" ".join(rest), ctx)
        return rest

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Collect the parameters for the usage line, optional ones in brackets."""
        return [_piece(ctx, parameter) for parameter in self.get_params(ctx)]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option --help with a Japanese description."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "この説明を見せる"
        return option

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write usage, description, arguments, subcommands and options."""
        self.format_usage(ctx, formatter)
        self.format_help_text(ctx, formatter)
        parameters = self.get_params(ctx)
        arguments = [(p.human_readable_name, p.help or "") for p in parameters if isinstance(p, click.Argument)]
        options = [(p.get_help_spec(ctx), p.help or "") for p in parameters if isinstance(p, click.Option)]
        for heading, rows in (("引数", arguments), *self._commands(ctx), ("付けられるもの", options)):
            if rows:
                with formatter.section(heading):
                    formatter.write_dl(rows)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the description of the command."""
        formatter.write_paragraph()
        formatter.write_text(self.help or "")

    def _commands(self, ctx: click.Context) -> list[tuple[str, list[tuple[str, str]]]]:
        return []


class CommandGroup(Command, click.Group):
    """A group of commands, listed in the order of their definition."""

    command_class = Command

    def __init__(self, **settings: Any) -> None:
        super().__init__(**{"subcommand_metavar": "命令", "no_args_is_help": False, **settings})

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments up to the command's name. Raises click.UsageError, MissingCommandError without a name."""
        if not self.invoke_without_command and all(arg == "--" for arg in args):
            raise MissingCommandError(self.subcommand_metavar, ctx)
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of the commands in the order of their definition; click would sort them."""
        return list(self.commands)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Collect the options and the placeholder of the command for the usage line."""
        what = f"{self.subcommand_metavar} ..."
        return [*super().collect_usage_pieces(ctx), f"[{what}]" if self.invoke_without_command else what]

    def _commands(self, ctx: click.Context) -> list[tuple[str, list[tuple[str, str]]]]:
        listed = [(name, self.commands[name].help or "") for name in self.list_commands(ctx)]
        return [(self.subcommand_metavar, listed)]


def _piece(ctx: click.Context, parameter: click.Parameter) -> str:
    if isinstance(parameter, click.Option):
        written = parameter.opts[0] if parameter.is_flag else f"{parameter.opts[0]} {parameter.make_metavar(ctx)}"
    else:
        written = parameter.human_readable_name + ("" if parameter.nargs == 1 else " ...")
    return written if parameter.required else f"[{written}]"
