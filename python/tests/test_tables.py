"""Records as tables: nested as Parquet has them, flat as CSV has them, whatever the size."""

import io
import json

import pytest

import annals

pyarrow = pytest.importorskip("pyarrow")


@pytest.fixture
def file(articles, tmp_path):
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps(article) + "\n" for article in articles))
    return path


def test_a_table_is_the_parquet_of_the_command(coder, articles, file, command, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    command("code", file, "--format", "parquet", "--output", tmp_path / "records.parquet")
    theirs = parquet.read_table(tmp_path / "records.parquet")
    ours = coder.code_many(articles).to_arrow()
    assert ours.schema.equals(theirs.schema, check_metadata=False)
    assert ours.equals(theirs) and ours.num_rows > 2
    again = dict(articles[0], id="again", text="Night fell. " + articles[0]["text"])
    assert coder.code_many([*articles, again]).to_arrow().column("copies").to_pylist()[0]


def test_so_are_events_of_a_database(file, command, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    command("add", tmp_path / "news.db", file)
    command("export", tmp_path / "news.db", "--text", "full", "--format", "parquet", "--output", tmp_path / "records.parquet")
    ours = annals.open(tmp_path / "news.db").events().to_arrow()
    assert ours.equals(parquet.read_table(tmp_path / "records.parquet")) and ours.num_rows > 2


def plain(value):
    """A value of a table as JSON has it."""
    if isinstance(value, list) and value and isinstance(value[0], tuple):
        return {name: plain(of) for name, of in value}
    if isinstance(value, list):
        return [plain(of) for of in value]
    if isinstance(value, dict):
        return {name: plain(of) for name, of in value.items()}
    return value.isoformat() if hasattr(value, "isoformat") else value


def test_a_table_holds_what_the_json_holds(coder, articles):
    records = [record.to_dict() for article in articles for record in coder.code(article).records]
    rows = [plain(row) for row in coder.code_many(articles, apart=True).to_arrow().to_pylist()]
    assert len(rows) == len(records) > 2
    for row, record in zip(rows, records):
        row["sentence"].pop("sha256")  # of exports alone
        row["because"] = row["because"] or {}
        assert row == record


def test_a_frame_of_pandas_is_the_csv_of_the_command(coder, articles, file, command):
    pandas = pytest.importorskip("pandas")
    frame = coder.code_many(articles).to_pandas()
    csv = pandas.read_csv(io.StringIO(command("code", file, "--format", "csv")), dtype=str, keep_default_na=False)
    assert list(frame.columns) == list(csv.columns) and len(frame) == len(csv) > 2
    for name in ("id", "event_type", "actor", "actor_code", "sentence", "place_name", "because"):
        assert [value if isinstance(value, str) else "" for value in frame[name]] == list(csv[name]), name
    assert frame.loc[0, "killed_min"] == 4 and frame.loc[0, "killed_max"] is pandas.NA
    assert frame.loc[0, "date_start"] == pandas.Timestamp("2024-03-05") and frame["date_start"].dtype.kind == "M"
    assert frame.loc[0, "confidence"] == pytest.approx(float(csv.loc[0, "confidence"]))


def test_nested_frames(coder, articles):
    pytest.importorskip("pandas")
    polars = pytest.importorskip("polars")
    frame = coder.code_many(articles).to_pandas(nested=True)
    assert frame.loc[0, "trigger"]["text"] == "shelled" and "event_type" in frame.loc[0, "because"]
    table = coder.code_many(articles).to_polars()
    assert table.height == len(frame) and table.schema["actor"].inner.fields[0].name == "text"
    assert table["published"].dtype == polars.Date


def test_tables_are_valid_whatever_their_size(coder, articles):
    text = " ".join([articles[0]["text"]] * 10)
    many = [dict(articles[0], id=str(n), text=text) for n in range(120)]
    table = coder.code_many(many, apart=True).to_arrow()
    table.validate(full=True)
    assert table.num_rows == 1200 and len(table.column("id").chunks) == 2
    assert table.column("doc").to_pylist() == [r.doc for r in coder.code_many(many, apart=True).records()]
    pyarrow.table(annals._tables._Flat(coder.code_many(many[:2], apart=True))).validate(full=True)


def test_a_table_without_rows_has_its_columns(coder):
    empty = coder.code_many([]).to_arrow()
    assert empty.num_rows == 0
    assert empty.schema == coder.code("Rebels shelled Dorvik.", published="2024-03-07").to_arrow().schema


def test_a_stream_may_be_left_unread_and_read_slowly(coder, articles):
    capsule = coder.code_many(articles).__arrow_c_stream__()
    del capsule
    reader = pyarrow.RecordBatchReader.from_stream(coder.code_many(articles, threads=2))
    assert sum(batch.num_rows for batch in reader) > 2


def test_what_the_source_raises_ends_the_stream(coder, articles):
    def broken():
        yield articles[0]
        raise RuntimeError("the disk is on fire")

    for threads in (1, 2):
        with pytest.raises(RuntimeError, match="on fire"):
            coder.code_many(broken(), apart=True, threads=threads).to_arrow()
