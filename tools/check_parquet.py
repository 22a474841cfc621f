#!/usr/bin/env python3
"""Compares exports of one database in all forms (tools/check_parquet.sh calls it with their folder)."""
import datetime
import json
import pathlib
import sys

import duckdb
import frictionless
import pandas
import polars
import pyarrow.parquet


def plain(value):
    """As JSON has it: dates are texts."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value


def as_json(row):
    row = plain(row)
    row["because"] = dict(row["because"])
    if row["sentence"]["sha256"] is None:
        del row["sentence"]["sha256"]
    return row


def check_nested(folder, text):
    path = folder / f"{text}.parquet"
    expected = [json.loads(line) for line in (folder / f"{text}.jsonl").open(encoding="utf-8")]
    table = pyarrow.parquet.read_table(path)
    assert [as_json(row) for row in table.to_pylist()] == expected, f"{path}: pyarrow"
    cursor = duckdb.sql(f"SELECT * FROM '{path}'")
    names = cursor.columns
    assert [as_json(dict(zip(names, row))) for row in cursor.fetchall()] == expected, f"{path}: duckdb"
    actors = sum(len(record["actor"]) for record in expected)
    assert polars.read_parquet(path)["actor"].list.len().sum() == actors, f"{path}: polars"
    assert pandas.read_parquet(path)["actor"].map(len).sum() == actors, f"{path}: pandas"
    told = pyarrow.parquet.read_metadata(path).metadata
    for key in (b"annals.engine", b"annals.data", b"annals.run", b"annals.licence", b"annals.attribution"):
        assert told[key], f"{path}: no {key}"
    return len(expected)


def check_flat(folder, profile):
    table = pyarrow.parquet.read_table(folder / f"{profile}.parquet")
    rows = pandas.read_csv(folder / f"{profile}.csv", dtype=str, keep_default_na=False)
    assert list(rows.columns) == table.column_names, profile
    assert len(rows) == table.num_rows > 0, profile
    for name in rows.columns:
        for cell, value in zip(rows[name], table[name].to_pylist()):
            told = None if cell == "" else cell
            if cell.startswith(("'=", "'+", "'@")):  # CSV keeps spreadsheets from running it
                told = cell[1:]
            if isinstance(value, bool):
                told = told == "true"
            elif isinstance(value, (int, float)):
                told = type(value)(told)
            assert told == plain(value), f"{profile} {name}: {cell} and {value}"
    return table.num_rows


def check_package(folder):
    """The description, and the files by it: hash and bytes, of CSV and JSON Lines every cell's type too."""
    package = frictionless.Package(str(folder / "datapackage.json"))
    assert len(package.resources) == 13, "a resource for each file"
    report = package.validate()
    assert report.valid, report.flatten(["title", "message"])[:3]
    errors = frictionless.Package.metadata_validate(json.loads((folder / "datapackage.json").read_text()))
    assert not list(errors), "datapackage.json"


def main():
    folder = pathlib.Path(sys.argv[1])
    records = [check_nested(folder, text) for text in ("full", "quote", "none")]
    rows = [check_flat(folder, profile) for profile in ("polecat", "ucdp_ged")]
    check_package(folder)
    print(f"{records[0]} records read back by four readers; profiles of {rows[0]} and {rows[1]} rows; 13 files described")


if __name__ == "__main__":
    main()
