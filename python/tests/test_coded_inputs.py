"""One input of a job for clusters, coded without Spark: what is written, and what articles cost that kill the process."""

import json
import os
import pathlib
import signal
import time

import annals
import annals_spark.child
import pytest
from annals_spark import Limits
from annals_spark.child import Input, Made, code_input
from conftest import ARTICLES
from pyarrow import parquet

PAGE = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><h1>Aleppo</h1><p>{}</p></body></html>"


def articles(count):
    return [dict(ARTICLES[n % 3], id=f"good {n}") for n in range(count)]


def written(path, reports):
    path.write_text("".join(json.dumps(one) + "\n" for one in reports))
    return path


def rows_of(folder):
    """Of all files in their order."""
    return [row for file in sorted(pathlib.Path(folder).iterdir()) for row in parquet.read_table(file).to_pylist()]


def kinds(rows, *wanted):
    return [(row["kind"], row["article"]) for row in rows if row["kind"] in wanted]


def records_of(rows):
    return "".join(row["json"] + "\n" for row in rows if row["kind"] == "record")


@pytest.fixture
def out(tmp_path):
    folder = tmp_path / "rows"
    folder.mkdir()
    return folder


def coded(coder, path, out, seconds=60.0, megabytes=1024):
    return code_input(coder, Input(str(path), "v1", ()), Limits(seconds, megabytes), str(out))


def test_rows_are_those_of_the_command(coder, command, tmp_path, out):
    path = written(tmp_path / "in.jsonl", [*articles(5), {"id": "bad", "text": ""}])
    made = coded(coder, path, out)
    rows = rows_of(out)
    assert records_of(rows) == command("code", path, "--apart", "--format", "jsonl")
    assert made == Made(files=1, articles=6, rows=len(rows), records=records_of(rows).count("\n"), errors=1)
    assert [row["number"] for row in rows] == list(range(len(rows)))
    assert {row["input"] for row in rows} == {str(path)} and {row["version"] for row in rows} == {"v1"}
    assert all(len(row["bytes"]) == 388 for row in rows if row["kind"] == "article")
    accounts = [row for row in rows if row["kind"] == "account"]
    assert accounts and all(row["keys"] and row["members"] and row["bytes"] for row in accounts)
    (error,) = [row for row in rows if row["kind"] == "error"]
    assert "the text is empty" in error["message"] and error["id"] is None


def test_many_rows_are_several_files(coder, tmp_path, out, monkeypatch):
    path = written(tmp_path / "in.jsonl", articles(9))
    whole = tmp_path / "whole"
    whole.mkdir()
    coded(coder, path, whole)
    monkeypatch.setattr(annals_spark.child, "ROWS_IN_FILE", 4)
    made = coded(coder, path, out)
    assert made.files == len(list(out.iterdir())) > 3
    assert rows_of(out) == rows_of(whole)


def test_what_is_missing_may_come(coder, tmp_path, out):
    made = coded(coder, tmp_path / "not yet.jsonl", out)
    assert (made.errors, made.faults, made.records) == (1, 1, 0)


def test_nothing_to_read_is_no_fault(coder, tmp_path, out):
    (tmp_path / "empty.jsonl").write_text("")
    assert coded(coder, tmp_path / "empty.jsonl", out) == Made()


class Bad(annals.Coder):
    """Dies of articles with its word, as a fault of the engine would make it die."""

    def code_many(self, articles, **options):
        return super().code_many(map(self.swallow, articles), **options)

    @staticmethod
    def swallow(article):
        if "crash" in getattr(article, "text", ""):
            os.kill(os.getpid(), signal.SIGKILL)
        return article


def test_what_was_done_is_kept_when_an_article_kills(tmp_path, out, monkeypatch):
    monkeypatch.setattr(annals_spark.child, "ROWS_IN_FILE", 4)
    good = articles(9)
    crash = {"id": "crash", "text": "crash"}
    path = written(tmp_path / "in.jsonl", [*good[:4], crash, *good[4:], crash])
    made = coded(Bad(), path, out)
    rows = rows_of(out)
    assert kinds(rows, "quarantine", "article") == [
        *(("article", n) for n in range(4)), ("quarantine", 4), *(("article", n) for n in range(5, 10)), ("quarantine", 10)]
    assert [row["number"] for row in rows] == list(range(len(rows))), "no row is lost or doubled"
    assert (made.articles, made.quarantined, made.rows) == (11, 2, len(rows))
    assert {row["doc"] for row in rows if row["kind"] == "quarantine"} == {"crash"}


class Reading:
    """The articles of files, of which those with a word kill whoever reads them or even passes over them."""

    def __init__(self, path, reading):
        self._files = annals.read(path, **reading).files
        self._texts = [json.loads(line)["text"] for line in pathlib.Path(path).read_text().splitlines()]

    def take(self):
        if self._texts and "unreadable" in self._texts.pop(0):
            os.kill(os.getpid(), signal.SIGKILL)
        return self._files.take()

    def pass_over(self):
        if "impassable" in self._texts.pop(0):
            time.sleep(60)
        return self._files.pass_over()


def test_an_article_that_cannot_be_read_costs_itself(coder, tmp_path, out, monkeypatch):
    monkeypatch.setattr(annals_spark.child, "articles_of", Reading)
    good = articles(6)
    path = written(tmp_path / "in.jsonl", [good[0], {"id": "x", "text": "unreadable"}, *good[1:]])
    made = coded(coder, path, out)
    rows = rows_of(out)
    assert kinds(rows, "quarantine", "article") == [("article", 0), ("quarantine", 1), *(("article", n) for n in range(2, 7))]
    assert [row["message"] for row in rows if row["kind"] == "quarantine"] == ["while it was read, it killed its process (SIGKILL)"]
    assert (made.articles, made.quarantined) == (7, 1)


def test_one_that_cannot_be_passed_over_ends_its_input(coder, tmp_path, out, monkeypatch):
    monkeypatch.setattr(annals_spark.child, "articles_of", Reading)
    path = written(tmp_path / "in.jsonl", [articles(1)[0], {"id": "x", "text": "unreadable and impassable"}, *articles(3)])
    made = coded(coder, path, out, seconds=3)
    rows = rows_of(out)
    assert kinds(rows, "quarantine", "article") == [("article", 0), ("quarantine", 1)]
    assert "it took more than 3 s; what follows in this input is not read" in rows[-1]["message"]
    assert (made.articles, made.quarantined) == (2, 1)


def test_a_full_disk_is_no_articles_fault(coder, tmp_path):
    path = written(tmp_path / "in.jsonl", articles(2))
    with pytest.raises(RuntimeError, match="the process ended at article"):
        coded(coder, path, tmp_path / "no such folder")


def test_a_hundred_killers_are_no_articles_fault(tmp_path, out, monkeypatch):
    monkeypatch.setattr(annals_spark.child, "MOST_KILLED", 3)
    path = written(tmp_path / "in.jsonl", [{"text": f"crash {n}"} for n in range(5)])
    with pytest.raises(RuntimeError, match="3 articles killed their process"):
        coded(Bad(), path, out)


def warc(pages):
    for n, page in enumerate(pages):
        block = PAGE.format(page).encode()
        yield b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://dorvik.example/%d\r\nContent-Length: %d\r\n\r\n" % (n, len(block))
        yield block + b"\r\n\r\n"


def test_pages_of_an_archive_are_passed_over_unread(tmp_path):
    """A page's number is the same whether those before it are read or not."""
    report = "Rebels shelled Aleppo on Tuesday, killing at least {} people, the army said. The shelling went on into the night."
    path = tmp_path / "crawl.warc"
    path.write_bytes(b"".join(warc([report.format(4), "", report.format(7), report.format(9)])))
    source = annals.read(path).files
    taken = []
    while (article := source.take()) is not None:
        taken.append(article)
    assert [isinstance(one, annals.Error) for one in taken] == [False, True, False, False]
    for at in range(4):
        source = annals.read(path).files
        assert all(source.pass_over() for _ in range(at))
        one = source.take()
        assert str(one) == str(taken[at]) if isinstance(one, annals.Error) else one.text == taken[at].text
    assert [source.pass_over(), source.take()] == [False, None]
