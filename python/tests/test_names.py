"""Private persons: by role in every display, in data as the command has it."""

import json

import pytest

import annals

TEXT = "Rebels killed farmer Osk Lien in Aleppo on Tuesday, his neighbour Mira Dunn said."
ARTICLE = {"id": "one", "published": "2024-03-07", "text": TEXT, "title": "Osk Lien killed"}


@pytest.fixture
def coded(coder):
    coded = coder.code(ARTICLE)
    assert "Osk Lien" in coded.records[0].private_names
    return coded


def shows_a_name(text):
    return any(word in text for word in ("Osk", "Lien"))


def test_records_hold_the_words_of_the_report(coded):
    record = coded.records[0]
    for party in record.recipient:
        start, end = party.span
        assert TEXT[start:end] == party.text
    assert shows_a_name(record.to_json()) and coded.text == TEXT


def test_displays_tell_roles(coded):
    record = coded.records[0]
    parts = [record.trigger, record.sentence, *record.actor, *record.recipient, *record.places, *record.quantities,
             record.date, record.attribution]
    for one in [coded, record, *parts]:
        assert not shows_a_name(repr(one)) and not shows_a_name(str(one)), type(one)
    assert "farmer" in repr(record.recipient[0]) and "•••" in repr(record.recipient[0])
    for html in (coded._repr_html_(), record._repr_html_()):
        assert not shows_a_name(html) and "farmer" in html and "•••" in html
    assert "mark" in coded._repr_html_()


def test_names_by_role_on_request(coder, coded, command, tmp_path):
    by_role = coder.code(ARTICLE, names="role")
    assert not shows_a_name(by_role.to_json()) and by_role.records[0].to_json() == coded.records[0].by_role().to_json()
    assert not shows_a_name(by_role._repr_html_()) and shows_a_name(coded.records[0].to_json())
    (tmp_path / "one.jsonl").write_text(json.dumps(ARTICLE))
    for names in ("all", "role"):
        theirs = command("code", tmp_path / "one.jsonl", "--format", "jsonl", "--names", names)
        assert coder.code_many([ARTICLE], names=names).to_json() == theirs
    assert coder.code_many([ARTICLE]).to_json() == command("code", tmp_path / "one.jsonl", "--format", "jsonl")
    with pytest.raises(annals.Error) as caught:
        coder.code_many([ARTICLE], names="none")
    assert caught.value.kind == "usage"


def test_a_database_tells_roles_unless_asked(command, tmp_path):
    (tmp_path / "one.jsonl").write_text(json.dumps(ARTICLE))
    command("add", tmp_path / "news.db", tmp_path / "one.jsonl")
    db = annals.open(tmp_path / "news.db")
    for events in (db.events(), db.events(names="role")):
        assert events.to_json() == command("events", tmp_path / "news.db", "--format", "jsonl")
        assert not shows_a_name(events.to_json())
    assert shows_a_name(db.events(names="all").to_json())
    pytest.importorskip("pyarrow")
    assert not shows_a_name(str(db.events().to_arrow().to_pylist()))
    assert shows_a_name(str(db.events(names="all").to_arrow().to_pylist()))
    happening = db.happenings()[0]
    assert not shows_a_name(happening.first.to_json())
    assert not any(shows_a_name(record.to_json()) for record in db.happening(happening.id))
    assert any(shows_a_name(record.to_json()) for record in db.happening(happening.id, names="all"))
