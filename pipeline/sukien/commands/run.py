"""`sukien run`: read inputs, write the records of all their articles into a folder."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from sukien.commands._how_to_read import how_to_read


@click.command("run", context_settings={"show_default": True})
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("-o", "--out", type=click.Path(file_okay=False), help="Folder for the records.  [required]")
@click.option("--config", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="TOML file of these options; flags win.")
@click.option("--workers", type=click.IntRange(min=1), help="Worker processes.  [default: one a core]")
@click.option("--engine", type=click.Choice(["local", "dask"]), help="Who hands out the shards.  [default: local]")
@click.option("--scheduler", help="Address (tcp://HOST:8786) or file (*.json) of a Dask scheduler.")
@how_to_read
@click.option("--words", type=click.Choice(["pyvi", "underthesea"]), help="Also cut words, by this library (slow).")
@click.option("--duplicates", type=click.Choice(["exact", "near", "off"]), help="Read each text once; group reposts.  [default: exact]")
@click.option("--max-seconds", type=float, help="Time limit of one article.  [default: 20]")
@click.option("--max-mb", type=float, help="Size limit of one article.  [default: 4]")
@click.option("--shard-mb", type=float, help="Input that one shard holds at most.  [default: 1]")
@click.option("--shard-files", type=int, help="Files that one shard holds at most.  [default: 500]")
@click.option("--dry-run", is_flag=True, default=None, help="Say what would be read, and read nothing.")
@click.option("--quiet", is_flag=True, default=None, help="No progress, no summary.")
def command(inputs: tuple[str, ...], config: Path | None, **flags: Any) -> None:
    """Read articles and write their records into a folder.

    INPUT is a file, a folder, a glob, "-" for standard input, or a remote address (s3://…).
    Formats: txt, html, jsonl, csv, parquet, warc, each also .gz and .zst. A second run with the same inputs goes on
    where the first one ended.

    Exit codes: 0 all well, 1 some inputs rejected, 2 wrong usage, 3 the run failed, 130 interrupted.
    """
    from sukien.read.find import NoInput
    from sukien.read.raw import Unread
    from sukien.run.options import BadOptions, load_options
    from sukien.run.task import RunFailed

    try:
        options = load_options(config, {name: value for name, value in flags.items() if value is not None})
        if options.out is None:
            raise BadOptions("no folder for the records: --out FOLDER")
        if options.dry_run:
            from sukien.run.summary import preview

            click.echo(preview(inputs, Path(options.out), options))
            return
        sys.exit(_run(inputs, Path(options.out), options, options.quiet))
    except (BadOptions, NoInput, Unread) as error:
        raise click.UsageError(str(error)) from error
    except RunFailed as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(3)
    except BrokenPipeError:  # nobody reads what --dry-run says
        raise
    except OSError as error:
        where = f": {error.filename}" if error.filename else ""
        click.echo(f"Error: {error.strerror or error}{where}; what is finished is kept, run again to go on", err=True)
        sys.exit(3)
    except KeyboardInterrupt:
        click.echo("Interrupted; what is finished is kept, run again to go on", err=True)
        sys.exit(130)


def _run(inputs: tuple[str, ...], out: Path, options: Any, quiet: bool) -> int:
    from sukien.run import run
    from sukien.run.progress import Progress
    from sukien.run.summary import summary

    progress = Progress(quiet)
    try:
        manifest = run(inputs, out, options, progress)
    finally:
        progress.close()
    if not quiet:
        click.echo(summary(manifest, progress, out), err=True)
    return 1 if manifest.totals.rejects else 0
