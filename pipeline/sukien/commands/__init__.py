"""One file a command; see `sukien.cli`."""
