"""Articles out of files, in whatever form they are."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

from . import _engine
from ._errors import Error
from ._options import PathLike, folder


class Articles(Iterator["dict[str, str] | Error"]):
    """The articles of files, one by one; what cannot be read is an `Error` in its place."""

    def __init__(self, files: _engine.ArticleFiles):
        self.files = files

    def __next__(self) -> dict[str, str] | Error:
        article: dict[str, str] | Error | None = self.files.next()
        if article is None:
            raise StopIteration
        return article


def read(
    *files: PathLike,
    published: str = "",
    outlet: str = "",
    url: str = "",
    columns: Mapping[str, str] | None = None,
    data: PathLike | None = None,
) -> Articles:
    """Articles of files, folders and patterns, one by one, for `Coder.code_many`: JSON Lines, CSV, text, pages of HTML,
    feeds, web archives, packed or not. What cannot be read is an `Error` in its place.

    published, outlet, url: of articles that have none.
    columns: where columns or keys have other names, as {"title": "Headline"}.
    data: a folder of lexicons to use instead of the one that came along.

    >>> import annals
    >>> results = annals.Coder().code_many(annals.read("no such file.jsonl"))
    >>> [coded.error.kind for coded in results]
    ['not found']
    """
    names = [os.fspath(file) for file in files]
    return Articles(_engine.ArticleFiles(names, published, outlet, url, dict(columns or {}), folder(data, "data")))
