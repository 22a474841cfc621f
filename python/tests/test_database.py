"""A database that the command made, read through Python and through the command."""

import datetime
import json

import pytest

import annals


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    from conftest import ARTICLES, run_command

    folder = tmp_path_factory.mktemp("database")
    again = dict(ARTICLES[1], id="four", text="Shelling by rebels killed four people in Aleppo on Tuesday.")
    summed = "Rebels have carried out 21 attacks in Syria since January, killing at least 90 people."
    articles = [*ARTICLES, again, dict(ARTICLES[0], id="five", text=summed)]
    (folder / "articles.jsonl").write_text("".join(json.dumps(article) + "\n" for article in articles))
    run_command("add", folder / "news.db", folder / "articles.jsonl")
    return folder / "news.db"


@pytest.mark.parametrize(
    "filters, options",
    [
        ({}, []),
        ({"type": "ASSAULT"}, ["--type", "ASSAULT"]),
        ({"type": ["assault", "RETREAT"], "factuality": "actual,alleged"}, ["--type", "ASSAULT,RETREAT", "--factuality", "actual,alleged"]),
        ({"place": "aleppo"}, ["--place", "aleppo"]),
        ({"near": (36.2, 37.2, 30)}, ["--near", "36.2,37.2,30"]),
        ({"bbox": (30, 30, 40, 40), "search": "army"}, ["--bbox", "30,30,40,40", "--search", "army"]),
        ({"country": "MLI"}, ["--country", "MLI"]),
        ({"actor_text": "rebels", "limit": 1}, ["--actor-text", "rebels", "--limit", "1"]),
        ({"since": datetime.date(2024, 3, 5), "until": "2024-03-06"}, ["--since", "2024-03-05", "--until", "2024-03-06"]),
        ({"text": "killed OR troops", "min_confidence": 0.5}, ["--text", "killed OR troops", "--min-confidence", "0.5"]),
        ({"outlet": "Harbour Times", "all_versions": True}, ["--outlet", "Harbour Times", "--all-versions"]),
        ({"recipient_text": "boat", "source": "army", "recipient": "USA", "actor": "NOR", "mode": "withdraw", "context": "military"},
         ["--recipient-text", "boat", "--source", "army", "--recipient", "USA", "--actor", "NOR", "--mode", "withdraw", "--context", "military"]),
    ],
)
def test_events_are_those_of_the_command(database, command, filters, options):
    assert annals.open(database).events(**filters).to_json() == command("events", database, "--format", "jsonl", *options)


def test_events_can_be_read_again_and_as_a_table(database):
    events = annals.open(database).events(type="ASSAULT")
    assert [record.id for record in events] == [record.id for record in events]
    pytest.importorskip("pyarrow")
    table = events.to_arrow()
    assert table.column("id").to_pylist() == [record.id for record in events]
    assert None not in [event["happening"] for event in events.to_dict() if not event["aggregate"]]


def test_happenings(database, command):
    happenings = annals.open(database).happenings(type="ASSAULT")
    listed = [line.split()[0] for line in command("happenings", database, "--type", "ASSAULT").splitlines()]
    assert [one.id for one in happenings] == listed and len(happenings) == len(listed) > 0
    assert max(one.reports for one in happenings) == 2
    two = annals.open(database).happenings(least_reports=2)
    assert [one.reports for one in two] == [2]
    records = annals.open(database).happening(two[0].id)
    assert {record.doc for record in records} == {"one", "four"} and annals.open(database).happening("none") == []
    pytest.importorskip("pyarrow")
    assert happenings.to_arrow().column("happening").to_pylist() == listed


def test_a_tally(database, command):
    tally = annals.open(database).tally("killed", type="ASSAULT")
    assert tally.to_json() + "\n" == command("tally", database, "--type", "ASSAULT", "--format", "json")
    assert (tally.best, tally.min) == (4, 4) and any(row.kind == "statement" and row.min == 90 for row in tally.rows)
    csv = command("tally", database, "--type", "ASSAULT", "--format", "csv").splitlines()
    assert len(tally.rows) == len(csv) - 1
    pytest.importorskip("pyarrow")
    assert tally.to_arrow().schema.names == csv[0].split(",")


def test_what_makes_no_sense_is_an_error(database, tmp_path):
    db = annals.open(database)
    for filters in ({"type": "ASAULT"}, {"since": "yesterday"}, {"text": '"'}, {"mode": ["no such"]}):
        with pytest.raises(annals.Error) as caught:
            list(db.events(**filters))
        assert caught.value.kind == "usage", filters
    (tmp_path / "other.db").write_text("no database")
    with pytest.raises(annals.Error) as caught:
        annals.open(tmp_path / "other.db")
    assert caught.value.kind == "store"
