"""Coding: a manifest of inputs in, one folder of rows for each input out.

Every input is coded by one task, as the command with --apart would code it, so that neither the number of workers nor a retry
changes a byte. Its rows are one partition of the output, which is written whole or not at all and overwritten when it is coded
anew: running a job again does what is missing or changed, and nothing twice.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow

import annals

from .child import Input, Limits, coded_batches
from .inputs import files_of
from .rows import COLUMNS, hash_of

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_WRITERS = "spark.sql.maxConcurrentOutputFileWriters"

MakeCoder = Callable[..., annals.Coder]


class Counts(NamedTuple):
    """What a run did."""

    folder: str
    """Where the rows are: OUTPUT/coded/run=HASH."""
    inputs: int
    """Coded now."""
    skipped: int
    """Coded before and unchanged."""
    records: int
    errors: int
    quarantined: int
    """Articles that could not be coded, of the inputs coded now."""


class _Task(NamedTuple):
    """What a worker must know."""

    make: MakeCoder
    options: tuple[tuple[str, Any], ...]
    reading: tuple[tuple[str, Any], ...]
    limits: Limits


@functools.lru_cache(maxsize=1)
def _coder(make: MakeCoder, options: tuple[tuple[str, Any], ...]) -> annals.Coder:
    """One for each worker process, which codes many inputs."""
    return make(**dict(options))


def _code_partition(task: _Task, batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    coder = _coder(task.make, task.options)
    for batch in batches:
        for one in batch.to_pylist():
            yield from coded_batches(coder, Input(one["input"], one["version"], one["part"], task.reading), task.limits)


class _Listed(NamedTuple):
    """An input as the manifest has it; the version changes with the file or with how it is read."""

    input: str
    version: str
    part: str
    size: int


def _listed(path: str, reading: object) -> _Listed:
    stat = os.stat(path) if os.path.exists(path) else None
    version = hash_of(path, stat and stat.st_size, stat and stat.st_mtime_ns, reading)
    return _Listed(path, version, hash_of(path), stat.st_size if stat else 0)


def coded_rows(spark: SparkSession, folder: str) -> DataFrame | None:
    """What OUTPUT/coded/run=HASH holds; None before the first input."""
    from pyspark.errors import AnalysisException

    try:
        return spark.read.schema(COLUMNS).parquet(folder)
    except AnalysisException as error:
        if error.getCondition() != "PATH_NOT_FOUND":
            raise
        return None


def inputs_done(rows: DataFrame | None) -> set[tuple[str, str]]:
    """(input, version) of each that was read to its end."""
    found = rows.where("kind = 'input'").select("input", "version").collect() if rows is not None else []
    return {(row["input"], row["version"]) for row in found}


def code(
    spark: SparkSession,
    inputs: Iterable[str | os.PathLike[str]],
    output: str | os.PathLike[str],
    *,
    coder: Mapping[str, Any] | None = None,
    reading: Mapping[str, Any] | None = None,
    limits: Limits = Limits(),
    make_coder: MakeCoder = annals.Coder,
) -> Counts:
    """Codes each input that OUTPUT/coded/run=HASH does not hold yet; HASH names engine, data and options of the coder.

    inputs: files, folders and patterns that every worker sees under the same path.
    coder, reading: options of `annals.Coder` and of `annals.read`.
    limits: an article that takes more goes to the quarantine, as one does that kills its process.
    make_coder: makes the coder of a worker from its options; for a subclass of your own.
    """
    task = _Task(make_coder, _sorted(coder), _sorted(reading), limits)
    folder = os.path.join(os.path.abspath(os.fspath(output)), "coded", f"run={make_coder(**dict(task.options)).run}")
    manifest = [_listed(path, task.reading) for path in files_of(inputs)]
    done = inputs_done(coded_rows(spark, folder))
    missing = [one for one in manifest if (one.input, one.version) not in done]
    if missing:
        _write(spark, missing, task, folder)
    counts = _kinds(spark, missing, folder)
    return Counts(folder, len(missing), len(manifest) - len(missing), *(counts.get(kind, 0) for kind in ("record", "error", "quarantine")))


def _write(spark: SparkSession, missing: list[_Listed], task: _Task, folder: str) -> None:
    # A task an input, the largest first: a slow one holds up no other, and a lost one loses no other.
    by_size = sorted(missing, key=lambda one: (-one.size, one.part))
    table = [(place, one.input, one.version, one.part) for place, one in enumerate(by_size)]
    paths = spark.createDataFrame(table, "place int, input string, version string, part string").repartitionByRange(len(table), "place")
    rows = paths.drop("place").mapInArrow(functools.partial(_code_partition, task), COLUMNS)
    written = rows.write.mode("overwrite").option("partitionOverwriteMode", "dynamic").partitionBy("part")
    # All rows of a task are of one part and need no sorting by it: Spark leaves that out where it may hold several files open.
    writers = spark.conf.get(_WRITERS)
    spark.conf.set(_WRITERS, "2")
    try:
        written.parquet(folder)
    finally:
        spark.conf.set(_WRITERS, str(writers))


def _kinds(spark: SparkSession, missing: list[_Listed], folder: str) -> dict[str, int]:
    rows = coded_rows(spark, folder)
    if not missing or rows is None:
        return {}
    now = spark.createDataFrame([(one.version,) for one in missing], "version string")
    found = rows.join(now, "version", "left_semi").groupBy("kind").count().collect()
    return {row["kind"]: row["count"] for row in found}


def _sorted(options: Mapping[str, Any] | None) -> tuple[tuple[str, Any], ...]:
    def frozen(value: Any) -> Any:
        if isinstance(value, (str, os.PathLike)):
            return os.fspath(value)
        if isinstance(value, Mapping):
            return tuple(sorted(value.items()))
        return tuple(map(os.fspath, value)) if isinstance(value, (list, tuple)) else value

    return tuple(sorted((name, frozen(value)) for name, value in (options or {}).items()))
