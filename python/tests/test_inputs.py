"""What holds articles: lists, files, and tables of every library, read where they lie or row by row."""

import datetime
import json

import pytest

import annals

pandas = pytest.importorskip("pandas")
polars = pytest.importorskip("polars")
pyarrow = pytest.importorskip("pyarrow")


@pytest.fixture
def expected(coder, articles):
    lines = coder.code_many(articles).to_json()
    assert lines.count("\n") > 2
    return lines


def is_read_where_it_lies(table):
    return isinstance(annals._articles.source_of(table, {}, None), annals._engine.ArrowArticles)


def test_frames_of_pandas(coder, articles, expected):
    frame = pandas.DataFrame(articles)
    columns = {
        "as they come": frame,
        "objects": frame.astype(object),
        "days": frame.assign(published=pandas.to_datetime(frame.published)),
        "times of UTC": frame.assign(published=pandas.to_datetime(frame.published, utc=True)),
        "categories": frame.assign(outlet=frame.outlet.astype("category")),
        "another index": frame.set_index(pandas.Index([7, 7, 7])),
        "more columns": frame.assign(tags=[["a"], [], None], price=1.5, who=[{"a": 1}] * 3),
    }
    for name, one in columns.items():
        assert is_read_where_it_lies(one), name
        assert coder.code_many(one).to_json() == expected, name
    part = pandas.concat([frame, frame])[1:4].reset_index(drop=True)
    assert coder.code_many(part).to_json() == coder.code_many([articles[1], articles[2], articles[0]]).to_json()


def test_tables_of_polars_and_arrow(coder, articles, expected):
    frame, table = polars.DataFrame(articles), pyarrow.Table.from_pylist(articles)
    large = table.cast(pyarrow.schema([(name, pyarrow.large_string()) for name in table.column_names]))
    days = frame.with_columns(polars.col("published").str.to_date())
    pieces = pyarrow.concat_tables([table[:1], table[1:1], table[1:]])
    for one in (frame, days, table, large, pieces):
        assert is_read_where_it_lies(one)
        assert coder.code_many(one).to_json() == expected
    assert coder.code_many(table.to_reader()).to_json() == expected
    assert coder.code_many(table[1:]).to_json() == coder.code_many(articles[1:]).to_json()


def test_iterators_and_lists(coder, articles, expected):
    assert coder.code_many(article for article in articles).to_json() == expected
    assert coder.code_many(tuple(articles)).to_json() == expected


@pytest.mark.parametrize(
    "values, kind, text",
    [
        ([1, None], pyarrow.int8(), ["1", None]),
        ([2**40, None], pyarrow.int64(), [str(2**40), None]),
        ([200], pyarrow.uint8(), ["200"]),
        ([1.5, None, float("nan")], pyarrow.float64(), ["1.5", None, None]),
        ([123456789012.0, 2.5], pyarrow.float32(), ["123456790528", "2.5"]),
        ([None], pyarrow.null(), [None]),
        ([datetime.date(1969, 12, 31), None], pyarrow.date32(), ["1969-12-31", None]),
        ([datetime.date(2024, 3, 7)], pyarrow.date64(), ["2024-03-07"]),
        ([datetime.datetime(1969, 12, 31, 23, 30)], pyarrow.timestamp("ns"), ["1969-12-31T23:30:00"]),
        ([datetime.datetime(2024, 3, 7, 1, 2, 3)], pyarrow.timestamp("s"), ["2024-03-07T01:02:03"]),
        ([datetime.datetime(2024, 3, 7)], pyarrow.timestamp("ms", "UTC"), ["2024-03-07T00:00:00+00:00"]),
        (["short", "longer than twelve bytes", None, ""], pyarrow.string_view(), ["short", "longer than twelve bytes", None, None]),
        (["a", None, "a"], pyarrow.dictionary(pyarrow.int8(), pyarrow.string()), ["a", None, "a"]),
        (["é"], pyarrow.large_binary(), ["é"]),
    ],
)
def test_every_type_of_column(coder, values, kind, text):
    values = [value.encode() if kind == pyarrow.large_binary() else value for value in values]
    table = pyarrow.table({"text": ["Night fell."] * len(values), "section": pyarrow.array(values, kind)})
    assert is_read_where_it_lies(table)
    assert [coded.article.get("section") for coded in coder.code_many(table, apart=True)] == text
    assert [coded.article.get("section") for coded in coder.code_many(table[-1:], apart=True)] == text[-1:]


def test_other_types_are_read_row_by_row(coder):
    texts = ["Rebels shelled Aleppo on Tuesday."] * 2
    berlin = pandas.DataFrame({"text": texts, "published": pandas.to_datetime(["2024-03-07", None]).tz_localize("Europe/Berlin")})
    assert not is_read_where_it_lies(berlin)
    first, second = coder.code_many(berlin, apart=True)
    assert (first.records[0].published, second.records[0].published) == ("2024-03-07", None)
    lists = pyarrow.table({"text": texts, "title": [["a", "b"], None]})
    first, second = coder.code_many(lists, apart=True)
    assert str(first.error) == "articles:1: title: a field of an article is text, not list" and second.error is None


def test_columns_of_other_names_and_missing_values(coder, articles):
    frame = pandas.DataFrame([{"Body ": one["text"], "ID": one["id"], "rank": 3} for one in articles] + [{"Body ": None}])
    results = coder.code_many(frame, columns={"text": "body"}, published="2024-03-07", outlet="Valley Post")
    coded = list(results)
    assert [one.error is None for one in coded] == [True, True, True, False]
    assert coded[0].records[0].outlet == "Valley Post" and coded[0].id == "one"
    assert (coded[3].error.kind, coded[3].error.place.line) == ("input", 4)
    with pytest.raises(annals.Error) as caught:
        coder.code_many(frame, columns={"headline": "Body"})
    assert caught.value.kind == "usage"


def test_a_table_without_texts_is_refused(coder):
    for table in (pandas.DataFrame({"body": ["Rebels."]}), pyarrow.table({"body": ["Rebels."]}), polars.DataFrame({"body": ["Rebels."]})):
        with pytest.raises(annals.Error, match="body") as caught:
            coder.code_many(table)
        assert caught.value.kind == "usage" and "columns=" in caught.value.hint


def test_a_bad_row_costs_its_own_record(coder, articles):
    values = [articles[0]["text"], None, float("nan"), "", 7, ["a list"], b"\xff", True, articles[1]["text"]]
    results = coder.code_many(pandas.DataFrame({"text": values, "published": "2024-03-07"}), apart=True)
    with pytest.warns(annals.UnreadWarning, match="6 of 9"):
        frame = results.to_pandas()
    assert [(error.kind, error.place.line) for error in results.errors] == [("input", n) for n in (2, 3, 4, 6, 7, 8)]
    assert len(frame) > 2
    wrong = pandas.DataFrame({"id": ["x", "y"], "text": ["Rebels.", "Rebels shelled Aleppo."], "published": ["never", "2024-03-07"]})
    first, second = coder.code_many(wrong)
    assert (first.error.place.file, first.error.place.line, first.id) == ("x", 1, "x") and second.records


def test_files_to_a_frame(articles, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    pandas.DataFrame(articles).to_csv("articles.csv", index=False)
    events = annals.code("articles.csv").to_pandas()
    assert len(events) > 2 and set(events.event_type) >= {"ASSAULT", "RETREAT"}
    (tmp_path / "more.jsonl").write_text(json.dumps({"Body": "Rebels shelled Dorvik."}))
    more = annals.code("more.jsonl", columns={"text": "Body"}, published="2024-03-07", outlet="Valley Post", threads=1)
    assert [(record.outlet, record.published) for record in more.records()] == [("Valley Post", "2024-03-07")]


def test_files_are_read_from_where_they_are(coder, articles, tmp_path):
    (tmp_path / "articles.jsonl").write_text("".join(json.dumps(article) + "\n" for article in articles))
    files = annals.read(tmp_path / "articles.jsonl")
    assert next(files)["id"] == "one"
    assert [coded.id for coded in coder.code_many(files)] == ["two", "three"]
    files = annals.read(tmp_path / "articles.jsonl")
    assert {coded.article["section"] for coded in coder.code_many((dict(one, section="World") for one in files))} == {"World"}
