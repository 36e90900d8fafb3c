"""`sukien schema`: the JSON Schemas of what a run writes."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("schema")
@click.argument("name", required=False)
@click.option("--write", "folder", type=click.Path(path_type=Path, file_okay=False), help="Write all schemas into this folder.")
def command(name: str | None, folder: Path | None) -> None:
    """Print the JSON Schema called NAME; without a name, list the names."""
    from sukien import schema

    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        for each in schema.names():
            (folder / f"{each}.json").write_text(schema.dumps(each), encoding="utf-8")
            click.echo(folder / f"{each}.json")
    elif name is None:
        click.echo("\n".join(schema.names()))
    elif name in schema.names():
        click.echo(schema.dumps(name), nl=False)
    else:
        raise click.BadParameter(f"{name!r} is none of {', '.join(schema.names())}", param_hint="NAME")
