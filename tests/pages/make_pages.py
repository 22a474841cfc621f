#!/usr/bin/env python3
"""Writes the pages of this folder and expected.jsonl: `make_pages.py`. Every report, outlet and name is invented.

Each template of papers.py and others.py builds a page in another way; most are filled twice, with reports that differ in
length, lists, headings and quotations. `git diff` shows what a changed template does to the pages.
"""
import json
import pathlib
import others  # noqa: F401  (adds its templates)
from papers import TEMPLATES
from stories import story

HERE = pathlib.Path(__file__).resolve().parent
TWICE = {"foreign_paper": 4, "right_to_left": 1, "preformatted_wire": 2}


def main():
    for old in HERE.glob("*.html"):
        old.unlink()
    lines, n = [], 0
    for template in TEMPLATES:
        for turn in range(TWICE.get(template.__name__, 2)):
            # Neighbouring templates get other reports, the two pages of one template too.
            page, expected = template(story(n * 5 + 3 * turn), n)
            name = f"{template.__name__}_{turn + 1}.html"
            (HERE / name).write_bytes(page if isinstance(page, bytes) else page.encode("utf-8"))
            lines.append(json.dumps({"file": name, **expected}, ensure_ascii=False))
            n += 1
    (HERE / "expected.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{n} pages")


main()
