#!/usr/bin/env python3
"""Recreate the second development gold as words: docs.jsonl and annotations.jsonl in the form of events_dev.

usage: unpack.py FOLDER [--part open|aside] [--shared DIR] [--gold FILE] [--list FILE]

The text comes from ../shared/data/wikipedia_current_events; an item whose text is no longer the one that was coded is
an error. Score with shared/eval/articles.py and score_events.py. The part set aside is for closing notes only: write
it to a temporary folder and read neither it nor its misses.
"""
import argparse
import json
import pathlib
import sys

import common


def unpack_record(packed, text):
    def words(start, end):
        return text[start:end]

    def entries(triples):
        return [[words(start, end), code] for start, end, code in triples]

    place, source = packed["place"], packed["source"]
    return {"doc": packed["item"], "s": packed["s"], "event": packed["event"], "trigger": words(*packed["trigger"]),
            "type": packed["type"], "modes": packed["modes"], "contexts": packed["contexts"],
            "actor": entries(packed["actor"]), "recipient": entries(packed["recipient"]), "date": packed["date"],
            "place": [words(*place[:2]), place[2]] if place else None,
            "quantities": [[role, words(start, end), low, high]
                           for role, start, end, low, high in packed["quantities"]],
            "factuality": packed["factuality"], "source": [words(*source[:2]), source[2]] if source else None,
            "aggregate": packed["aggregate"]}


def document(listed, item):
    """An item as a document of one paragraph, without headline."""
    if common.fingerprint(item["text"]) != listed.sha:
        raise ValueError(f"{listed.item}: the text is not the one that was coded")
    sentences = [item["text"][start:end] for start, end in listed.spans]
    return {"id": listed.item, "date": item["date"], "url": None, "title": "", "sentences": sentences,
            "paragraph": [0] * len(sentences)}


def unpack(packed, listed, items):
    """(docs, annotations) of the listed items; `items` maps ids to the shared items."""
    missing = [row.item for row in listed if row.item not in items]
    if missing:
        raise ValueError("not in the shared data: " + " ".join(missing[:5]))
    docs = [document(row, items[row.item]) for row in listed]
    wanted = {row.item for row in listed}
    return docs, [unpack_record(r, items[r["item"]]["text"]) for r in packed if r["item"] in wanted]


def write_jsonl(path, rows):
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--part", choices=("open", "aside"), default="open")
    parser.add_argument("--shared", default=common.SOURCE, help="folder of the yearly files")
    parser.add_argument("--gold", default=common.GOLD / "current_events.jsonl")
    parser.add_argument("--list", default=common.GOLD / "items.tsv")
    given = parser.parse_args()
    if not pathlib.Path(given.shared).exists():
        sys.exit(f"{given.shared} is not here; the items' text lies beside the repository, not in it")
    listed = [row for row in common.read_list(given.list) if row.part == given.part]
    wanted = {row.item for row in listed}
    items = {item["id"]: item for item in common.shared_items(given.shared) if item["id"] in wanted}
    docs, annotations = unpack(common.read_jsonl(given.gold), listed, items)
    given.folder.mkdir(parents=True, exist_ok=True)
    write_jsonl(given.folder / "docs.jsonl", docs)
    write_jsonl(given.folder / "annotations.jsonl", annotations)
    print(f"{len(docs)} items, {len(annotations)} records in {given.folder}")


if __name__ == "__main__":
    main()
