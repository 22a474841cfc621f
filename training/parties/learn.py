#!/usr/bin/env python3
"""Learns models/parties.tsv: who the missing side of an event is, from the developers' gold.

usage: learn.py [--tool build/bench/bench/annals_given] [--out models/parties.tsv] [--folds N] [--labels FILE] GOLD_DIR...

GOLD_DIR is in the form of shared/data/events_dev; the labels are records of other daily summaries that our rules left
open, with the parties that a reader sees (bench/gold/README.md). For each record the tool tells what src/what/parties.h
chooses from, each choice with its features; the choice is right where it is one of the reader's parties, "nobody" where
there is none or nobody around fits. The model is log-linear over the choices of a side; records whose side the rules
found count a little, for the model is asked about the others. --folds prints what records of unseen gold articles would
gain, by the least share that a choice must have. Standard library only; a few minutes.
"""
import argparse
import collections
import json
import math
import pathlib
import random
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "bench"), str(ROOT / "tools/gold")]
import common  # noqa: E402
import fields  # noqa: E402

SIDES = ("actor", "recipient")
FOUND_WEIGHT = 0.8  # of a record whose side the rules found
LABEL_WEIGHT = {"actor": 0.3, "recipient": 1.0}  # one reader's pass against two coders and an adjudication
ROUNDS, RATE, DECAY = 20, 0.1, 0.03
SEEN = 3            # features of fewer records teach nothing
KEEP = 0.02         # weights nearer to zero are left out
SHARES = (0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)


def is_right(choice, party):
    """Whether a choice is the gold's party, by its words or by its whole code."""
    text, code = party[0].lower(), party[1]
    mine = choice["text"].lower()
    if mine == text or (min(len(mine), len(text)) * 2 > max(len(mine), len(text)) and (mine in text or text in mine)):
        return True
    return choice["value"] == code and not code.startswith("---")


def example(doc, side, row, parties, measured):
    right = [i for i, choice in enumerate(row[side]) if i and any(is_right(choice, p) for p in parties)]
    return {"doc": doc, "side": side, "found": row["found"][side], "right": right or [0], "gold": bool(parties),
            "features": [choice["features"] for choice in row[side]], "measured": measured}


def examples(tool, shared, folder):
    score = fields.scorer(shared)
    articles = list(fields.given_articles(score, folder))
    lines = "".join(json.dumps(article, ensure_ascii=False) + "\n" for article, _, _, _ in articles)
    out = subprocess.run([str(tool), "--choices"], input=lines, capture_output=True, text=True, check=True).stdout
    rows = iter([json.loads(line) for line in out.splitlines()])
    for article, gold, _, _ in articles:
        for record in gold:
            row = next(rows)
            for side in SIDES:
                yield example(article["doc"], side, row, [(p[0], p[1]) for p in record[side]], True)


def labelled(tool, path):
    """Records of daily summaries with their parties, in the form of examples()."""
    by_item = collections.defaultdict(list)
    for line in path.open(encoding="utf-8"):
        row = json.loads(line)
        if row["event"]:
            by_item[row["item"]].append(row)
    articles = [{"doc": item["id"], "text": item["text"], "published": item["date"],
                 "given": [{"span": row["trigger"], "type": row["type"]} for row in by_item[item["id"]]]}
                for item in common.shared_items() if item["id"] in by_item]
    lines = "".join(json.dumps(article, ensure_ascii=False) + "\n" for article in articles)
    out = subprocess.run([str(tool), "--choices"], input=lines, capture_output=True, text=True, check=True).stdout
    rows = iter([json.loads(line) for line in out.splitlines()])
    for article in articles:
        for record in by_item[article["doc"]]:
            row = next(rows)
            for side in SIDES:
                yield example(article["doc"], side, row, [(article["text"][b:e], code) for b, e, code in record[side]], False)


def shares(weights, one):
    key = one["side"][0] + " "
    sums = [sum(weights.get(key + f, 0.0) for f in features) for features in one["features"]]
    top = max(sums)
    parts = [math.exp(s - top) for s in sums]
    total = sum(parts)
    return [p / total for p in parts]


def without_rare(data):
    """The examples without features that fewer than SEEN of a side have."""
    count = collections.Counter(one["side"][0] + f for one in data for f in {f for fs in one["features"] for f in fs})
    return [{**one, "features": [[f for f in fs if count[one["side"][0] + f] >= SEEN] for fs in one["features"]]}
            for one in data]


def learn(data, seed=1):
    """Weights by AdaGrad with decay towards zero."""
    data = without_rare(data)
    weights, squares = collections.defaultdict(float), collections.defaultdict(lambda: 1e-6)
    order = random.Random(seed)
    for _ in range(ROUNDS):
        order.shuffle(data)
        for one in data:
            key = one["side"][0] + " "
            weight = (FOUND_WEIGHT if one["found"] else 1.0) * (1.0 if one["measured"] else LABEL_WEIGHT[one["side"]])
            parts = shares(weights, one)
            mass = sum(parts[i] for i in one["right"])
            steps = collections.defaultdict(float)
            for i, features in enumerate(one["features"]):
                wanted = parts[i] / mass if i in one["right"] and mass > 0 else 0.0
                for f in features:
                    steps[key + f] += weight * (wanted - parts[i])
            for f, step in steps.items():
                step -= DECAY * weight * weights[f]
                squares[f] += step * step
                weights[f] += RATE * step / math.sqrt(squares[f])
    return dict(weights)


def report(data, folds):
    """Records of held-out articles whose side is open: filled rightly, wrongly where the gold has nobody, otherwise wrongly."""
    docs = sorted({one["doc"] for one in data})
    random.Random(7).shuffle(docs)
    counts = {(side, share): [0, 0, 0] for side in SIDES for share in SHARES}
    open_sides = collections.Counter()
    for fold in range(folds):
        held = set(docs[fold::folds])
        weights = learn([one for one in data if one["doc"] not in held])
        for one in data:
            if one["doc"] not in held or one["found"] or not one["measured"]:
                continue
            open_sides[one["side"], one["gold"]] += 1
            parts = shares(weights, one)
            best = max(range(len(parts)), key=parts.__getitem__)
            if best == 0:
                continue
            kind = 0 if best in one["right"] else 2 if one["gold"] else 1
            for share in SHARES:
                if parts[best] >= share:
                    counts[one["side"], share][kind] += 1
    for side in SIDES:
        print(f"{side}: open {open_sides[side, True]} where the gold has somebody, {open_sides[side, False]} where nobody")
        for share in SHARES:
            right, nobody, wrong = counts[side, share]
            print(f"  share {share:.2f}: right {right}, nobody there {nobody}, somebody else {wrong}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", type=pathlib.Path, default=ROOT / "build/bench/bench/annals_given")
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--out", type=pathlib.Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--least", type=float, nargs=2, default=(0.6, 0.55), help="least share of an actor, a recipient")
    parser.add_argument("--labels", type=pathlib.Path, help="bench/gold/parties.jsonl")
    parser.add_argument("gold", type=pathlib.Path, nargs="+")
    option = parser.parse_args()
    data = [one for folder in option.gold for one in examples(option.tool, option.shared, folder)]
    if option.labels:
        data += labelled(option.tool, option.labels)
    if option.folds:
        report(data, option.folds)
    if option.out:
        weights = {f: w for f, w in learn(data).items() if abs(w) >= KEEP}
        lines = [f"{f}\t{w:.2f}" for f, w in sorted(weights.items())]
        head = ["# Who the missing side of an event is (src/what/parties.h): side, feature, weight. Made by training/parties/learn.py",
                "# of shared/data/events_dev, bench/gold (open part) and bench/gold/parties.jsonl.",
                f"least actor\t{option.least[0]}", f"least recipient\t{option.least[1]}"]
        option.out.write_text("\n".join(head + lines) + "\n", encoding="utf-8")
        print(f"{len(weights)} weights of {len(data)} sides in {option.out}")


if __name__ == "__main__":
    main()
