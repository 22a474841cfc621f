"""Files of articles: which there are, and their articles one by one."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol

import annals
from annals import _articles

# Rows of Parquet that are turned into Python objects at once.
ROWS = 200


def files_of(inputs: Iterable[str | os.PathLike[str]]) -> list[str]:
    """Absolute paths in order, each once: a folder stands for the files below it, a pattern for those that match, as for `annals
    code`; hidden files are left out. A file that is not there stays, and has its error when it is read."""
    found: set[str] = set()
    for one in inputs:
        path = os.path.abspath(os.fspath(one))
        if os.path.isdir(path):
            found.update(_below(path))
        elif not os.path.exists(path) and any(sign in path for sign in "*?["):
            found.update(filter(os.path.isfile, glob.glob(path)))
        else:
            found.add(path)
    return sorted(found)


def _below(folder: str) -> Iterator[str]:
    for where, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (os.path.join(where, name) for name in files if not name.startswith("."))


class Source(Protocol):
    """The articles of one file in the order of its lines, rows or pages, in bounded memory."""

    def take(self) -> Any:
        """The next one, the error in its place, or None at the end."""

    def pass_over(self) -> bool:
        """Goes past the next one, unread where the form shows where it ends; false at the end."""


def articles_of(path: str, reading: Mapping[str, Any]) -> Source:
    return _ParquetArticles(path, dict(reading)) if _is_parquet(path) else annals.read(path, **reading).files


def _is_parquet(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            return file.read(4) == b"PAR1"
    except OSError:
        return False


class _ParquetArticles:
    def __init__(self, path: str, reading: dict[str, Any]):
        self._articles = _parquet_articles(path, reading)

    def take(self) -> dict[str, Any] | annals.Error | None:
        return next(self._articles, None)

    def pass_over(self) -> bool:
        return self.take() is not None


def _parquet_articles(path: str, reading: dict[str, Any]) -> Iterator[dict[str, Any] | annals.Error]:
    import pyarrow
    from pyarrow import parquet

    defaults = {name: reading[name] for name in ("published", "outlet", "url") if reading.get(name)}
    columns = dict(reading.get("columns") or {})
    dicts = _articles.ArticleDicts(defaults, columns)
    try:
        file = parquet.ParquetFile(path)
        wanted = {str(columns.get(field, field)).lower() for field in _articles.FIELDS}
        kept = [name for name in file.schema_arrow.names if name.lower() in wanted]
        for batch in file.iter_batches(ROWS, columns=kept):
            for row in batch.to_pylist():
                try:
                    yield dicts.of(row)
                except annals.Error as error:
                    yield error
    except (OSError, pyarrow.ArrowException) as error:
        yield annals.Error("io", f"this Parquet file cannot be read: {error}", annals.ErrorPlace(path, 0, 0))
