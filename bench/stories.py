#!/usr/bin/env python3
"""How well reports are joined: MUC's groups of incidents beside our happenings, by pairs of reports.

usage: stories.py [--annals build/bench/annals] [--tool build/bench/bench/annals_stories] [--misses]

The gold is shared/data/muc34/dev-incident-groups.jsonl, a silver standard (its README): reports that tell of one incident
of one type, day and place. All development reports are coded and joined; of the reports in a group two are joined by us
when some happening of violence has accounts of both. Pairs that no group has count as wrong, though some may be one
incident told otherwise.
"""
import argparse
import collections
import gzip
import itertools
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def pairs(groups):
    return {pair for docs in groups for pair in itertools.combinations(sorted(docs), 2)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--annals", type=pathlib.Path, default=ROOT / "build/bench/annals")
    parser.add_argument("--tool", type=pathlib.Path, default=ROOT / "build/bench/bench/annals_stories")
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--misses", action="store_true")
    option = parser.parse_args()
    muc = option.shared / "data/muc34"
    if not muc.exists():
        print(f"no data in {option.shared}: name their folder with --shared", file=sys.stderr)
        return 2
    reports = ""
    with gzip.open(muc / "dev-docs.jsonl.gz", "rt", encoding="utf-8") as lines:
        for doc in map(json.loads, lines):
            day = {"published": doc["dct"]} if doc["dct"] else {}
            reports += json.dumps({"id": doc["doc_id"], "text": doc["text"], **day}) + "\n"
    run = {"capture_output": True, "text": True, "check": True}
    # Each by itself: reports that carry each other's sentences are joined here, not merged before.
    records = subprocess.run([str(option.annals), "code", "-", "--format", "jsonl", "--apart"], input=reports, **run).stdout
    accounts = subprocess.run([str(option.tool)], input=records, **run).stdout
    groups = [json.loads(line) for line in (muc / "dev-incident-groups.jsonl").open(encoding="utf-8")]
    gold = pairs({doc for doc, _ in group["templates"]} for group in groups)
    told = {doc for group in groups for doc, _ in group["templates"]}
    happenings = collections.defaultdict(set)
    for account in map(json.loads, accounts.splitlines()):
        if account["type"] == "ASSAULT" and account["doc"] in told:
            happenings[account["happening"]].add(account["doc"])
    ours = pairs(happenings.values())
    right = len(gold & ours)
    precision, recall = right / max(1, len(ours)), right / max(1, len(gold))
    print(f"{len(told)} reports, {len(gold)} pairs, ours {len(ours)}: P {100 * precision:.1f} R {100 * recall:.1f} "
          f"F1 {200 * precision * recall / max(1e-9, precision + recall):.1f}")
    if option.misses:
        for name, rest in (("missed", gold - ours), ("false", ours - gold)):
            for pair in sorted(rest):
                print(name, *pair)
    return 0


if __name__ == "__main__":
    sys.exit(main())
