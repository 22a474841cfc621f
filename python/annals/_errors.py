"""The one exception of the package."""

from __future__ import annotations

from typing import NamedTuple


class ErrorPlace(NamedTuple):
    """Where a fault is: a file, an address or an article, then line and column, counted from 1."""

    file: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return ":".join(str(part) for part in self if part is not None)


class Error(Exception):
    """What went wrong, where, and what to do.

    >>> import annals
    >>> try:
    ...     annals.open("no such file.db")
    ... except annals.Error as error:
    ...     print(error.kind, error.place.file, error.message, error.hint, sep="; ")
    not found; no such file.db; there is no such store; `annals add` makes one
    """

    kind: str
    """usage, not found, input, data, model, store, io or internal (a bug of ours)."""
    message: str
    """What was found."""
    place: ErrorPlace | None
    """Where, if that is known."""
    hint: str | None
    """What to do about it."""

    def __init__(self, kind: str, message: str, place: ErrorPlace | None = None, hint: str | None = None):
        super().__init__(kind, message, place, hint)
        self.kind, self.message, self.place, self.hint = kind, message, place, hint

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        return where + self.message + (f" ({self.hint})" if self.hint else "")
