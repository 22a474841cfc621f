"""Every door alike: the same bytes through Python and the command."""

import inspect
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import annals
from conftest import ROOT


def case_articles():
    """The reports of cases/, one object each."""
    found = []
    for file in sorted((ROOT / "cases").glob("*.txt")):
        for name, head, text in re.findall(
            r"^== (.*)\n((?:[a-z]+:.*\n)*)----\n((?:.*\n)*?)----$", file.read_text(encoding="utf-8"), re.M
        ):
            fields = dict(re.findall(r"^([a-z]+): *(.*)$", head, re.M))
            article = {"id": f"{file.name} {len(found)} {name}", "text": text.rstrip("\n"), "published": fields.get("date"),
                       "outlet": fields.get("outlet"), "title": fields.get("title")}
            found.append({field: value for field, value in article.items() if value})
    return found


@pytest.fixture(scope="module")
def articles():
    found = case_articles()
    assert len(found) > 300
    return found


@pytest.fixture(scope="module")
def file(articles, tmp_path_factory):
    path = tmp_path_factory.mktemp("cases") / "cases.jsonl"
    path.write_text("".join(json.dumps(article, ensure_ascii=False) + "\n" for article in articles), encoding="utf-8")
    return path


def test_cases_one_by_one(coder, articles, file, command):
    ours = [coder.code(article).to_json() for article in articles]
    theirs = command("code", file, "--format", "jsonl", "--apart")
    assert "".join(ours) == theirs and theirs


def test_cases_together(coder, articles, file, command):
    assert coder.code_many(articles).to_json() == command("code", file, "--format", "jsonl")


def test_samples(coder, command):
    sample = ROOT / "samples" / "articles.jsonl"
    articles = [json.loads(line) for line in sample.read_text(encoding="utf-8").splitlines()]
    assert coder.code_many(articles).to_json() == command("code", sample, "--format", "jsonl")
    # Without ids of their own they have those that the command gives them.
    bare = [{"text": article["text"], "url": "HTTP://Post.example:80/a?utm_source=x#top" if n else None} for n, article in enumerate(articles[:2])]
    lines = "".join(json.dumps(article) + "\n" for article in bare).encode()
    assert coder.code_many(bare).to_json() == command("code", "-", "--format", "jsonl", input=lines)


def test_files(coder, command, tmp_path):
    (tmp_path / "broken.jsonl").write_text('{"text": "Rebels shelled Aleppo."}\n{"text": 7}\n')
    files = [*sorted((ROOT / "tests" / "pages").glob("broad*.html")), ROOT / "samples" / "report.txt", tmp_path / "broken.jsonl", tmp_path / "none.csv"]
    results = coder.code_many(annals.read(*files, published="2024-03-07"))
    with pytest.warns(annals.UnreadWarning, match="2 of"):
        lines = results.to_json()
    assert lines == command("code", *files, "--published", "2024-03-07", "--format", "jsonl")
    assert [(error.kind, error.place.file, error.place.line) for error in results.errors] == [
        ("input", str(files[-2]), 2), ("not found", str(files[-1]), None)]
    with pytest.raises(annals.Error) as caught:
        annals.read("x.csv", columns={"headline": "Head"})
    assert caught.value.kind == "usage"


def test_parses(coder, articles, command, tmp_path):
    for article in articles[:20]:
        file = tmp_path / "one.jsonl"
        file.write_text(json.dumps(article), encoding="utf-8")
        assert coder.parse(article).conllu == command("parse", file)


def options_of(command, *words):
    return set(re.findall(r"^ +(--[a-z-]+)", command(*words, "--help"), re.M)) - {"--help"}


def test_filters_are_the_options_of_the_command(command):
    keywords = {f"--{name.replace('_', '-')}" for name in inspect.signature(annals.Database.events).parameters} - {"--self"}
    assert keywords == options_of(command, "events") - {"--format", "--output"}


def test_options_of_a_coder_are_those_of_the_command(command):
    keywords = {name.replace("dictionaries", "dictionary") for name in inspect.signature(annals.Coder).parameters}
    others = "input published outlet url map format min-confidence threads apart quiet why names output shard".split()
    assert {f"--{name}" for name in [*keywords, *others]} == options_of(command, "code")


def test_the_command_is_on_the_path():
    script = Path(sys.executable).parent / "annals"
    shown = subprocess.run([script, "--version"], capture_output=True, text=True, check=True).stdout
    assert shown.startswith("annals ")
