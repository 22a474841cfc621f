"""From what people have at hand to articles: texts, dicts, data frames and Arrow tables, row by row."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ._errors import Error

FIELDS = ("id", "text", "title", "published", "url", "outlet", "byline", "language", "section", "licence")

# Rows of a data frame that are turned into Python objects at once.
CHUNK = 1000


def _is_nothing(value: object) -> bool:
    return value is None or value != value  # NaN, NaT


def _field_text(value: object) -> str | bytes | None:
    if isinstance(value, (str, bytes)):
        return value
    if _is_nothing(value):
        return None
    if isinstance(value, datetime.date):  # a datetime is one
        return value.isoformat()
    if isinstance(value, int) or (isinstance(value, float) and math.isfinite(value)):
        return f"{value:g}" if isinstance(value, float) else str(value)
    raise TypeError(f"a field of an article is text, not {type(value).__name__}")


def article_dict(
    article: object, defaults: Mapping[str, Any], columns: Mapping[str, str] | None = None
) -> dict[str, str | bytes]:
    """The fields of one article; raises Error(input) for what is none."""
    if isinstance(article, (str, bytes)):
        article = {"text": article}
    if not isinstance(article, Mapping):
        raise Error("input", f"{type(article).__name__} is no article", None, "an article is a text, or a dict with one")
    names = {str(name).strip().lower(): name for name in article}
    mapped = {field: str(name).strip().lower() for field, name in (columns or {}).items()}
    fields: dict[str, str | bytes] = {}
    for field in FIELDS:
        name = names.get(mapped.get(field, field))
        if name is None and field not in defaults:
            continue
        try:
            value = _field_text(article[name]) if name is not None else None
            if not value:
                value = _field_text(defaults.get(field))
        except TypeError as error:
            raise Error("input", f"{field}: {error}") from None
        if value:
            fields[field] = value
    return fields


def _pandas_rows(frame: Any) -> Iterator[dict[str, Any]]:
    for start in range(0, len(frame), CHUNK):
        yield from frame.iloc[start : start + CHUNK].to_dict("records")


def _arrow_rows(table: Any) -> Iterator[dict[str, Any]]:
    try:
        import pyarrow
    except ImportError:
        raise Error(
            "usage", "reading an Arrow table needs pyarrow", None, "pip install pyarrow, or give dicts"
        ) from None
    for batch in pyarrow.RecordBatchReader.from_stream(table):
        for start in range(0, batch.num_rows, CHUNK):
            yield from batch.slice(start, CHUNK).to_pylist()


def rows_of(articles: Any) -> Iterator[object]:
    """Each article of an iterable, a pandas or polars data frame, or anything that gives an Arrow stream."""
    if isinstance(articles, (str, bytes, Mapping)):
        raise Error("usage", f"one {type(articles).__name__} is not many articles", None, "code() codes one, [article] is many")
    if hasattr(articles, "iloc") and hasattr(articles, "to_dict"):
        return _pandas_rows(articles)
    if hasattr(articles, "iter_rows"):
        return iter(articles.iter_rows(named=True))
    if hasattr(articles, "__arrow_c_stream__"):
        return _arrow_rows(articles)
    if not isinstance(articles, Iterable):
        raise Error("usage", f"{type(articles).__name__} is no table or list of articles")
    return iter(articles)


def check_columns(columns: Mapping[str, str] | None) -> None:
    """Raises Error(usage) for a field that articles do not have."""
    for field in columns or {}:
        if field not in FIELDS:
            raise Error("usage", f"articles have no field '{field}'", None, "fields: " + ", ".join(FIELDS))

