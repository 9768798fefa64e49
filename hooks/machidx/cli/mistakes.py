"""Japanese messages for usage errors, made from the fields of click's exceptions."""

from functools import singledispatch

import click
from click.exceptions import NoSuchCommand

from machidx.cli.commands import MissingCommandError, UnknownArgumentError
from machidx.language import proposals


def told(mistake: click.UsageError) -> str:
    """Format a usage error: the usage line, then the command and the message."""
    context = mistake.ctx or click.Context(click.Command("machidx"), info_name="machidx")
    return f"{context.get_usage()}\n{context.command_path}: {_said(mistake)}"


@singledispatch
def _said(mistake: click.UsageError) -> str:
    return mistake.message


@_said.register
def _(mistake: MissingCommandError) -> str:
    return f"足りないもの: {mistake.message}"


@_said.register
def _(mistake: UnknownArgumentError) -> str:
    return f"知らない引数です: {mistake.message}"


@_said.register
def _(mistake: NoSuchCommand) -> str:
    known = list(mistake.ctx.command.commands) if mistake.ctx and isinstance(mistake.ctx.command, click.Group) else []
    near = proposals.nearest(mistake.command_name, known)
    hint = f"もしかして: {near}" if near else f"あるのは {'、'.join(known)} です。"
    return f"「{mistake.command_name}」という命令はありません。{hint}"


@_said.register
def _(mistake: click.NoSuchOption) -> str:
    names = [name for option in _options(mistake) for name in option.opts if name.startswith("--")]
    near = proposals.nearest(mistake.option_name, names) if mistake.option_name.startswith("--") else ""
    hint = f"もしかして: {near}" if near else "「-」で始まることばは、「--」の後に書きます。"
    return f"知らない引数です: {mistake.option_name} {hint}"


@_said.register
def _(mistake: click.BadOptionUsage) -> str:
    takes_none = any(option.is_flag for option in _options(mistake) if mistake.option_name in option.opts)
    return f"{mistake.option_name} {'に、値は付けられません。' if takes_none else 'の後に、値が要ります。'}"


@_said.register
def _(mistake: click.BadParameter) -> str:
    return f"{_name(mistake.param)}: {mistake.message}" if mistake.param else mistake.message


@_said.register
def _(mistake: click.MissingParameter) -> str:
    given = mistake.ctx.params if mistake.ctx else {}
    wanted = mistake.ctx.command.params if mistake.ctx else []
    return f"足りないもの: {'、'.join(_name(p) for p in wanted if p.required and p.name not in given)}"


def _options(mistake: click.UsageError) -> list[click.Option]:
    parameters = mistake.ctx.command.get_params(mistake.ctx) if mistake.ctx else []
    return [parameter for parameter in parameters if isinstance(parameter, click.Option)]


def _name(parameter: click.Parameter) -> str:
    return parameter.opts[0] if isinstance(parameter, click.Option) else parameter.human_readable_name
