"""From what people have at hand to articles: texts, dicts, files, data frames and Arrow tables."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Union

from . import _engine
from ._errors import Error
from ._files import Articles

FIELDS = ("id", "text", "title", "published", "url", "outlet", "byline", "language", "section", "licence")

# Rows of a data frame that are turned into Python objects at once, where that cannot be avoided.
CHUNK = 1000

Source = Union[_engine.ArticleFiles, _engine.ArrowArticles, Iterator[Any]]


def _is_nothing(value: object) -> bool:
    return value is None or value != value  # NaN, NaT


def _field_text(value: object) -> str | bytes | None:
    if isinstance(value, (str, bytes)):
        return value
    if _is_nothing(value):
        return None
    if isinstance(value, datetime.date):  # a datetime is one
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, float) and math.isfinite(value):
        return f"{value:.15g}"  # of a whole number every digit: it may be an id
    raise TypeError(f"a field of an article is text, not {type(value).__name__}")


def _plain_name(name: object) -> str:
    """Columns are found in any case."""
    return str(name).strip().lower()


def _wanted(field: str, columns: Mapping[str, str] | None) -> str:
    return _plain_name((columns or {}).get(field, field))


def _keys(article: Mapping[Any, Any], columns: Mapping[str, str] | None) -> list[tuple[str, Any]]:
    """Each field that the article may have with its key there."""
    names = {_plain_name(name): name for name in article}
    return [(field, names[wanted]) for field in FIELDS if (wanted := _wanted(field, columns)) in names]


def _fields(article: Mapping[Any, Any], keys: list[tuple[str, Any]], defaults: Mapping[str, Any]) -> dict[str, str | bytes]:
    fields: dict[str, str | bytes] = {}
    try:
        for field, key in keys:
            if value := _field_text(article[key]):
                fields[field] = value
        for field, default in defaults.items():
            if field not in fields and (value := _field_text(default)):
                fields[field] = value
    except TypeError as error:
        raise Error("input", f"{field}: {error}") from None
    return fields


def article_dict(
    article: object, defaults: Mapping[str, Any], columns: Mapping[str, str] | None = None
) -> dict[str, str | bytes]:
    """The fields of one article; raises Error(input) for what is none."""
    return ArticleDicts(defaults, columns).of(article)


class ArticleDicts:
    """The fields of many articles, of which most have the same keys."""

    def __init__(self, defaults: Mapping[str, Any], columns: Mapping[str, str] | None):
        self._defaults = defaults
        self._columns = columns
        self._names: list[Any] | None = None
        self._keys: list[tuple[str, Any]] = []

    def of(self, article: object) -> dict[str, str | bytes]:
        if isinstance(article, (str, bytes)):
            article = {"text": article}
        if not isinstance(article, Mapping):
            raise Error("input", f"{type(article).__name__} is no article", None, "an article is a text, or a dict with one")
        names = list(article)
        if names != self._names:
            self._names, self._keys = names, _keys(article, self._columns)
        return _fields(article, self._keys, self._defaults)


def _each_article(
    rows: Iterable[object], defaults: Mapping[str, Any], columns: Mapping[str, str] | None
) -> Iterator[dict[str, str | bytes] | Error | _engine.ReadArticle]:
    dicts = ArticleDicts(defaults, columns)
    for row in rows:
        if isinstance(row, (Error, _engine.ReadArticle)):  # as files have them
            yield row
            continue
        try:
            yield dicts.of(row)
        except Error as error:
            yield error


def _pandas_rows(frame: Any) -> Iterator[dict[str, Any]]:
    for start in range(0, len(frame), CHUNK):
        yield from frame.iloc[start : start + CHUNK].to_dict("records")


def _arrow_rows(table: Any) -> Iterator[dict[str, Any]]:
    try:
        import pyarrow
    except ImportError:
        raise Error(
            "usage", "a column of this table is no text, number or time, and reading it needs pyarrow", None, "pip install pyarrow"
        ) from None
    for batch in pyarrow.RecordBatchReader.from_stream(table):
        for start in range(0, batch.num_rows, CHUNK):
            yield from batch.slice(start, CHUNK).to_pylist()


def _chosen(names: Iterable[object], columns: Mapping[str, str] | None) -> dict[str, int]:
    """The number of the column that holds each field."""
    numbers = {_plain_name(name): number for number, name in enumerate(names)}
    found = {field: numbers.get(_wanted(field, columns)) for field in FIELDS}
    return {field: number for field, number in found.items() if number is not None}


def _no_text(names: Iterable[object]) -> Error:
    return Error(
        "usage",
        "no column 'text' among " + ", ".join(map(str, names)),
        None,
        'columns={"text": ...} says which one holds the articles\' text',
    )


def _table_source(table: Any, defaults: Mapping[str, Any], columns: Mapping[str, str] | None) -> Source:
    """Read by the engine where it lies, if its columns are such as the engine reads."""
    articles = _engine.ArrowArticles(table.__arrow_c_stream__())
    chosen = _chosen(articles.columns, columns)
    if "text" not in chosen:
        raise _no_text(articles.columns)
    otherwise = {field: value if isinstance(value, str) else value.decode() for field, value in article_dict(defaults, {}).items()}
    if articles.choose(chosen, otherwise):
        return articles
    return _each_article(_arrow_rows(articles), defaults, columns)


def _pandas_source(frame: Any, defaults: Mapping[str, Any], columns: Mapping[str, str] | None) -> Source:
    chosen = _chosen(frame.columns, columns)
    if "text" not in chosen:
        raise _no_text(frame.columns)
    try:
        import pyarrow

        needed = frame.iloc[:, sorted(set(chosen.values()))]
        table = pyarrow.Table.from_pandas(needed, preserve_index=False)
    except (ImportError, ValueError, TypeError):  # pyarrow's errors are such: a column holds values of several types
        return _each_article(_pandas_rows(frame), defaults, columns)
    return _table_source(table, defaults, columns)


def source_of(articles: Any, defaults: Mapping[str, Any], columns: Mapping[str, str] | None) -> Source:
    """Each article of files, an iterable, a pandas or polars data frame, or anything that gives an Arrow stream."""
    for field in columns or {}:
        if field not in FIELDS:
            raise Error("usage", f"articles have no field '{field}'", None, "fields: " + ", ".join(FIELDS))
    if isinstance(articles, (str, bytes, Mapping)):
        raise Error(
            "usage",
            f"one {type(articles).__name__} is not many articles",
            None,
            "code() codes one text, [article] is many, annals.read() gives those of a file",
        )
    if isinstance(articles, Articles) and not defaults and not columns:
        return articles.files
    if hasattr(articles, "iloc") and hasattr(articles, "to_dict"):
        return _pandas_source(articles, defaults, columns)
    if hasattr(articles, "__arrow_c_stream__"):
        return _table_source(articles, defaults, columns)
    if not isinstance(articles, Iterable):
        raise Error("usage", f"{type(articles).__name__} is no table or list of articles")
    return _each_article(articles, defaults, columns)
