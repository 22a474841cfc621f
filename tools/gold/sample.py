#!/usr/bin/env python3
"""Draw the 400 items of the second development gold, the same ones every time.

usage: sample.py [--shared DIR] [--list FILE] [--batches DIR] [--counts]

250 items are drawn at random, as many from each year as the year's share of all items with politics or conflict;
150 fill up what the keywords of strata.tsv still miss. Items with nearly the same words are taken once. One item in
five, spread evenly over years and strata, is set aside. Writes bench/gold/items.tsv, which holds no text, and with
--batches the working files for coders: batches 1 to 8 of the open items, 9 and 10 of those set aside.
"""
import argparse
import collections
import json
import pathlib
import random
import re

import common

SEED = 20261125
RANDOM_ITEMS, FILLED_ITEMS, OPEN_BATCHES, ASIDE_BATCHES = 250, 150, 8, 2
LAST_DAY = "2025-06-30"

POLITICAL_HEADING = re.compile(
    r"(?i)polit|conflict|attack|\bwars?\b|law and crime|international relations|protest|uprising|insurgen|crisis|"
    r"coup|revolution|unrest|intifada|occupation|invasion|rebellion|strikes|diplomatic|government|arab spring|terror|"
    r"iraq|middle east|dispute|sanction|hostage")
OTHER_HEADING = re.compile(
    r"(?i)^(disasters?|disasters and .*|business.*|health.*|arts?( and culture)?|sports?|science.*|religion|"
    r"environment.*|.* championship.*|uefa.*|.* world cup.*|.*olympics.*|.*mortgage.*|weather|deaths?)$")
POLITICAL_WORD = re.compile(
    r"(?i)\b(troops?|soldiers?|army|military|militants?|militias?|rebels?|insurgents?|gunm[ae]n|bomb\w*|air ?strikes?|"
    r"rockets?|shelling|terroris\w+|cease-?fire|truce|protest\w*|demonstrat\w+|riot\w*|police|arrest\w*|court|trial|"
    r"sentenced|convicted|president|prime minister|minister|ministry|parliament|senate|congress|government|embassy|"
    r"ambassador|sanctions?|treaty|united nations|security council|nato|european union|asylum|hostages?|kidnap\w*|"
    r"abduct\w*|assassinat\w+|coup|opposition|taliban|al-qaeda|hamas|hezbollah|islamic state|nuclear)\b")
RESIDUE = re.compile(r"thumb\||\{\{|\[\[|\||https?:|<\w|\]\]|^\W*$|&nbsp;|right\b.{0,3}px")
STOP_WORDS = frozenset("a an the of in on at to and or by for with from is are was were has have that as its their".split())


def political(item):
    """By its heading where that tells; else by its words."""
    category = item["category"]
    if OTHER_HEADING.match(category):
        return False
    if category != "Uncategorized" and POLITICAL_HEADING.search(category):
        return True
    return bool(POLITICAL_WORD.search(item["text"]))


def usable(item):
    text = item["text"]
    return (item["date"] <= LAST_DAY and 60 <= len(text) <= 900 and not RESIDUE.search(text) and (text[0].isupper() or text[0] in '0123456789"“')
            and text == text.strip() and text.rstrip("\"'”’)")[-1:] in ".!?")


def pool_of(items, without=frozenset()):
    """What is drawn from, by id, without those whose ids are given."""
    pool = [item for item in items if item["id"] not in without and usable(item) and political(item)]
    return sorted((item for item in pool if len(common.sentence_spans(item["text"])) <= 5), key=lambda item: item["id"])


def content_words(text):
    return frozenset(word for word in re.findall(r"\w+", text.lower()) if word not in STOP_WORDS)


def nearly_equal(one, other):
    return len(one & other) >= 0.6 * min(len(one), len(other))


def strata():
    patterns, wanted = collections.defaultdict(list), {}
    for line in (pathlib.Path(__file__).parent / "strata.tsv").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            name, want, pattern = line.split("\t")
            patterns[name].append(re.compile(pattern, re.I | re.S))
            wanted[name] = int(want)
    return patterns, wanted


class Draw:
    """The items chosen so far; refuses what is nearly equal to one of them."""

    def __init__(self, patterns):
        self.chosen, self.words, self.counts, self.years = {}, [], collections.Counter(), collections.Counter()
        self.patterns = patterns

    def matches(self, item):
        if "matches" not in item:
            item["matches"] = frozenset(name for name, patterns in self.patterns.items()
                                        if any(p.search(item["text"]) for p in patterns))
        return item["matches"]

    def take(self, item, stratum):
        words = content_words(item["text"])
        if item["id"] in self.chosen or any(nearly_equal(words, other) for other in self.words):
            return False
        self.chosen[item["id"]] = (item, stratum)
        self.words.append(words)
        self.counts.update(self.matches(item))
        self.years[item["date"][:4]] += 1
        return True


def shares(sizes, total):
    """`total` split in proportion to `sizes`, by largest remainder."""
    whole = sum(sizes.values())
    exact = {key: total * size / whole for key, size in sizes.items()}
    parts = {key: int(value) for key, value in exact.items()}
    rest = sorted(exact, key=lambda key: (parts[key] - exact[key], key))
    for key in rest[:total - sum(parts.values())]:
        parts[key] += 1
    return parts


def draw_random(draw, pool, rng):
    years = collections.defaultdict(list)
    for item in pool:
        years[item["date"][:4]].append(item)
    for year, part in sorted(shares({y: len(items) for y, items in years.items()}, RANDOM_ITEMS).items()):
        order = rng.sample(years[year], len(years[year]))
        taken = 0
        for item in order:
            if taken == part:
                break
            taken += draw.take(item, "random")


def draw_missing(draw, pool, wanted, rng):
    """One item at a time for what is furthest from its target; of 60 such items the one that serves most."""
    by_name = {name: [item for item in pool if name in draw.matches(item)] for name in wanted}
    filled = 0
    while filled < FILLED_ITEMS:
        need = {name: max(0.0, 1 - draw.counts[name] / wanted[name]) for name in wanted}
        name = max(sorted(need), key=lambda key: (need[key], -draw.counts[key] / wanted[key]))
        candidates = rng.sample(by_name[name], min(60, len(by_name[name])))
        candidates.sort(key=lambda item: (-round(sum(need[m] for m in sorted(item["matches"])), 1),
                                          draw.years[item["date"][:4]], item["id"]))
        if not any(draw.take(item, name) for item in candidates):
            raise SystemExit(f"nothing is left for {name}")
        filled += 1


def set_aside(chosen, rng):
    """Every fifth of the random items by date, every fifth of the others by stratum and date."""
    aside = set()
    for rows in ([(item["date"], key) for key, (item, s) in chosen.items() if s == "random"],
                 [(s, item["date"], key) for key, (item, s) in chosen.items() if s != "random"]):
        start = rng.randrange(5)
        aside.update(row[-1] for row in sorted(rows)[start::5])
    return aside


def batches(keys, first, count, rng):
    order = rng.sample(sorted(keys), len(keys))
    return {key: first + i * count // len(order) for i, key in enumerate(order)}


def write_batches(folder, listed, texts, count=OPEN_BATCHES + ASIDE_BATCHES):
    for number in range(1, count + 1):
        with open(pathlib.Path(folder) / f"batch_{number:02}.jsonl", "w", encoding="utf-8") as out:
            for row in sorted((r for r in listed if r.batch == number), key=lambda r: r.item):
                item = texts[row.item]
                sentences = [{"s": i, "text": item["text"][b:e], "start": b, "end": e}
                             for i, (b, e) in enumerate(row.spans)]
                out.write(json.dumps({"item": row.item, "date": item["date"], "text": item["text"],
                                      "sentences": sentences}, ensure_ascii=False) + "\n")


HEAD = """\
# The 400 items of the second development gold (README.md), drawn by tools/gold/sample.py.
#
# format   1
# licence  the items are Wikipedia's, CC BY-SA; this list holds none of their text
# source   shared/data/wikipedia_current_events
# columns  item (its id there); part, open or aside; batch, the working file it was coded in; stratum, what it was
#          drawn for; the first 12 digits of the SHA-256 of its text; its sentences as start-end in code points
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", default=common.SOURCE, help="folder of the yearly files")
    parser.add_argument("--list", default=common.GOLD / "items.tsv", help="the list to write")
    parser.add_argument("--batches", help="folder to write the working files into")
    parser.add_argument("--counts", action="store_true", help="print how many items match each stratum")
    given = parser.parse_args()
    rng = random.Random(SEED)
    pool = pool_of(common.shared_items(given.shared))
    patterns, wanted = strata()
    draw = Draw(patterns)
    draw_random(draw, pool, rng)
    after_random = dict(draw.counts)
    draw_missing(draw, pool, wanted, rng)
    aside = set_aside(draw.chosen, rng)
    batch = batches(set(draw.chosen) - aside, 1, OPEN_BATCHES, rng)
    batch.update(batches(aside, OPEN_BATCHES + 1, ASIDE_BATCHES, rng))
    listed = [common.Listed(key, "aside" if key in aside else "open", batch[key], stratum,
                            common.fingerprint(item["text"]), common.sentence_spans(item["text"]))
              for key, (item, stratum) in draw.chosen.items()]
    common.write_list(given.list, listed, HEAD)
    if given.batches:
        write_batches(given.batches, listed, {key: item for key, (item, _) in draw.chosen.items()})
    if given.counts:
        print(f"{len(pool)} items to draw from")
        for name in wanted:
            print(f"{name}\twanted {wanted[name]}\trandom {after_random.get(name, 0)}\tall {draw.counts[name]}")
        print(" ".join(f"{year}:{n}" for year, n in sorted(draw.years.items())))


if __name__ == "__main__":
    main()
