#!/usr/bin/env python3
"""Learns models/settings.tsv: when and where an event happened, from the developers' gold.

usage: learn.py [--tool build/bench/bench/annals_given] [--out models/settings.tsv] [--folds N] GOLD_DIR...

GOLD_DIR is in the form of shared/data/events_dev. For each record the tool tells what src/what/likely_settings.h chooses
from, each choice with its features, the rules' own find among them; the choice is right where it is the reader's place
(as shared/eval/score_events.py has it) or days, "untold" where the reader has none or the report's layers lack it. The
model is that of training/parties/learn.py. --folds prints what records of unseen gold articles would get right, by the
least share that a choice must have; what the rules found stands. Standard library only; a few minutes.
"""
import argparse
import json
import pathlib
import random
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "bench"), str(ROOT / "training/parties")]
import fields  # noqa: E402
import learn as parties  # noqa: E402

QUESTIONS = ("place", "date")
parties.DECAY = 0.1  # fewer records and many that speak alike: nearer to zero than the model of parties
SHARES = (0.0, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8, 0.9, 1.1)


def answer(question, choice):
    """What a choice says, in the form of the scorer's records."""
    if not choice["value"]:
        return (None, None) if question == "place" else None
    if question == "date":
        return tuple(choice["value"].split())
    country = choice["value"]
    return (None if country == "---" else country, choice["text"].lower())


def examples(tool, shared, folder):
    score = fields.scorer(shared)
    articles = list(fields.given_articles(score, folder))
    lines = "".join(json.dumps(article, ensure_ascii=False) + "\n" for article, _, _, _ in articles)
    run = [subprocess.run([str(tool), option], input=lines, capture_output=True, text=True, check=True).stdout
           for option in ("--choices", "--rules-only")]
    seen, ruled = ([json.loads(line) for line in out.splitlines()] for out in run)
    at = 0
    for article, gold, spans, text in articles:
        for record in gold:
            row, rule = seen[at], score.norm_pred(ruled[at], spans, text)
            at += 1
            for question in QUESTIONS:
                answers = [answer(question, choice) for choice in row[question]]
                fits = [score.FIELDS[question]({**record}, {**rule, question: a}) for a in answers]
                told = [i for i, fit in enumerate(fits) if fit and i]
                yield {"doc": article["doc"], "side": question, "found": False, "measured": True, "fits": fits,
                       "right": told or [0], "features": [choice["features"] for choice in row[question]],
                       "open": not row["found"][question], "names": [str(a) for a in answers], "rule": score.FIELDS[question](record, rule)}


def decide(one, parts):
    """The likeliest answer and its share, as Settings::fill puts shares together."""
    sums = {}
    for name, part in zip(one["names"], parts):
        sums[name] = sums.get(name, 0.0) + part
    best = max(sums, key=sums.get)
    return one["names"].index(best), sums[best]


def report(data, folds):
    docs = sorted({one["doc"] for one in data})
    random.Random(7).shuffle(docs)
    right = {(q, share): 0 for q in QUESTIONS for share in SHARES}
    total = {q: sum(one["side"] == q for one in data) for q in QUESTIONS}
    for fold in range(folds):
        held = set(docs[fold::folds])
        weights = parties.learn([one for one in data if one["doc"] not in held])
        for one in data:
            if one["doc"] not in held:
                continue
            if not one["open"]:
                for least in SHARES:
                    right[one["side"], least] += one["rule"]
                continue
            best, share = decide(one, parties.shares(weights, one))
            for least in SHARES:
                right[one["side"], least] += one["fits"][best] if share >= least else one["rule"]
    for question in QUESTIONS:
        print(question, "; ".join(f"share {share:.2f}: {100 * right[question, share] / total[question]:.1f}" for share in SHARES))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", type=pathlib.Path, default=ROOT / "build/bench/bench/annals_given")
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--out", type=pathlib.Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--least", type=float, nargs=2, default=(0.5, 0.45), help="least share of a place, a date")
    parser.add_argument("gold", type=pathlib.Path, nargs="+")
    option = parser.parse_args()
    by_folder = {folder.name: list(examples(option.tool, option.shared, folder)) for folder in option.gold}
    data = [one for rows in by_folder.values() for one in rows]
    if option.folds:
        report(data, option.folds)
    if option.out:
        weights = {f: w for f, w in parties.learn(data).items() if abs(w) >= parties.KEEP}
        head = ["# When and where an event happened (src/what/likely_settings.h): question, feature, weight. Made by",
                "# training/settings/learn.py of shared/data/events_dev and bench/gold (open part).",
                f"least place\t{option.least[0]}", f"least date\t{option.least[1]}"]
        lines = [f"{f}\t{w:.2f}" for f, w in sorted(weights.items())]
        option.out.write_text("\n".join(head + lines) + "\n", encoding="utf-8")
        print(f"{len(weights)} weights of {len(data)} questions in {option.out}")


if __name__ == "__main__":
    main()
