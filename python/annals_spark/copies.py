"""Which articles are each other's copies, over all inputs: as `annals duplicates --groups` finds them on one machine.

Only signatures travel. Articles with a band in common are candidates, at most MOST_OF_BAND with each; pairs that hold are links,
and a group is what links connect.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annals import _engine

from .job import coded_rows, inputs_done
from .tables import Output, Row, connected, kept, mapped

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


def _bands(row: Row) -> list[tuple[int, str]]:
    return [(band, row["doc"]) for band in _engine.copy_bands(row["bytes"])]


def _holds(row: Row) -> list[tuple[str, str]]:
    return [(row["a"], row["b"])] if _engine.are_copies(row["a_bytes"], row["b_bytes"]) else []


def _candidates(signatures: DataFrame) -> DataFrame:
    from pyspark.sql import Window, functions

    entries = mapped(signatures, _bands, "band long, doc string")
    ranked = entries.withColumn("place", functions.row_number().over(Window.partitionBy("band").orderBy("doc")))
    first = ranked.where(ranked.place <= _engine.MOST_OF_BAND).selectExpr("band", "doc AS a")
    return first.join(ranked, "band").where("a < doc").selectExpr("a", "doc AS b").distinct()


def copies(spark: SparkSession, coded: str) -> str:
    """Writes (doc, group) of every article that has copies and gives the folder; `group` is the least id in it. `coded`: the folder
    of `Counts`. Nothing is done where that was made of the same inputs before."""
    rows = coded_rows(spark, coded)
    output = Output(coded, "copies", inputs_done(coded))
    if rows is None or output.is_made():
        return output.folder
    articles = rows.where("kind = 'article'").groupBy("doc").agg({"bytes": "max"}).withColumnRenamed("max(bytes)", "bytes")
    signatures = kept(spark, articles, f"{output.work}/signatures")
    pairs = _candidates(signatures)
    for side in ("a", "b"):
        pairs = pairs.join(signatures.selectExpr(f"doc AS {side}", f"bytes AS {side}_bytes"), side)
    links = kept(spark, mapped(pairs.select("a", "b", "a_bytes", "b_bytes"), _holds, "a string, b string"), f"{output.work}/pairs")
    output.write(connected(spark, links, output.work).selectExpr("node AS doc", "part AS group"))
    output.tidy()
    return output.folder
