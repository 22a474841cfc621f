#!/usr/bin/env python3
"""How well reports are joined, and how right the tolls of what they tell of are, on three golds.

usage: stories.py [muc] [tolls] [meantime] [--annals build/bench/annals] [--tool build/bench/bench/annals_stories] [--misses]

muc       shared/data/muc34/dev-incident-groups.jsonl, a silver standard (its README): reports that tell of one incident of
          one type, day and place. Of the reports in a group two are joined by us when some happening of violence has
          accounts of both. Pairs that no group has count as wrong, though some may be one incident told otherwise.
tolls     gold/happenings.tsv: daily summaries, and which of them tell of one happening. Pairs as above, all items listed;
          then, of each happening whose dead are stated, the least and the most that our happening with most of its items
          gives.
meantime  shared/data/meantime: mentions of events with coreference across articles. A mention of ours is one whose
          trigger overlaps one of theirs. Pairs of such mentions in two articles: one instance there, one happening here.
"""
import argparse
import collections
import gzip
import hashlib
import itertools
import json
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent


def pairs(groups):
    return {pair for docs in groups for pair in itertools.combinations(sorted(docs), 2)}


def scored(gold, ours):
    right = len(gold & ours)
    precision, recall = right / max(1, len(ours)), right / max(1, len(gold))
    return (f"{len(gold)} pairs, ours {len(ours)}: P {100 * precision:.1f} R {100 * recall:.1f} "
            f"F1 {200 * precision * recall / max(1e-9, precision + recall):.1f}")


def print_misses(gold, ours):
    for name, rest in (("missed", gold - ours), ("false", ours - gold)):
        for pair in sorted(rest):
            print(name, *pair)


def run(command, text=None):
    return subprocess.run([str(word) for word in command], input=text, capture_output=True, text=True, check=True).stdout


def json_lines(text):
    return [json.loads(line) for line in text.splitlines()]


def report(doc_id, text, day):
    dated = bool(day) and re.fullmatch(r"\d{4}-\d\d-\d\d", day)  # two articles of MEANTIME have no day, one has another form
    return json.dumps({"id": doc_id, "text": text, **({"published": day} if dated else {})}) + "\n"


def coded(option, reports):
    """Records and accounts of reports, each by itself: those that carry each other's sentences are joined, not merged."""
    records = run([option.annals, "code", "-", "--format", "jsonl", "--apart"], reports)
    return json_lines(records), json_lines(run([option.tool], records))


def gzipped(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def muc(option, folder):
    reports = "".join(report(doc["doc_id"], doc["text"], doc["dct"]) for doc in gzipped(folder / "dev-docs.jsonl.gz"))
    _, accounts = coded(option, reports)
    groups = [json.loads(line) for line in (folder / "dev-incident-groups.jsonl").open(encoding="utf-8")]
    told = {doc for group in groups for doc, _ in group["templates"]}
    happenings = collections.defaultdict(set)
    for account in accounts:
        if account["type"] == "ASSAULT" and account["doc"] in told:
            happenings[account["happening"]].add(account["doc"])
    gold, ours = pairs({doc for doc, _ in group["templates"]} for group in groups), pairs(happenings.values())
    print(f"muc: {len(told)} reports, {scored(gold, ours)}")
    if option.misses:
        print_misses(gold, ours)


def bounds(words):
    """"6" and "5-" and "24-99" as least and most; the most of an open one is its least, as in a tally."""
    low, dash, high = words.partition("-")
    return int(low), int(high) if high else int(low)


def read_happenings(path):
    """Items by happening, tolls of each stated, and all items with their fingerprints."""
    items, tolls, prints = collections.defaultdict(set), collections.defaultdict(list), {}
    for line in path.open(encoding="utf-8"):
        if line.startswith("#"):
            continue
        happening, item, fingerprint, _, _, _, _, killed, _ = line.rstrip("\n").split("\t")
        prints[item] = fingerprint
        if happening == "-":
            continue
        items[happening].add(item)
        if killed != ".":
            tolls[happening].append(bounds(killed))
    return items, {name: (min(low for low, _ in all_of), max(high for _, high in all_of)) for name, all_of in tolls.items()}, prints


def items_of(folder, prints):
    """The text of items that are as they were when they were coded."""
    for year in sorted({item[4:8] for item in prints}):
        for item in gzipped(folder / f"{year}.jsonl.gz"):
            if prints.get(item["id"]) == hashlib.sha256(item["text"].encode()).hexdigest()[:12]:
                yield item


def tolls(option, folder):
    gold_items, gold_tolls, prints = read_happenings(ROOT / "bench/gold/happenings.tsv")
    texts = list(items_of(folder, prints))
    with tempfile.TemporaryDirectory() as place:
        database = pathlib.Path(place) / "tolls.db"
        run([option.annals, "add", database, "-", "--input", "jsonl", "--apart"], "".join(report(one["id"], one["text"], one["date"]) for one in texts))
        records = json_lines(run([option.annals, "export", database, "--format", "jsonl", "--min-confidence", "0.5"]))
        tally = json.loads(run([option.annals, "tally", database, "--type", "ASSAULT", "--role", "killed", "--format", "json"]))
    ours = collections.defaultdict(set)
    for record in records:
        if record["event_type"] == "ASSAULT" and record["happening"]:
            ours[record["happening"]].add(record["doc"])
    gold, joined = pairs(gold_items.values()), pairs(ours.values())
    print(f"tolls: {len(texts)} of {len(prints)} items, {len(gold_items)} happenings, {scored(gold, joined)}")
    counted = {one["event"]: (one["min"], one["max"]) for one in tally["happenings"]}
    right = collections.Counter()
    for name, (least, most) in sorted(gold_tolls.items()):
        best = max(sorted(ours), key=lambda one: (len(ours[one] & gold_items[name]), -len(ours[one])))
        low, high = counted.get(best, (None, None)) if ours[best] & gold_items[name] else (None, None)
        right.update({"least": low == least, "most": high == most, "both": (low, high) == (least, most)})
        if option.misses and (low, high) != (least, most):
            print("toll", name, f"{least} to {most}, ours {low} to {high}")
    print(f"tolls: of {len(gold_tolls)} happenings with dead the least is right in {right['least']}, the most in {right['most']}, both in {right['both']}")
    if option.misses:
        print_misses(gold, joined)


def meantime(option, folder):
    docs = list(gzipped(folder / "meantime-dev.jsonl.gz"))
    records, accounts = coded(option, "".join(report(doc["doc_id"], doc["text"], doc["dct"]) for doc in docs))
    happening = {record: account["happening"] for account in accounts for record in account["records"]}
    told = collections.defaultdict(list)
    for record in records:
        if record["id"] in happening:
            told[record["doc"]].append(record)
    instances, ours = collections.defaultdict(set), collections.defaultdict(set)
    mentions = shared = 0
    for doc in docs:
        for mention in doc["markables"]:
            if mention["tag"] != "EVENT_MENTION":
                continue
            mentions += 1
            here = [record for record in told[doc["doc_id"]]
                    if record["trigger"]["span"][0] < mention["end"] and mention["start"] < record["trigger"]["span"][1]]
            if not here:
                continue
            shared += 1
            name = (doc["doc_id"], mention["start"])
            if mention.get("ref"):
                instances[mention["ref"]].add(name)
            for record in here:
                ours[happening[record["id"]]].add(name)
    across = lambda all_pairs: {(a, b) for a, b in all_pairs if a[0] != b[0]}
    gold, joined = across(pairs(instances.values())), across(pairs(ours.values()))
    print(f"meantime: {shared} of {mentions} mentions are ours too; across articles {scored(gold, joined)}")
    if option.misses:
        print_misses(gold, joined)


SETS = {"muc": (muc, "muc34"), "tolls": (tolls, "wikipedia_current_events"), "meantime": (meantime, "meantime")}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", metavar="SET", help="muc, tolls, meantime; all of them without one")
    parser.add_argument("--annals", type=pathlib.Path, default=ROOT / "build/bench/annals")
    parser.add_argument("--tool", type=pathlib.Path, default=ROOT / "build/bench/bench/annals_stories")
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--misses", action="store_true")
    option = parser.parse_args()
    for name in option.sets or SETS:
        if name not in SETS:
            parser.error(f"no set '{name}'; there are {', '.join(SETS)}")
        score, folder = SETS[name]
        path = option.shared / "data" / folder
        if not path.exists():
            print(f"{name}: no data in {path}: name the folder above it with --shared", file=sys.stderr)
            return 2
        score(option, path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
