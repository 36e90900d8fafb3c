"""`python -m sukien`: the command."""

from sukien.cli import main

main(prog_name="sukien")
