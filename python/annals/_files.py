"""Articles out of files, in whatever form they are."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

from . import _engine
from ._errors import Error
from ._options import PathLike, folder


def read(
    *files: PathLike,
    published: str = "",
    outlet: str = "",
    url: str = "",
    columns: Mapping[str, str] | None = None,
    data: PathLike | None = None,
) -> Iterator[dict[str, str] | Error]:
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
    articles = _engine.ArticleFiles(names, published, outlet, url, dict(columns or {}), folder(data, "data"))

    def each() -> Iterator[dict[str, str] | Error]:
        while (article := articles.next()) is not None:
            yield article

    return each()
