"""Examples run: those of docstrings, and those of docs/reference/python.md in a folder of its own."""

import doctest
import importlib
import re

import pytest

from conftest import ARTICLES, ROOT, run_command

MODULES = ["annals", *(f"annals.{name}" for name in ("_coder", "_database", "_errors", "_files", "_parser", "_tables"))]


@pytest.mark.parametrize("name", MODULES)
def test_docstrings(name):
    module = importlib.import_module(name)
    failed, _ = doctest.testmod(module, optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    assert failed == 0


def test_some_docstring_has_an_example():
    assert any(doctest.DocTestFinder().find(importlib.import_module(name))[0].examples for name in MODULES)


def test_the_reference_page(tmp_path, monkeypatch):
    pandas = pytest.importorskip("pandas")
    monkeypatch.chdir(tmp_path)
    pandas.DataFrame(ARTICLES).to_csv("articles.csv", index=False)
    run_command("add", "news.db", "articles.csv")
    page = (ROOT / "docs/reference/python.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```python\n(.*?)^```$", page, re.M | re.S)
    assert len(blocks) >= 4
    names = {}
    for block in blocks:
        exec(compile(block, "docs/reference/python.md", "exec"), names)
    assert len(names["events"]) > 0
