"""Coding: a manifest of inputs in, one folder of rows for each input out.

Every input is coded by one task, as the command with --apart would code it, so that neither the number of workers nor a retry
changes a byte. Its rows appear whole or not at all: a folder with them is made aside and renamed, and a marker in it says of which
version of the input they are. Running a job again does what is missing or changed, and nothing twice. No row passes through Spark,
which deals out the inputs and hears how many rows each gave.
"""

from __future__ import annotations

import functools
import json
import os
import shutil
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import annals

from .child import Input, Limits, Made, code_input
from .inputs import files_of
from .rows import COLUMNS, hash_of

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

# In the folder of an input: its path and version, and what it gave. Spark and pyarrow leave out names that begin so.
_MARKER = "_INPUT"

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
    folder: str

    @property
    def work(self) -> str:
        """Beside the folders of inputs: the list of those to code, and folders that are not whole yet."""
        return os.path.join(self.folder, "_making")

    @property
    def inputs(self) -> str:
        return os.path.join(self.work, "inputs.jsonl")


@functools.lru_cache(maxsize=1)
def _coder(make: MakeCoder, options: tuple[tuple[str, Any], ...]) -> annals.Coder:
    """One for each worker process, which codes many inputs."""
    return make(**dict(options))


class _Listed(NamedTuple):
    """An input as the manifest has it; the version changes with the file or with how it is read."""

    input: str
    version: str
    size: int


def _listed(path: str, reading: object) -> _Listed:
    stat = os.stat(path) if os.path.exists(path) else None
    version = hash_of(path, stat and stat.st_size, stat and stat.st_mtime_ns, reading)
    return _Listed(path, version, stat.st_size if stat else 0)


def _part(folder: str, path: str) -> str:
    """Where the rows of an input are."""
    return os.path.join(folder, f"part={hash_of(path)}")


def _marked(part: str) -> dict[str, Any] | None:
    """What the marker of an input's folder says; None where there is none."""
    try:
        with open(os.path.join(part, _MARKER), encoding="utf-8") as file:
            marked: dict[str, Any] = json.load(file)
            return marked
    except FileNotFoundError:
        return None


def _made_before(folder: str, path: str, version: str) -> Made | None:
    """What that version of an input gave, if it was read to its end."""
    marked = _marked(_part(folder, path))
    return Made(**marked["made"]) if marked is not None and marked["version"] == version else None


def coded_rows(spark: SparkSession, folder: str) -> DataFrame | None:
    """What OUTPUT/coded/run=HASH holds; None before the first input."""
    return spark.read.schema(COLUMNS).parquet(folder) if os.path.isdir(folder) else None


def inputs_done(folder: str) -> set[tuple[str, str]]:
    """(input, version) of each that was read to its end."""
    found = [_marked(one.path) for one in os.scandir(folder)] if os.path.isdir(folder) else []
    return {(marked["input"], marked["version"]) for marked in found if marked is not None}


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
    options = _sorted(coder)
    folder = os.path.join(os.path.abspath(os.fspath(output)), "coded", f"run={make_coder(**dict(options)).run}")
    task = _Task(make_coder, options, _sorted(reading), limits, folder)
    manifest = [_listed(path, task.reading) for path in files_of(inputs)]
    missing = [one for one in manifest if _made_before(folder, one.input, one.version) is None]
    made = _code_all(spark, missing, task) if missing else []
    records, errors, quarantined = (sum(getattr(one, name) for one in made) for name in ("records", "errors", "quarantined"))
    return Counts(folder, len(missing), len(manifest) - len(missing), records, errors, quarantined)


def _code_all(spark: SparkSession, missing: list[_Listed], task: _Task) -> list[Made]:
    """What each gave. A task an input, the largest first: a slow one holds up no other, and a lost one loses no other."""
    shutil.rmtree(task.work, ignore_errors=True)  # what a job left that was killed
    os.makedirs(task.work)
    with open(task.inputs, "w", encoding="utf-8") as file:
        for one in sorted(missing, key=lambda one: (-one.size, one.input)):
            print(json.dumps([one.input, one.version]), file=file)
    # No table: the plan of a first query takes longer than many a job.
    numbers = spark.sparkContext.parallelize(range(len(missing)), len(missing))
    made: list[Made] = numbers.mapPartitions(functools.partial(_code_partition, task)).collect()
    shutil.rmtree(task.work, ignore_errors=True)
    return made


def _code_partition(task: _Task, numbers: Iterable[int]) -> Iterator[Made]:
    coder = _coder(task.make, task.options)
    wanted = set(numbers)
    with open(task.inputs, encoding="utf-8") as file:
        inputs = [json.loads(line) for number, line in enumerate(file) if number in wanted]
    for path, version in inputs:
        yield _code_one(coder, Input(path, version, task.reading), task)


def _code_one(coder: annals.Coder, given: Input, task: _Task) -> Made:
    before = _made_before(task.folder, given.path, given.version)
    if before is not None:  # by a task that was lost after it
        return before
    making = os.path.join(task.work, uuid.uuid4().hex)
    os.makedirs(making)
    made = code_input(coder, given, task.limits, making)
    if made.faults == 0:  # else the next run tries again
        with open(os.path.join(making, _MARKER), "w", encoding="utf-8") as file:
            json.dump({"input": given.path, "version": given.version, "made": made._asdict()}, file)
    _put(making, _part(task.folder, given.path))
    return made


def _put(made: str, part: str) -> None:
    """Renames a folder to the place of one that may stand there."""
    while True:
        try:
            os.rename(made, part)
            return
        except OSError:
            if not os.path.isdir(part):
                raise
        old = f"{made}.old"
        try:
            os.rename(part, old)
        except FileNotFoundError:  # another attempt at the same input was faster
            continue
        shutil.rmtree(old)


def _sorted(options: Mapping[str, Any] | None) -> tuple[tuple[str, Any], ...]:
    def frozen(value: Any) -> Any:
        if isinstance(value, (str, os.PathLike)):
            return os.fspath(value)
        if isinstance(value, Mapping):
            return tuple(sorted(value.items()))
        return tuple(map(os.fspath, value)) if isinstance(value, (list, tuple)) else value

    return tuple(sorted((name, frozen(value)) for name, value in (options or {}).items()))
