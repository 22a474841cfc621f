"""The job: a manifest of inputs in, one folder of rows for each input out.

Every input is coded by one task, in one process, as the command with --apart would code it, so that neither the number of
workers nor a retry changes a byte. Its rows are one partition of the output, which is written whole or not at all and
overwritten when it is coded anew: running a job again does what is missing or changed, and nothing twice.
"""

from __future__ import annotations

import functools
import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow

import annals

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

# kind: "record", "error" (an article that could not be read: `message` says why) or "input" (the last row of an input
# that was read to its end). number: of the row within its input; of an "input", how many articles it had.
COLUMNS = "input string, version string, kind string, number long, doc string, json string, message string, part string"
SCHEMA = pyarrow.schema(
    [(name, pyarrow.int64() if kind == "long" else pyarrow.string()) for name, kind in (c.split() for c in COLUMNS.split(", "))]
)

# Faults of a file, not of an article: the next run tries again.
PASSING = ("not found", "io")

ROWS_IN_BATCH = 500


class Counts(NamedTuple):
    """What a run did."""

    folder: str
    """Where the rows are: OUTPUT/run=HASH."""
    inputs: int
    """Coded now."""
    skipped: int
    """Coded before and unchanged."""
    records: int
    errors: int


class _Task(NamedTuple):
    """What a worker must know."""

    options: tuple[tuple[str, Any], ...]
    reading: tuple[tuple[str, Any], ...]


@functools.lru_cache(maxsize=1)
def _coder(options: tuple[tuple[str, Any], ...]) -> annals.Coder:
    """One for each worker process, which codes many inputs."""
    return annals.Coder(**dict(options))


def _rows_of(task: _Task, path: str, version: str, part: str) -> Iterator[dict[str, Any]]:
    common = {"input": path, "version": version, "part": part}
    articles = annals.read(path, **dict(task.reading))
    count = number = 0
    whole = True
    for coded in _coder(task.options).code_many(articles, threads=1, apart=True, progress=False):
        count += 1
        if coded.error is not None:
            whole = whole and coded.error.kind not in PASSING
            yield {**common, "kind": "error", "number": number, "doc": coded.id, "message": str(coded.error)}
            number += 1
        for record in coded.records:
            yield {**common, "kind": "record", "number": number, "doc": record.doc, "json": record.to_json()}
            number += 1
    if whole:
        yield {**common, "kind": "input", "number": count}


def _code_partition(task: _Task, batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    rows: list[dict[str, Any]] = []
    for batch in batches:
        for one in batch.to_pylist():
            for row in _rows_of(task, one["input"], one["version"], one["part"]):
                rows.append(row)
                if len(rows) == ROWS_IN_BATCH:
                    yield pyarrow.RecordBatch.from_pylist(rows, SCHEMA)
                    rows = []
    if rows:
        yield pyarrow.RecordBatch.from_pylist(rows, SCHEMA)


def _hash(*parts: object) -> str:
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()[:32]


def _manifest(inputs: Iterable[str | os.PathLike[str]], reading: object) -> list[tuple[str, str, str]]:
    """(input, version, part) of each; the version changes with the file or with how it is read."""
    found = []
    for path in sorted({os.path.abspath(os.fspath(one)) for one in inputs}):
        stat = os.stat(path) if os.path.exists(path) else None
        found.append((path, _hash(path, stat and stat.st_size, stat and stat.st_mtime_ns, reading), _hash(path)))
    return found


def _done(spark: SparkSession, folder: str) -> set[tuple[str, str]]:
    from pyspark.errors import AnalysisException

    try:
        rows = spark.read.schema(COLUMNS).parquet(folder).where("kind = 'input'").select("input", "version").collect()
    except AnalysisException as error:
        if error.getCondition() != "PATH_NOT_FOUND":
            raise
        return set()
    return {(row["input"], row["version"]) for row in rows}


def code(
    spark: SparkSession,
    inputs: Iterable[str | os.PathLike[str]],
    output: str | os.PathLike[str],
    *,
    coder: Mapping[str, Any] | None = None,
    reading: Mapping[str, Any] | None = None,
) -> Counts:
    """Codes each input that OUTPUT/run=HASH does not hold yet; HASH names engine, data and options of the coder.

    inputs: files that every worker sees under the same path.
    coder, reading: options of `annals.Coder` and of `annals.read`.
    """
    task = _Task(_sorted(coder), _sorted(reading))
    folder = os.path.join(os.path.abspath(os.fspath(output)), f"run={annals.Coder(**dict(task.options)).run}")
    manifest = _manifest(inputs, task.reading)
    done = _done(spark, folder)
    missing = [one for one in manifest if one[:2] not in done]
    if not missing:
        return Counts(folder, 0, len(manifest), 0, 0)
    # A task an input: a slow one holds up no other, and a lost one loses no other.
    paths = spark.createDataFrame(missing, "input string, version string, part string").repartitionByRange(len(missing), "part")
    rows = paths.mapInArrow(functools.partial(_code_partition, task), COLUMNS)
    written = rows.write.mode("overwrite").option("partitionOverwriteMode", "dynamic").partitionBy("part")
    written.parquet(folder)
    versions = {version for _, version, _ in missing}
    found = spark.read.schema(COLUMNS).parquet(folder)
    counts = {
        row["kind"]: row["count"]
        for row in found.where(found.version.isin(versions)).groupBy("kind").count().collect()
    }
    return Counts(folder, len(missing), len(manifest) - len(missing), counts.get("record", 0), counts.get("error", 0))


def _sorted(options: Mapping[str, Any] | None) -> tuple[tuple[str, Any], ...]:
    def frozen(value: Any) -> Any:
        if isinstance(value, (str, os.PathLike)):
            return os.fspath(value)
        return tuple(map(os.fspath, value)) if isinstance(value, (list, tuple)) else value

    return tuple(sorted((name, frozen(value)) for name, value in (options or {}).items()))
