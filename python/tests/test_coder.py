"""One report: its records, their fields, what they look like, and what can be wrong with it."""

import datetime
import json
import pickle

import pytest

import annals


def quotes(record):
    yield record.trigger
    yield record.sentence
    yield from [*record.actor, *record.recipient, *record.places, *record.quantities]
    yield from (party.hedge for party in [*record.actor, *record.recipient] if party.hedge)
    yield from (quote for quote in (record.date, record.attribution) if quote)
    if record.attribution and record.attribution.cue:
        yield record.attribution.cue


def test_fields_have_the_published_form(coder):
    coded = coder.code("Rebels killed at least 12 people in Aleppo on Tuesday, the army said.", published="2024-03-07")
    record = coded.records[0]
    assert (record.event_type, record.factuality, record.aggregate) == ("ASSAULT", "actual", False)
    assert (record.actor[0].text, record.actor[0].country, record.actor[0].sectors) == ("Rebels", "SYR", ["REB"])
    assert (record.date.start, record.date.text) == ("2024-03-05", "on Tuesday")
    assert (record.quantities[0].role, record.quantities[0].min, record.quantities[0].max) == ("killed", 12, None)
    assert (record.attribution.text, record.attribution.cue.text) == ("the army", "said")
    assert record.places[0].name == "Aleppo" and record.url is None and record.happening is None
    assert record.because["event_type"]


def test_every_field_of_the_json_is_a_property(coder):
    record = coder.code("Rebels killed at least 12 people in Aleppo on Tuesday, the army said.", published="2024-03-07").records[0]
    for name, value in json.loads(record.to_json()).items():
        if name == "schema":
            continue
        ours = getattr(record, name)
        if isinstance(value, (str, float, bool)) or value is None:
            assert ours == value, name
        elif isinstance(value, dict) and "span" in value:
            assert (ours.text, list(ours.span)) == (value["text"], value["span"]), name
        elif isinstance(value, list):
            assert len(ours) == len(value), name


def test_spans_count_code_points(coder):
    text = "😀 Говорят: 叛军. Rebels shelled Aleppo on Tuesday 😀, the “army” said. Rebels attacked Aleppo."
    coded = coder.code(text, published="2024-03-07")
    assert coded.records
    for record in coded.records:
        for quote in quotes(record):
            start, end = quote.span
            assert text[start:end] == quote.text


def test_the_publication_date_may_be_a_date(coder):
    text = "Rebels shelled Dorvik on Tuesday."
    for published in ("2024-03-07", datetime.date(2024, 3, 7), datetime.datetime(2024, 3, 7, 12, 30)):
        assert coder.code(text, published=published).records[0].date.start == "2024-03-05"


def test_without_a_date_it_warns(coder):
    with pytest.warns(annals.UndatedWarning):
        assert coder.code("Rebels shelled Dorvik on Tuesday.").records[0].date.start is None


def test_a_report_in_another_language_is_kept_and_not_coded(coder):
    text = "El gobierno de la ciudad dijo el martes que los soldados atacaron el puerto y mataron a cuatro personas. " * 4
    coded = coder.code(text, published="2024-03-07")
    assert (coded.records, coded.article["language"]) == ([], "es")


@pytest.mark.parametrize(
    "text, published",
    [("", "2024-03-07"), (" \n ", "2024-03-07"), (b"Rebels \xff shelled Dorvik.", "2024-03-07"), ("Rebels \ud800.", None),
     ("Rebels shelled Dorvik.", "7 March"), ("Rebels shelled Dorvik.", "2024-02-31")],
)
def test_what_is_wrong_with_a_report_is_an_error(coder, text, published):
    with pytest.raises(annals.Error) as caught:
        coder.code(text, published=published)
    error = caught.value
    assert (error.kind, error.place.file) == ("input", "the text") and error.message and error.hint
    assert pickle.loads(pickle.dumps(error)).kind == "input"


def test_what_is_wrong_with_the_setup_is_an_error(tmp_path):
    with pytest.raises(annals.Error) as caught:
        annals.Coder(data=tmp_path / "nothing")
    assert caught.value.kind in ("not found", "data")
    (tmp_path / "groups.tsv").write_text("no such columns\n")
    with pytest.raises(annals.Error) as caught:
        annals.Coder(dictionaries=[tmp_path])
    assert caught.value.kind == "data" and caught.value.place.file.endswith("groups.tsv") and caught.value.place.line


def test_records_outlive_their_report_and_travel(coder):
    record = coder.code("Rebels shelled Dorvik on Tuesday.", published="2024-03-07").records[0]
    actor = record.actor[0]
    copy = pickle.loads(pickle.dumps(record))
    assert copy == record and hash(copy) == hash(record) and copy != "a record"
    assert annals.Record.from_json(record.to_json()).to_json() == record.to_json()
    line = record.to_json()
    del record
    assert actor.text == "Rebels" and json.loads(line)["actor"][0]["text"] == "Rebels"


def test_a_display_marks_evidence_and_escapes(coder):
    coded = coder.code("<script>alert(1)</script> Alleged rebels shelled Aleppo on Tuesday, the army said.", published="2024-03-07")
    html = coded._repr_html_()
    assert "<script>alert" not in html and "&lt;script&gt;" in html
    assert '<mark class="trigger" title="trigger">shelled</mark>' in html and "the army" in html
    record = coded.records[0]._repr_html_()
    assert '<mark class="trigger" title="trigger">shelled</mark>' in record


def test_a_display_tells_what_is_not_fact_and_who_says_so(coder):
    coded = coder.code("Norway may withdraw its troops from Mali, the army said.", published="2024-03-07")
    assert coded.records[0].factuality == "hypothetical"
    assert "hypothetical" in coded._repr_html_()
    denied = coder.code("The army denied that it attacked suspected rebels in Aleppo.", published="2024-03-07")
    hedged = [party for record in denied.records for party in record.recipient if party.hedge]
    assert hedged and "“suspected”" in denied._repr_html_()
