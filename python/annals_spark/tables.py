"""What the passes over coded rows share: streams of groups, parts that links connect, and outputs that are made once."""

from __future__ import annotations

import itertools
import operator
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from .rows import hash_of, schema_of

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame, SparkSession

Batches = Iterable["pyarrow.RecordBatch"]
Row = dict[str, Any]

ROWS_IN_BATCH = 2000


def batches_of(rows: Iterable[tuple[Any, ...]], columns: str) -> Iterator[pyarrow.RecordBatch]:
    """Rows as batches."""
    import pyarrow

    schema = schema_of(columns)
    rows = iter(rows)
    while chunk := list(itertools.islice(rows, ROWS_IN_BATCH)):
        arrays = [pyarrow.array(values, field.type) for values, field in zip(zip(*chunk), schema)]
        yield pyarrow.RecordBatch.from_arrays(arrays, schema=schema)


def mapped(frame: DataFrame, each: Callable[[Row], Iterable[tuple[Any, ...]]], columns: str) -> DataFrame:
    """The rows that `each` makes of every row."""

    def work(batches: Batches) -> Iterator[pyarrow.RecordBatch]:
        return batches_of((made for batch in batches for row in batch.to_pylist() for made in each(row)), columns)

    return frame.mapInArrow(work, columns)


def grouped(
    frame: DataFrame, by: Sequence[str], each: Callable[[list[Row]], Iterable[tuple[Any, ...]]], columns: str, *order: str
) -> DataFrame:
    """The rows that `each` makes of every group of rows alike in `by`, sorted by `order`. One group at a time is in memory."""
    alike = operator.itemgetter(*by)

    def work(batches: Batches) -> Iterator[pyarrow.RecordBatch]:
        rows = (row for batch in batches for row in batch.to_pylist())
        return batches_of((made for _, group in itertools.groupby(rows, key=alike) for made in each(list(group))), columns)

    return frame.repartition(*by).sortWithinPartitions(*by, *order).mapInArrow(work, columns)


def kept(spark: SparkSession, frame: DataFrame, folder: str) -> DataFrame:
    """The frame, written and read again: what a lost executor had is not computed twice."""
    frame.write.mode("overwrite").parquet(folder)
    return spark.read.schema(frame.schema).parquet(folder)


def connected(spark: SparkSession, links: DataFrame, folder: str) -> DataFrame:
    """(node, part) of all nodes in links (a, b), a part named by its least node. Labels go along links, and from a label to its own
    label, so that the number of rounds grows with the logarithm of the longest way; each round is kept under `folder`."""
    both = kept(spark, links.select("a", "b").union(links.select("b", "a")).distinct(), f"{folder}/links")
    labels = kept(spark, both.groupBy("a").agg({"b": "min"}).selectExpr("a AS node", "least(a, `min(b)`) AS part"), f"{folder}/labels 0")
    for turn in itertools.count(1):
        near = both.join(labels, both.b == labels.node).groupBy("a").agg({"part": "min"}).withColumnRenamed("min(part)", "near")
        nearer = labels.join(near, labels.node == near.a).selectExpr("node", "part AS before", "least(part, near) AS part")
        beyond = labels.selectExpr("node AS via", "part AS beyond")
        leapt = nearer.join(beyond, nearer.part == beyond.via).selectExpr("node", "before", "least(part, beyond) AS part")
        labels = kept(spark, leapt, f"{folder}/labels {turn}")
        if labels.where("part <> before").isEmpty():
            return labels.select("node", "part")
        labels = labels.select("node", "part")
    raise AssertionError("the count never ends")


class Output:
    """OUTPUT/NAME/run=HASH/of=STATE: what a pass made of the inputs that STATE names, made once."""

    def __init__(self, coded: str, name: str, done: set[tuple[str, str]]):
        run = os.path.basename(coded)
        self._all = os.path.join(os.path.dirname(os.path.dirname(coded)), name, run)
        self.folder = os.path.join(self._all, f"of={hash_of(*sorted(done))}")
        self.work = os.path.join(self._all, "_work")

    def is_made(self) -> bool:
        return os.path.exists(os.path.join(self.folder, "_SUCCESS"))

    def write(self, frame: DataFrame) -> None:
        frame.write.mode("overwrite").parquet(self.folder)

    def tidy(self) -> None:
        """Takes away what the pass needed meanwhile, and what it made of other inputs."""
        for name in os.listdir(self._all):
            if name != os.path.basename(self.folder):
                shutil.rmtree(os.path.join(self._all, name))
