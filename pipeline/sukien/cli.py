"""The command `sukien`: a group whose commands are the files of `sukien/commands/`.

A command `name` is the `click.Command` called `command` in commands/<name>.py. Such a file imports nothing heavier
than click at its top, because `sukien --help` reads all of them.

Exit codes: 0 all well, 1 some inputs rejected, 2 wrong usage, 3 the run failed (disk full, worker lost, ...).
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from traceback import extract_tb
from typing import Any

import click

from sukien import __version__


class Commands(click.Group):
    """Finds commands by file name and imports a file only when its command is named."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. Where the reader of its output closed the pipe (`| head`) it has what it wanted: end quietly."""
        try:
            value = super().invoke(ctx)
            sys.stdout.flush()
            return value
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is still to be flushed
            ctx.exit(0)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except OSError as error:
            where = f": {error.filename}" if error.filename else ""
            click.echo(f"Error: {error.strerror or error}{where}", err=True)
            ctx.exit(3)
        except Exception as error:
            place = extract_tb(error.__traceback__)[-1]
            said = f"{type(error).__name__}: {error} ({Path(place.filename).name}, line {place.lineno})"
            click.echo(f"Error: a fault of sukien, please report it: {said}", err=True)
            ctx.exit(3)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of all commands, sorted."""
        from sukien import commands

        return sorted(module.name for module in iter_modules(commands.__path__) if not module.name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command = import_module(f"sukien.commands.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="sukien")
def main() -> None:
    """Read Vietnamese press articles and write event records, every value with its evidence."""
