#!/usr/bin/env python3
"""Draw the 270 items of the third development gold, the same ones every time.

usage: sample_more.py [--shared DIR] [--list FILE] [--batches DIR]

To draw from: what sample.py draws from, without its 400 items, those of sample_actors.py, those of gold/parties.jsonl and what has
nearly their words; at random, in three batches of 90. The first two are open, the third is aside. Writes
bench/gold/single_items.tsv, which holds no text, and with --batches the working files for coders.
"""
import argparse
import pathlib
import random

import common
import sample

SEED = 20261129
BATCHES, ITEMS = 3, 90


def taken(folder):
    """The ids that other lists hold."""
    ids = {line.split("\t")[0] for name in ("items.tsv", "actors_items.tsv")
           for line in (folder / name).read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")}
    return ids | {row["item"] for row in common.read_jsonl(folder / "parties.jsonl")}


def draw(items, ids):
    pool = sample.pool_of(items, ids)
    words = [sample.content_words(item["text"]) for item in items if item["id"] in ids]
    chosen = []
    for item in random.Random(SEED).sample(pool, len(pool)):
        own = sample.content_words(item["text"])
        if any(sample.nearly_equal(own, other) for other in words):
            continue
        words.append(own)
        chosen.append(item)
        if len(chosen) == BATCHES * ITEMS:
            return chosen
    raise SystemExit(f"only {len(chosen)} items to draw")


HEAD = """\
# The 270 items of the third development gold (README.md), drawn by tools/gold/sample_more.py.
#
# format   1
# licence  the items are Wikipedia's, CC BY-SA; this list holds none of their text
# source   shared/data/wikipedia_current_events
# columns  item (its id there); part, open or aside; batch, the working file it was coded in; stratum; the first 12 digits of the
#          SHA-256 of its text; its sentences as start-end in code points
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", default=common.SOURCE, help="folder of the yearly files")
    parser.add_argument("--list", default=common.GOLD / "single_items.tsv", help="the list to write")
    parser.add_argument("--batches", type=pathlib.Path, help="folder to write the working files into")
    given = parser.parse_args()
    chosen = draw(list(common.shared_items(given.shared)), taken(common.GOLD))
    listed = [common.Listed(item["id"], "aside" if at // ITEMS == BATCHES - 1 else "open", at // ITEMS + 1, "random",
                            common.fingerprint(item["text"]), common.sentence_spans(item["text"])) for at, item in enumerate(chosen)]
    common.write_list(given.list, listed, HEAD)
    if given.batches:
        sample.write_batches(given.batches, listed, {item["id"]: item for item in chosen}, BATCHES)


if __name__ == "__main__":
    main()
