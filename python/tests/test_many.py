"""Many reports: in order, side by side, in bounded memory, from whatever holds them."""

import itertools
import os
import signal
import threading

import pytest

import annals


def test_one_thread_and_four_agree(coder, articles):
    many = [dict(article, id=f"{article['id']} {n}") for n in range(20) for article in articles]
    one = coder.code_many(many, threads=1, apart=True).to_json()
    assert one == coder.code_many(many, threads=4, apart=True).to_json()
    assert one == "".join(coder.code(article).to_json() for article in many)
    assert coder.code_many(many, threads=1).to_json() == coder.code_many(many, threads=4).to_json() != one


def test_a_bad_article_costs_its_own_record(coder, articles):
    bad = [{"text": ""}, None, 7, {"text": ["a list"]}, {"text": "Rebels.", "published": "never"}, b"\xff", {"id": "x"}]
    results = coder.code_many([articles[0], *bad, articles[1]], threads=2, apart=True)
    coded = list(results)
    assert [one.error.kind if one.error else None for one in coded] == [None, *["input"] * len(bad), None]
    assert coded[0].records and coded[-1].records and len(results.errors) == len(bad)
    assert str(coded[1].error.place) == "articles:2" and coded[-2].id == "x" and coded[-2].error.place.line == 8


def test_results_come_while_articles_are_still_read(coder, articles):
    taken = []

    def endless():
        for n in itertools.count():
            taken.append(n)
            yield dict(articles[0], id=str(n))

    for threads in (1, 2):
        taken.clear()
        results = coder.code_many(endless(), threads=threads, apart=True)
        assert [next(results).id for _ in range(30)] == [str(n) for n in range(30)]
        assert len(taken) <= 30 + 4 * threads


def test_what_the_source_raises_arrives(coder, articles):
    def broken():
        yield articles[0]
        raise RuntimeError("the disk is on fire")

    for threads in (1, 2):
        with pytest.raises(RuntimeError, match="on fire"):
            list(coder.code_many(broken(), threads=threads, apart=True))


def test_results_are_read_by_one_thread(coder, articles):
    entered, leave = threading.Event(), threading.Event()

    def slow():
        entered.set()
        leave.wait(60)
        yield articles[0]

    results = coder.code_many(slow(), threads=1, apart=True)
    reader = threading.Thread(target=lambda: next(results))
    reader.start()
    entered.wait(60)
    with pytest.raises(annals.Error) as caught:
        next(results)
    leave.set()
    reader.join()
    assert caught.value.kind == "usage"


def test_one_coder_serves_many_threads(coder, articles):
    expected = coder.code(articles[0]).to_json()
    found = []
    readers = [threading.Thread(target=lambda: found.append(coder.code(articles[0]).to_json())) for _ in range(8)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert found == [expected] * 8


def test_repeated_sentences_are_coded_once_unless_apart(coder, articles):
    again = dict(articles[0], id="again", text="Night fell. " + articles[0]["text"])
    first, second = coder.code_many([articles[0], again])
    assert first.records[0].copies[0].doc == "again" and not second.records
    first, second = coder.code_many([articles[0], again], apart=True)
    assert not first.records[0].copies and second.records


@pytest.mark.parametrize("nothing", ["a text", {"text": "Rebels."}, 7])
def test_what_is_not_many_is_refused(coder, nothing):
    with pytest.raises(annals.Error) as caught:
        coder.code_many(nothing)
    assert caught.value.kind == "usage"


def test_progress(coder, articles, capsys):
    seen = []
    list(coder.code_many(articles, apart=True, progress=lambda *numbers: seen.append(numbers)))
    assert [articles_so_far for articles_so_far, _ in seen] == [1, 2, 3] and seen[-1][1] > 0
    list(coder.code_many(articles))
    assert capsys.readouterr().err == ""


def test_a_progress_line_is_gone_at_the_end(coder, articles, capsys, monkeypatch):
    monkeypatch.setattr("annals._progress.SECONDS_BETWEEN", 0)
    list(coder.code_many(articles, progress=True))
    shown = capsys.readouterr().err
    assert "100% 3 of 3 articles" in shown and "left" in shown and shown.endswith(" \r")


def test_an_undated_article_is_told_once_where_the_call_is(coder):
    undated = [{"text": "Rebels shelled Dorvik on Tuesday."}] * 3
    with pytest.warns(annals.UndatedWarning) as told:
        list(coder.code_many(undated, apart=True))
    assert [warning.filename for warning in told] == [__file__]


def test_articles_that_could_not_be_read_are_told_with_the_table(coder, articles):
    pytest.importorskip("pyarrow")
    for make in (lambda of: of.to_arrow(), lambda of: of.to_json()):
        with pytest.warns(annals.UnreadWarning, match="1 of 2") as told:
            make(coder.code_many([articles[0], ""], apart=True))
        assert [warning.filename for warning in told] == [__file__]


def test_a_run_can_be_interrupted(coder, tmp_path):
    pytest.importorskip("pyarrow")
    (tmp_path / "many.jsonl").write_text('{"text": "Rebels shelled Dorvik on Tuesday.", "published": "2024-03-07"}\n' * 200_000)
    for make in (lambda of: of.to_arrow(), lambda of: of.to_json(), list):
        results = coder.code_many(annals.read(tmp_path / "many.jsonl"), apart=True)
        later = threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT))
        later.start()
        with pytest.raises(KeyboardInterrupt):
            make(results)
        later.join()
