"""Records as tables: every value where it belongs, whatever the size."""

import json

import pytest


pyarrow = pytest.importorskip("pyarrow")

LISTS = ("actor", "recipient", "places", "quantities", "copies")


def expected_row(record):
    """The row that the JSON of a record makes, by the rules of docs/reference/python.md."""
    json_form = record.to_dict()
    row = {}
    for name, value in json_form.items():
        if name in LISTS:
            row[name] = [flat(item) for item in value]
        elif name in ("trigger", "sentence"):
            row.update(quote(name, value))
        elif name == "date":
            row["date_start"], row["date_end"] = (value or {}).get("start"), (value or {}).get("end")
            row.update(quote("date_text", value))
        elif name == "attribution":
            row.update(quote("source", value))
            row.update(quote("source_cue", (value or {}).get("cue")))
            row["source_name"], row["source_country"] = (value or {}).get("name"), (value or {}).get("country")
            row["source_sectors"] = (value or {}).get("sectors", [])
        elif name == "because":
            row[name] = [{"field": field, "rules": rules} for field, rules in value.items()]
        else:
            row[name] = value
    return row


def quote(name, value):
    start, end = value["span"] if value else (None, None)
    return {name: value["text"] if value else None, f"{name}_start": start, f"{name}_end": end}


def flat(item):
    out = {}
    for name, value in item.items():
        if name == "span":
            out["start"], out["end"] = value
        elif name == "hedge":
            out.update(quote("hedge", value))
        else:
            out[name] = value
    return out


def plain(row):
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in row.items()}


def test_a_table_holds_what_the_json_holds(coder, articles):
    records = [record for article in articles for record in coder.code(article).records]
    table = coder.code_many(articles, apart=True).to_arrow()
    rows = [plain(row) for row in table.to_pylist()]
    assert len(rows) == len(records) > 2
    for row, record in zip(rows, records):
        for name, value in expected_row(record).items():
            assert row[name] == value, name
        assert set(row) - set(expected_row(record)) == {
            f"{role}_{bound}" for role in ("killed injured missing detained displaced released deployed participants "
                                           "attacks vehicles money other").split() for bound in ("min", "max")
        } | {"sentence_sha256"}  # of exports alone
    assert (rows[0]["killed_min"], rows[0]["killed_max"]) == (4, None)


def test_tables_are_valid_whatever_their_size(coder, articles):
    many = [dict(articles[n % 3], id=str(n)) for n in range(2100)]
    table = coder.code_many(many, apart=True).to_arrow()
    table.validate(full=True)
    assert len(table.column("id").chunks) > 1
    assert table.column("doc").to_pylist() == [r.doc for r in coder.code_many(many, apart=True).records()]


def test_a_table_without_rows_has_its_columns(coder):
    empty = coder.code_many([]).to_arrow()
    assert empty.num_rows == 0
    assert empty.schema == coder.code("Rebels shelled Dorvik.", published="2024-03-07").to_arrow().schema


def test_frames(coder, articles):
    pytest.importorskip("pandas")
    polars = pytest.importorskip("polars")
    frame = coder.code_many(articles).to_pandas()
    assert frame.loc[0, "event_type"] == "ASSAULT" and frame.loc[0, "killed_min"] == 4
    table = coder.code_many(articles).to_polars()
    assert table.height == len(frame) and table.schema["actor"].inner.fields[0].name == "text"
    assert table["date_start"].dtype == polars.Date


def test_a_stream_may_be_left_unread_and_read_slowly(coder, articles):
    capsule = coder.code_many(articles).__arrow_c_stream__()
    del capsule
    reader = pyarrow.RecordBatchReader.from_stream(coder.code_many(articles, threads=2))
    assert sum(batch.num_rows for batch in reader) > 2


def test_what_the_source_raises_ends_the_stream(coder, articles):
    def broken():
        yield articles[0]
        raise RuntimeError("the disk is on fire")

    with pytest.raises(Exception, match="on fire"):
        coder.code_many(broken(), apart=True).to_arrow()


def test_columns_are_those_of_the_csv_but_for_lists(coder, articles, command, tmp_path):
    file = tmp_path / "articles.jsonl"
    file.write_text("".join(json.dumps(article) + "\n" for article in articles))
    header = command("code", file, "--format", "csv").splitlines()[0].split(",")
    ours = coder.code_many(articles).to_arrow().schema.names
    of_lists = ("actor", "recipient", "place")
    assert [name for name in header if name not in ours and not name.startswith(of_lists)] == []
