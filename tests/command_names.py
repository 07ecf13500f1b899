"""The commands as they are, for tests that may forget none."""

from __future__ import annotations

from collections.abc import Iterator

import click

from generator.cli.app import build


def all_commands() -> set[str]:
    """`render`, `import results`, …: every command that does something."""
    return {name for name, _ in each_command()}


def each_command() -> Iterator[tuple[str, click.Command]]:
    """The commands by their names."""
    group = build(str)
    yield from _leaves(group, click.Context(group))


def _leaves(group, context, above=""):
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from _leaves(command, context, f"{above}{name} ")
        else:
            yield f"{above}{name}", command
