"""The rows of coded inputs, as Spark names their columns, and tables of Arrow with such columns."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow

# include/annals/coded_rows.h writes them; docs/reference/spark.md says what they hold.
COLUMNS = (
    "input string, version string, kind string, article long, number long, doc string, id string, json string, message string, "
    "bytes binary, keys array<long>, members array<string>"
)


def schema_of(columns: str) -> pyarrow.Schema:
    """The schema of Arrow for columns of these types as Spark writes them."""
    import pyarrow  # takes longer to load than the coder, which needs none of it

    types = {"string": pyarrow.string(), "long": pyarrow.int64()}
    return pyarrow.schema([(name, types[kind]) for name, kind in (column.split() for column in columns.split(", "))])


def hash_of(*parts: object) -> str:
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()[:32]
