#!/usr/bin/env python3
"""Errors by kind: every missed gold record, every false record, every wrong party; and MUC's incidents found.

usage: errors.py [--annals build/release/annals] [--data data] [--shared DIR] [--list KIND] [--muc] GOLD_DIR...

GOLD_DIR is in the form of shared/data/events_dev (default: that one, and the open part of bench/gold). Records are matched
as shared/eval/score_events.py does. A missed record is, by the first that holds,
  wrong type   a record of another type stands on its trigger
  no frame     no frame of its type has a word of the trigger
  parse        one has, but not with the part of speech that the parser saw
  merged       frames fit, and the sentence has a record of the type, which another gold record took (ruling 1)
  test failed  frames fit, and nothing came: their tests, or what the speech around them is taken for
and a false one
  wrong type   a gold record of another type that nothing found stands on its trigger
  duplicate    the sentence has gold records of its type, all taken
  beside       the trigger is a gold record of another type that was found
  wrong frame  the gold has nothing of the kind there
Wrong parties are those of matched records, by country. --list prints the errors of a kind ("missed/parse", "false", "all").
--muc asks how many MUC development reports with an incident have an ASSAULT, instead. Without the data this says so and ends with 2.
"""
import argparse
import collections
import gzip
import json
import pathlib
import subprocess
import sys
import tempfile

import fields
import frames

ROOT = pathlib.Path(__file__).resolve().parent.parent
TAGS = {"v": {"VERB", "AUX"}, "n": {"NOUN", "PROPN"}, "a": {"ADJ", "VERB"}}
MISSED = ("wrong type", "no frame", "parse", "merged", "test failed")
FALSE = ("wrong type", "duplicate", "beside", "wrong frame")


def parsed(annals, data, path):
    """{article: [(begin, end, word, lemma, tag)]}, offsets in code points of the text."""
    out = subprocess.run([str(annals), "parse", str(path), "--data", str(data)], capture_output=True, text=True, check=True)
    tokens, name = {}, ""
    for line in out.stdout.splitlines():
        if line.startswith("# newdoc id = "):
            name = line[len("# newdoc id = "):]
            tokens[name] = []
        elif line and line[0].isdigit():
            cells = line.split("\t")
            place = dict(part.split("=", 1) for part in cells[9].split("|") if "=" in part)
            if "start_char" in place:
                tokens[name].append((int(place["start_char"]), int(place["end_char"]), cells[1].lower(), cells[2], cells[3]))
    return tokens


def entries_at(heads, kind, tokens, trigger):
    """The entries of a type that have a word of the trigger as head: (with any part of speech, with the right one)."""
    some = fitting = 0
    for at, (begin, end, word, lemma, tag) in enumerate(tokens):
        if begin >= trigger[1] or end <= trigger[0]:
            continue
        near = {w for token in tokens[at + 1:at + 12] for w in token[2:4]}
        for entry in heads.get(lemma, []) + (heads.get(word, []) if word != lemma else []):
            if entry.type == kind and all(w in near for w in entry.words[1:]):
                some += 1
                fitting += tag in TAGS[entry.part] or (entry.part == "n" and len(entry.words) > 1)
    return some, fitting


def kind_of_miss(score, gold, predicted, matched, heads, tokens):
    here = [p for p in predicted if p["doc"] == gold["doc"]]
    if any(id(p) not in matched and score.overlap(p["trig"], gold["trig"]) for p in here):
        return "wrong type"
    some, fitting = entries_at(heads, gold["type"], tokens, gold["trig"])
    if not some:
        return "no frame"
    if not fitting:
        return "parse"
    if any(p["s"] == gold["s"] and p["type"] == gold["type"] for p in here):
        return "merged"
    return "test failed"


def kind_of_false(score, record, golds, matched):
    here = [g for g in golds if g["doc"] == record["doc"]]
    on = [g for g in here if score.overlap(g["trig"], record["trig"])]
    if any(id(g) not in matched for g in on):
        return "wrong type"
    if any(g["s"] == record["s"] and g["type"] == record["type"] for g in here):
        return "duplicate"
    return "beside" if on else "wrong frame"


def errors_of(option, score, folder, name):
    docs = {d["id"]: d for d in score.load(folder / "docs.jsonl")}
    texts = {key: score.article_text(doc) for key, doc in docs.items()}
    golds = [score.norm_gold(a, texts[a["doc"]][1], texts[a["doc"]][0])
             for a in score.load(folder / "annotations.jsonl") if "type" in a and a["doc"] in docs]
    articles = [{"id": key, "published": doc["date"], "text": texts[key][0]} for key, doc in docs.items()]
    heads = collections.defaultdict(list)
    for entry in frames.read_entries(option.data / "frames"):
        heads[entry.words[0]].append(entry)
    with tempfile.TemporaryDirectory() as scratch:
        rows = list(frames.records_of(option.annals, option.data, articles, pathlib.Path(scratch)))
        tokens = parsed(option.annals, option.data, pathlib.Path(scratch) / "articles.jsonl")
    predicted = [score.norm_pred(p, texts[p["doc"]][1], texts[p["doc"]][0]) for p in rows]
    for p, row in zip(predicted, rows):
        p["frame"] = frames.frame_of(row)
    pairs = score.match(golds, predicted)
    matched = {id(x) for pair in pairs for x in pair}
    listed = []
    for g in golds:
        if id(g) not in matched:
            listed.append(("missed/" + kind_of_miss(score, g, predicted, matched, heads, tokens[g["doc"]]), g))
    for p in predicted:
        if id(p) not in matched:
            listed.append(("false/" + kind_of_false(score, p, golds, matched), p))
    for side in ("actor", "recipient"):
        listed += [(f"party/{side}", g) for g, p in pairs if not score.FIELDS[side + " country"](g, p)]
    covered = sum(entries_at(heads, g["type"], tokens[g["doc"]], g["trig"])[0] > 0 for g in golds)
    report(name, golds, predicted, pairs, covered, listed)
    for kind, row in listed:
        if option.list and (option.list == "all" or kind.startswith(option.list)):
            words = texts[row["doc"]][0][row["trig"][0]:row["trig"][1]]
            print(f"{kind}\t{row['doc']} s{row['s']}\t{row['type']}\t[{words}]\t{row.get('frame', row['fact'])}\t{row['text'][:300]}")


def report(name, golds, predicted, pairs, covered, listed):
    kinds = collections.Counter(kind for kind, _ in listed)
    print(f"{name}: {len(golds)} gold records, {len(predicted)} of ours, {len(pairs)} matched; "
          f"frames of the type for {100 * covered / len(golds):.1f} % of the gold triggers")
    for title, names in (("missed", MISSED), ("false", FALSE), ("party", ("actor", "recipient"))):
        total = sum(kinds[f"{title}/{n}"] for n in names)
        print(f"  {title:7}{total:4}  " + "  ".join(f"{n} {kinds[f'{title}/{n}']}" for n in names))


def muc_recall(option):
    """Reports with an incident template; CODEBOOK's reading is wider than MUC's, so precision is not asked."""
    keys = gzip.open(option.shared / "data/muc34/dev-keys.jsonl.gz", "rt", encoding="utf-8")
    wanted = {row["doc_id"] for row in map(json.loads, keys) if row["templates"]}
    docs = gzip.open(option.shared / "data/muc34/dev-docs.jsonl.gz", "rt", encoding="utf-8")
    articles = [{"id": d["doc_id"], "published": d["dct"], "text": d["text"]} for d in map(json.loads, docs) if d["doc_id"] in wanted]
    with tempfile.TemporaryDirectory() as scratch:
        rows = frames.records_of(option.annals, option.data, articles, pathlib.Path(scratch))
        found = {row["doc"] for row in rows if row["event_type"] == "ASSAULT"}
    print(f"MUC development reports with an incident: {len(wanted)}, an ASSAULT in {len(found)}: {100 * len(found) / len(wanted):.1f} %")
    if option.list:
        print("\n".join(sorted(wanted - found)))


def open_gold(option, folder):
    """The open part of bench/gold, written out; None where shared's text is no longer the one coded."""
    done = subprocess.run([sys.executable, str(ROOT / "tools/gold/unpack.py"), folder, "--part", "open", "--shared",
                           str(option.shared / "data/wikipedia_current_events")], capture_output=True, text=True)
    if done.returncode != 0:
        print(f"bench/gold: {done.stderr.strip()}", file=sys.stderr)
    return pathlib.Path(folder) if done.returncode == 0 else None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--annals", type=pathlib.Path, default=ROOT / "build/release/annals")
    parser.add_argument("--data", type=pathlib.Path, default=ROOT / "data")
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--list", default="")
    parser.add_argument("--muc", action="store_true")
    parser.add_argument("gold", type=pathlib.Path, nargs="*")
    option = parser.parse_args()
    if not (option.shared / "eval").exists():
        print(f"no data in {option.shared}: name their folder with --shared", file=sys.stderr)
        return 2
    if option.muc:
        muc_recall(option)
        return 0
    score = fields.scorer(option.shared)
    if option.gold:
        for folder in option.gold:
            errors_of(option, score, folder, folder.name)
        return 0
    errors_of(option, score, option.shared / "data/events_dev", "events_dev")
    with tempfile.TemporaryDirectory() as scratch:
        folder = open_gold(option, scratch)
        if folder:
            errors_of(option, score, folder, "daily summaries, open part")
    return 0


if __name__ == "__main__":
    sys.exit(main())
