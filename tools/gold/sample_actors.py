#!/usr/bin/env python3
"""Draw the 300 items in which capitalised actors are marked, the same ones every time.

usage: sample_actors.py [--shared DIR] [--list FILE] [--batch FILE]

To draw from: what sample.py draws from, without its 400 items and what has nearly their words. 300 at random, as many
of each year from 2002 to 2025 (its first half), the odd dozen one each to every other year. An item's part follows
from its id alone: even fingerprints are open, odd ones aside. Writes bench/gold/actors_items.tsv, which holds no
text, and with --batch the working file for who marks.
"""
import argparse
import collections
import json
import random

import common
import sample

SEED = 20261128
ITEMS = 300


def quotas(years):
    """Even shares of the years; the rest goes to every other one."""
    years = sorted(years)
    even, rest = divmod(ITEMS, len(years))
    extra = set(years[::2][:rest])
    return {year: even + (year in extra) for year in years}


def draw(pool, taken_words, rng):
    """The items, in each year in a random order, that are not nearly equal to one already there."""
    by_year, chosen, words = collections.defaultdict(list), [], list(taken_words)
    for item in pool:
        by_year[item["date"][:4]].append(item)
    for year, wanted in quotas(by_year).items():
        for item in rng.sample(by_year[year], len(by_year[year])):
            if not wanted:
                break
            own = sample.content_words(item["text"])
            if not any(sample.nearly_equal(own, other) for other in words):
                words.append(own)
                chosen.append(item)
                wanted -= 1
    return sorted(chosen, key=lambda item: item["id"])


HEAD = """\
# The 300 items in which capitalised actors are marked (README.md), drawn by tools/gold/sample_actors.py.
#
# format   1
# licence  the items are Wikipedia's, CC BY-SA; this list holds none of their text
# source   shared/data/wikipedia_current_events
# columns  item (its id there); part, open or aside, by its id; the first 12 digits of the SHA-256 of its text
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", default=common.SOURCE, help="folder of the yearly files")
    parser.add_argument("--list", default=common.GOLD / "actors_items.tsv", help="the list to write")
    parser.add_argument("--batch", help="working file to write: the items with their text")
    given = parser.parse_args()
    other = {row.item for row in common.read_list()}
    everything = list(common.shared_items(given.shared))
    taken = [sample.content_words(item["text"]) for item in everything if item["id"] in other]
    pool = sample.pool_of(everything, other)
    items = draw(pool, taken, random.Random(SEED))
    with open(given.list, "w", encoding="utf-8") as out:
        out.write(HEAD)
        for item in items:
            out.write(f'{item["id"]}\t{common.part(item["id"])}\t{common.fingerprint(item["text"])}\n')
    if given.batch:
        with open(given.batch, "w", encoding="utf-8") as out:
            for item in items:
                out.write(json.dumps({key: item[key] for key in ("id", "date", "text")}, ensure_ascii=False) + "\n")
    parts = collections.Counter(common.part(item["id"]) for item in items)
    print(f"{len(items)} items of {len(pool)}: {parts['open']} open, {parts['aside']} aside")


if __name__ == "__main__":
    main()
