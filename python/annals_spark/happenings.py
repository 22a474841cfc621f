"""Reports joined into happenings, over all inputs: as `annals add --apart` joins them on one machine.

Accounts that have a bucket in common (type, place or party, day) are compared where the bucket is; those that join are links; what
links connect is clustered whole, in one place, by the code that the database uses.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from annals import _engine

from .job import coded_rows, inputs_done
from .tables import Output, Row, connected, grouped, kept, mapped

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


def _links(bucket: int, accounts: list[Row]) -> Iterator[tuple[str, str]]:
    if len(accounts) > 1:
        for a, b in _engine.links_in_bucket([one["bytes"] for one in accounts], bucket):
            yield accounts[a]["id"], accounts[b]["id"]


def _happenings(part: str, accounts: list[Row]) -> Iterator[tuple[str, str]]:
    found = _engine.happenings_of([one["bytes"] for one in accounts])
    return zip((one["id"] for one in accounts), found)


def _event(row: Row) -> list[tuple[str, int, str, str | None, str]]:
    line = row["json"] if row["happening"] is None else _engine.with_happening(row["json"], row["happening"])
    return [(row["doc"], row["number"], row["id"], row["happening"], line)]


def _current(rows: DataFrame) -> DataFrame:
    """Without the older of several versions of an article: the last input in the order of paths has the newest."""
    from pyspark.sql import functions

    versions = rows.where("kind = 'article'").groupBy("doc").agg(
        functions.max(functions.struct("input", "article")).alias("newest"), functions.count("*").alias("count"))
    newest = versions.where("count > 1").selectExpr("doc", "newest.input AS newest_input", "newest.article AS newest_article")
    joined = rows.where("kind IN ('account', 'record')").join(newest, "doc", "left")
    return joined.where("newest_input IS NULL OR (input = newest_input AND article = newest_article)")


def happenings(spark: SparkSession, coded: str) -> tuple[str, str]:
    """Writes two tables and gives their folders: `happenings` (happening, account, doc, members: ids of records) and `events` (doc,
    number, id, happening, json), the records with their happening as the database gives them. `coded`: the folder of `Counts`.
    Nothing is done where they were made of the same inputs before."""
    rows = coded_rows(spark, coded)
    done = inputs_done(rows)
    output, events = Output(coded, "happenings", done), Output(coded, "events", done)
    if rows is None or events.is_made():
        return output.folder, events.folder
    current = _current(rows)
    accounts = kept(spark, current.where("kind = 'account'").select("id", "doc", "keys", "bytes", "members"), f"{output.work}/accounts")
    buckets = accounts.selectExpr("explode(keys) AS bucket", "id", "bytes")
    links = kept(spark, grouped(buckets, "bucket", _links, "a string, b string", "id"), f"{output.work}/pairs")
    parts = connected(spark, links, output.work).withColumnRenamed("node", "id")
    clustered = grouped(accounts.select("id", "bytes").join(parts, "id"), "part", _happenings, "id string, happening string", "id")
    output.write(
        accounts.join(clustered, "id", "left").selectExpr("coalesce(happening, id) AS happening", "id AS account", "doc", "members"))
    members = spark.read.parquet(output.folder).selectExpr("explode(members) AS id", "happening")
    records = current.where("kind = 'record'").select("doc", "number", "id", "json").join(members, "id", "left")
    events.write(mapped(records, _event, "doc string, number long, id string, happening string, json string"))
    output.tidy()
    events.tidy()
    return output.folder, events.folder


class Tally(NamedTuple):
    """A running tally over happenings."""

    best: int
    min: int
    max: int
    rows: DataFrame
    """kind ("happening" or "statement"), event, date, best, min, max, alleged, and all of it as `json`, as `annals tally --format
    json` has it among its `happenings` and `statements`."""


_TALLY = "kind string, event string, date string, best long, min long, max long, alleged string, json string"


def tally(spark: SparkSession, events: str, role: str = "killed", all_names: bool = False) -> Tally:
    """Sums the figures of a role ("killed"; "happenings" counts these) over the table of events, as `annals tally` does. What the
    newest statement says beside them (`gap`) is not reckoned."""

    def counted(key: str, records: list[Row]) -> Iterator[tuple[Any, ...]]:
        told = json.loads(_engine.tally_json([one["json"] for one in records], role, all_names))
        for kind in ("happening", "statement"):
            for one in told[kind + "s"]:
                figures = [one.get(name) for name in ("event", "date", "best", "min", "max")]
                yield kind, *figures, str(one.get("alleged", "")).lower(), json.dumps(one, ensure_ascii=False)

    records = spark.read.parquet(events).selectExpr("coalesce(happening, id) AS key", "doc", "number", "happening", "json")
    # Sums of several happenings have none, and are statements of them all.
    told = records.where("happening IS NOT NULL OR json LIKE '%\"aggregate\":true%'")
    rows = grouped(told, "key", counted, _TALLY, "doc", "number")
    sums = rows.where("kind = 'happening' AND alleged = 'false' AND best IS NOT NULL").selectExpr("sum(best)", "sum(min)", "sum(max)").first()
    best, least, most = (int(value or 0) for value in sums or (0, 0, 0))
    return Tally(best, least, most, rows)
