"""The rows of coded inputs: their columns, and batches of them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import pyarrow

# kind: "article"; "account", what it tells of one happening; "record"; "error", of an article that could not be read;
# "quarantine", of one that could not be coded (`message` says why); "input", the last row of an input that was read to its end.
# article: its number within the input; of an "input", how many there were. number: of the row within its input.
# id: of the account or record. bytes: the article's signature; the account, packed. keys: the account's buckets. members: ids of
# its records.
COLUMNS = (
    "input string, version string, kind string, article long, number long, doc string, id string, json string, message string, "
    "bytes binary, keys array<long>, members array<string>, part string"
)
_TYPES = {
    "string": pyarrow.string(),
    "long": pyarrow.int64(),
    "binary": pyarrow.binary(),
    "array<long>": pyarrow.list_(pyarrow.int64()),
    "array<string>": pyarrow.list_(pyarrow.string()),
}


def schema_of(columns: str) -> pyarrow.Schema:
    """The schema of Arrow for columns as Spark writes them."""
    return pyarrow.schema([(name, _TYPES[kind]) for name, kind in (column.split() for column in columns.split(", "))])


SCHEMA = schema_of(COLUMNS)


class Rows:
    """Rows of one input that become a batch; columns that a row does not name are null."""

    def __init__(self, common: Mapping[str, str]):
        self._common = common
        self._columns: dict[str, list[Any]] = {name: [] for name in SCHEMA.names if name not in common}
        self.bytes = 0

    def __len__(self) -> int:
        return len(self._columns["kind"])

    def add(self, **row: Any) -> None:
        for name, column in self._columns.items():
            column.append(row.get(name))
        self.bytes += len(row.get("json") or "") + len(row.get("bytes") or "")

    def batch(self) -> pyarrow.RecordBatch:
        count = len(self)
        arrays = []
        for field in SCHEMA:
            if field.name in self._common:
                arrays.append(pyarrow.repeat(pyarrow.scalar(self._common[field.name], field.type), count))
            else:
                arrays.append(pyarrow.array(self._columns[field.name], field.type))
        return pyarrow.RecordBatch.from_arrays(arrays, schema=SCHEMA)


def hash_of(*parts: object) -> str:
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()[:32]
