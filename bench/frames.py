#!/usr/bin/env python3
"""How many frames there are, and how many of them make a record in the raw text of shared.

usage: frames.py [--annals build/release/annals] [--data data] [--shared DIR] [--idle]

A frame counts here as a word or multiword expression, its part of speech and its type. It fires when a record names its
frame and the record's trigger begins with its head and holds the beginnings of its other words. The raw text: the daily
summaries to June 2025, Wikinews of 2019 and 2020, the development reports of MUC-3 and 4. --idle prints the frames that never
fire. Without the data this says so and ends with 2.
"""
import argparse
import collections
import dataclasses
import gzip
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
LAST_DAY = "2025-06-30"


@dataclasses.dataclass(frozen=True)
class Entry:
    """One entry: v, n or a; its words, the head first; the type and the name of its frame."""
    part: str
    words: tuple
    type: str
    frame: str


def stanza_lines(path):
    """(stanza's head, key, value) of each line of values; a line indented further goes on with the key above it."""
    head = key = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if not line.startswith(" "):
            head, key = line.strip(), ""
            continue
        if not line.startswith("    "):
            key, _, line = line.strip().partition(" ")
        yield head, key, line.strip()


def read_entries(folder):
    types, entries = {}, []
    for path in sorted(folder.glob("*.txt")):
        for head, key, value in stanza_lines(path):
            kind, _, name = head.partition(" ")
            if kind != "frame":
                continue
            if key == "type":
                types[name] = value
            elif key.startswith("words_"):
                entries += [Entry(key[-1], (word,), types[name], name) for word in value.split()]
            elif key == "lemma":
                part, *words = value.split()
                entries.append(Entry(part, tuple(words), types[name], name))
    return entries


def raw_articles(shared):
    """The raw text of shared as articles, one a day, report or story."""
    days = collections.defaultdict(list)
    for path in sorted((shared / "data/wikipedia_current_events").glob("*.jsonl.gz")):
        for row in map(json.loads, gzip.open(path, "rt", encoding="utf-8")):
            if row["date"] <= LAST_DAY:
                days[row["date"]].append(row["text"])
    for day, texts in sorted(days.items()):
        yield {"id": day, "published": day, "text": "\n\n".join(texts)}
    for row in map(json.loads, gzip.open(shared / "data/wikinews_2019_2020/wikinews.jsonl.gz", "rt", encoding="utf-8")):
        yield {"id": str(row["id"]), "published": row["date"], "text": row["text"]}
    for row in map(json.loads, gzip.open(shared / "data/muc34/dev-docs.jsonl.gz", "rt", encoding="utf-8")):
        yield {"id": row["doc_id"], "published": row["dct"], "text": row["text"]}


def records_of(annals, data, articles, folder):
    """Codes the articles; yields the records."""
    path = folder / "articles.jsonl"
    path.write_text("".join(json.dumps(article, ensure_ascii=False) + "\n" for article in articles), encoding="utf-8")
    command = [str(annals), "code", str(path), "--format", "jsonl", "--data", str(data)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        yield from map(json.loads, process.stdout)


def frame_of(record):
    return next((why[6:] for why in record["because"]["event_type"] if why.startswith("frame ")), "")


def forms(word):
    """Beginnings that a form of the word may have: a lexicon needs no more to tell its own entries apart."""
    return word[:max(3, len(word) - 2)] if len(word) > 3 else word[:2]


IRREGULAR = {"shoot": "shot", "fight": "fought", "seek": "sought", "flee": "fled", "strike": "struck", "fall": "fell",
             "bring": "brought", "buy": "bought", "catch": "caught", "hold": "held", "take": "took", "give": "g", "sell": "s",
             "send": "sen", "meet": "met", "leave": "left", "keep": "kept", "break": "bro", "steal": "st", "slay": "sl",
             "begin": "beg", "come": "c", "go": "went", "do": "d", "sit": "s", "stand": "st", "throw": "thr", "swear": "sw",
             "speak": "spo", "withdraw": "withd", "hang": "h", "win": "w", "lay": "la", "drive": "dr", "feed": "fed"}


def fires(entry, trigger):
    words = trigger.lower().split()
    if not words or (len(entry.words) > 1 and len(words) < 2):
        return False
    head = entry.words[0]
    if not words[0].startswith((forms(head), IRREGULAR.get(head, "\0"))):
        return False
    return all(word[:3] in trigger for word in entry.words[1:])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--annals", type=pathlib.Path, default=ROOT / "build/release/annals")
    parser.add_argument("--data", type=pathlib.Path, default=ROOT / "data")
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--idle", action="store_true")
    option = parser.parse_args()
    if not (option.shared / "data/wikipedia_current_events").exists():
        print(f"no data in {option.shared}: name their folder with --shared", file=sys.stderr)
        return 2
    entries = read_entries(option.data / "frames")
    by_frame = collections.defaultdict(list)
    for entry in entries:
        by_frame[entry.frame].append(entry)
    fired, seen, records = collections.Counter(), set(), 0
    with tempfile.TemporaryDirectory() as folder:
        for record in records_of(option.annals, option.data, raw_articles(option.shared), pathlib.Path(folder)):
            records += 1
            key = frame_of(record), record["trigger"]["text"].lower()
            if key in seen:
                continue
            seen.add(key)
            # The longest entry that fits: "shoot dead" before "shoot".
            fitting = [entry for entry in by_frame[key[0]] if fires(entry, key[1])]
            longest = max((len(entry.words) for entry in fitting), default=0)
            for entry in fitting:
                if len(entry.words) == longest:
                    fired[entry.part, entry.words, entry.type] += 1
    count = {(entry.part, entry.words, entry.type) for entry in entries}
    print(f"{len(count)} frames, {len(fired)} of them fire in {records} records of the raw text")
    by_type = collections.Counter(kind for _, _, kind in count)
    for kind, number in sorted(by_type.items()):
        print(f"  {kind:10}{number:6}{sum(1 for _, _, k in fired if k == kind):6}")
    if option.idle:
        for part, words, kind in sorted(count - set(fired)):
            print(f"{kind}\t{part}\t{' '.join(words)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
