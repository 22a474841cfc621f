#!/usr/bin/env python3
"""The ledger of a true story from its items, beside what a reader counts.

usage: ledger.py [--annals annals] [--shared ../shared] [--database story.db]

Reads the items of items.tsv from shared/data/wikipedia_current_events, codes them into a database (a new one, removed again,
without --database), prints its tally and then each attack of items.tsv with the dead a reader counts: the newest item's figure.
Where the data are absent it says so and ends with 77, which tests take as skipped.
"""
import argparse
import gzip
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent


def read_items():
    """The rows of items.tsv: item, fingerprint, attack, day, town, killed."""
    lines = (HERE / "items.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def texts(folder, rows):
    """The items as reports, those alone whose text is the one that was read."""
    prints = {row[0]: row[1] for row in rows}
    for year in sorted({item[4:8] for item in prints}):
        with gzip.open(folder / f"{year}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for item in map(json.loads, lines):
                if prints.get(item["id"]) == hashlib.sha256(item["text"].encode()).hexdigest()[:12]:
                    yield json.dumps({"id": item["id"], "published": item["date"], "outlet": "Current events", "text": item["text"]})


def read_counts(rows):
    """Of each attack its day, town and the dead as its newest item states them; items are in the order of time."""
    counts = {}
    for _, _, attack, day, town, killed in rows:
        figure = int(killed.split("-")[0]) if killed != "." else None
        before = counts.get(attack, (day, town, None))[2]
        counts[attack] = (day, town, before if figure is None else figure)
    return counts


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--annals", default="annals")
    parser.add_argument("--shared", type=pathlib.Path, default=HERE.parent.parent.parent / "shared")
    parser.add_argument("--database", type=pathlib.Path)
    option = parser.parse_args()
    folder = option.shared / "data/wikipedia_current_events"
    if not folder.exists():
        print(f"skipped: no items in {folder} (--shared names another place)")
        return 77
    rows = read_items()
    with tempfile.TemporaryDirectory() as place:
        database = option.database or pathlib.Path(place) / "story.db"
        subprocess.run([option.annals, "add", database, "-", "--input", "jsonl"], input="\n".join(texts(folder, rows)) + "\n", text=True, check=True)
        subprocess.run([option.annals, "tally", database, "--type", "ASSAULT"], check=True)
    counts = read_counts(rows)
    print(f"\na reader counts {sum(dead or 0 for _, _, dead in counts.values())} in {len(counts)} attacks")
    for attack, (day, town, dead) in counts.items():
        print(f"{day}  {dead if dead is not None else '-':>4}  {town} ({attack})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
