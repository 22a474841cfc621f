"""Reports joined into happenings, over all inputs: as `annals add --apart` joins them on one machine.

Accounts that have a bucket in common (type, place or party, day) are compared where the bucket is, in parts where it is full; those
that join are links; what links connect is clustered whole, in one place, by the code that the database uses.
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


# Accounts of a bucket that one task compares with each other, or with as many others: 4,000 are 8 million pairs, some 5 s.
MOST_IN_PART = 4000


def _in_parts(buckets: DataFrame, most: int) -> DataFrame:
    """The accounts of each bucket with the pairs of parts (a, b) in which they are compared: all in (0, 0) where they are few, else
    each in those of its own part with every part."""
    from pyspark.sql import functions

    full = buckets.groupBy("bucket").count().where(f"count > {most}").selectExpr("bucket", f"CAST(ceil(count / {most}) AS INT) AS parts")
    dealt = buckets.join(functions.broadcast(full), "bucket", "left").selectExpr("*", "coalesce(pmod(hash(id), parts), 0) AS own")
    with_all = dealt.selectExpr("bucket", "id", "bytes", "own", "explode(sequence(0, coalesce(parts, 1) - 1)) AS other")
    return with_all.selectExpr("bucket", "least(own, other) AS a", "greatest(own, other) AS b", "own", "id", "bytes")


def _links(accounts: list[Row]) -> Iterator[tuple[str, str]]:
    """Of accounts of one bucket, those of part a before those of part b."""
    one = accounts[0]
    first = sum(account["own"] == one["a"] for account in accounts) if one["a"] != one["b"] else 0
    if len(accounts) > 1 and first < len(accounts):
        for a, b in _engine.links_in_bucket([account["bytes"] for account in accounts], one["bucket"], first):
            yield accounts[a]["id"], accounts[b]["id"]


def _happenings(accounts: list[Row]) -> Iterator[tuple[str, str]]:
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
    done = inputs_done(coded)
    output, events = Output(coded, "happenings", done), Output(coded, "events", done)
    if rows is None or events.is_made():
        return output.folder, events.folder
    current = _current(rows)
    accounts = kept(spark, current.where("kind = 'account'").select("id", "doc", "keys", "bytes", "members"), f"{output.work}/accounts")
    buckets = accounts.selectExpr("explode(keys) AS bucket", "id", "bytes")
    links = kept(spark, grouped(_in_parts(buckets, MOST_IN_PART), ["bucket", "a", "b"], _links, "a string, b string", "own", "id"), f"{output.work}/pairs")
    parts = connected(spark, links, output.work).withColumnRenamed("node", "id")
    clustered = grouped(accounts.select("id", "bytes").join(parts, "id"), ["part"], _happenings, "id string, happening string", "id")
    output.write(
        accounts.join(clustered, "id", "left").selectExpr("coalesce(happening, id) AS happening", "id AS account", "doc", "members"))
    members = spark.read.parquet(output.folder).selectExpr("explode(members) AS id", "happening")
    records = current.where("kind = 'record'").select("doc", "number", "id", "json").join(members, "id", "left")
    events.write(mapped(records, _event, "doc string, number long, id string, happening string, json string"))
    output.tidy()
    events.tidy()
    return output.folder, events.folder


class Gap(NamedTuple):
    """The newest statement with a figure, and what is counted in its time."""

    statement: dict[str, Any]
    """As among the `statements` of `annals tally --format json`."""
    stated: int
    """Its least, or its most where it gives no least."""
    counted: int
    """The sum of `best` over the happenings in its time."""
    without_figure: int
    """Happenings in its time of which no report gives a figure."""
    alleged: int
    """Happenings that nobody tells as fact."""
    outside: int
    """Happenings that are counted and not in its time."""


class Tally(NamedTuple):
    """A running tally over happenings."""

    best: int
    min: int
    max: int
    gap: Gap | None
    """What the newest statement says beside; None without one."""
    rows: DataFrame
    """kind ("happening" or "statement"), event, date, best, min, max, alleged, and all of it as `json`, as `annals tally --format
    json` has it among its `happenings` and `statements`."""


_TALLY = "kind string, event string, date string, best long, min long, max long, alleged string, json string"


def tally(spark: SparkSession, events: str, role: str = "killed", all_names: bool = False) -> Tally:
    """Sums the figures of a role ("killed"; "happenings" counts these) over the table of events, as `annals tally` does."""

    def counted(records: list[Row]) -> Iterator[tuple[Any, ...]]:
        told = json.loads(_engine.tally_json([one["json"] for one in records], role, all_names))
        for kind in ("happening", "statement"):
            for one in told[kind + "s"]:
                figures = [one.get(name) for name in ("event", "date", "best", "min", "max")]
                yield kind, *figures, str(one.get("alleged", "")).lower(), json.dumps(one, ensure_ascii=False)

    records = spark.read.parquet(events).selectExpr("coalesce(happening, id) AS key", "doc", "number", "happening", "json")
    # Sums of several happenings have none, and are statements of them all.
    told = records.where("happening IS NOT NULL OR json LIKE '%\"aggregate\":true%'")
    rows = grouped(told, ["key"], counted, _TALLY, "doc", "number")
    happenings = rows.where("kind = 'happening'").select("best", "min", "max", "alleged", "date").cache()
    sums = happenings.where("alleged = 'false' AND best IS NOT NULL").selectExpr("sum(best)", "sum(min)", "sum(max)").first()
    best, least, most = (int(value or 0) for value in sums or (0, 0, 0))
    gap = _gap(rows.where("kind = 'statement' AND coalesce(min, max) IS NOT NULL"), happenings)
    happenings.unpersist()
    return Tally(best, least, most, gap, rows)


def _gap(statements: DataFrame, happenings: DataFrame) -> Gap | None:
    order = "struct(coalesce(date, ''), get_json_object(json, '$.doc'), get_json_object(json, '$.record'))"
    row = statements.selectExpr(f"max_by(json, {order}) AS newest").first()
    if row is None or row["newest"] is None:
        return None
    newest = json.loads(row["newest"])
    first_day = "substring_index(coalesce(date, ''), '/', 1)"
    inside = f"{first_day} >= {_quoted(newest['since'] or '')} AND {first_day} <= {_quoted(newest['date'] or '9999')}"
    told = "alleged = 'false'"
    sums = happenings.selectExpr(
        f"sum(CASE WHEN {told} AND {inside} THEN best END)",
        f"count_if({told} AND {inside} AND best IS NULL)",
        f"count_if(NOT ({told}))",
        f"count_if({told} AND NOT ({inside}))").first()
    stated = newest["max"] if newest["min"] is None else newest["min"]
    return Gap(newest, stated, *(int(value or 0) for value in sums or (0, 0, 0, 0)))


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
