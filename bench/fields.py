#!/usr/bin/env python3
"""Fields on all gold records, their sentence and trigger given: what each stage is worth by itself.

usage: fields.py [--tool build/bench/bench/annals_given] [--misses FIELD] [--rules-only] GOLD_DIR...

GOLD_DIR is in the form of shared/data/events_dev. A value is right as shared/eval/score_events.py has it, but here every gold
record counts. Of gold records that are not `actual`: how many have the right factuality, how many are told as `actual`.
--rules-only leaves out the model of missing parties (src/what/parties.h), which has learned from these golds: its worth is
what training/parties/learn.py --folds says. --misses prints the records whose FIELD ("actor country", "date" ...) is wrong.
"""
import argparse
import collections
import importlib.util
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def scorer(shared):
    """The scorer's own functions, without running it."""
    source = (shared / "eval/score_events.py").read_text(encoding="utf-8")
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("score_events", loader=None))
    exec(compile(source.rsplit("\nmain()", 1)[0], "score_events.py", "exec"), module.__dict__)
    return module


def given_articles(score, folder):
    """Articles with their gold triggers in the order of the text, and the gold records in that order."""
    docs = {d["id"]: d for d in score.load(folder / "docs.jsonl")}
    by_doc = collections.defaultdict(list)
    for row in score.load(folder / "annotations.jsonl"):
        if "type" in row and row["doc"] in docs:
            by_doc[row["doc"]].append(row)
    for name, doc in docs.items():
        text, spans = score.article_text(doc)
        gold = [score.norm_gold(row, spans, text) for row in by_doc[name]]
        gold = sorted((g for g in gold if g["trig"][0] >= 0), key=lambda g: g["trig"])
        yield {"doc": name, "text": text, "published": doc["date"],
               "given": [{"span": list(g["trig"]), "type": g["type"]} for g in gold]}, gold, spans, text


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", type=pathlib.Path, default=ROOT / "build/bench/bench/annals_given")
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--misses", default="")
    parser.add_argument("--rules-only", action="store_true")
    parser.add_argument("gold", type=pathlib.Path, nargs="*")
    option = parser.parse_args()
    if not (option.shared / "eval").exists():
        print(f"no data in {option.shared}: name their folder with --shared", file=sys.stderr)
        return 2
    score = scorer(option.shared)
    for folder in option.gold or [option.shared / "data/events_dev"]:
        articles = list(given_articles(score, folder))
        lines = "".join(json.dumps(article, ensure_ascii=False) + "\n" for article, _, _, _ in articles)
        out = subprocess.run([str(option.tool)] + ["--rules-only"] * option.rules_only, input=lines, capture_output=True, text=True, check=True).stdout
        records = iter([json.loads(line) for line in out.splitlines()])
        pairs = [(g, score.norm_pred(next(records), spans, text)) for _, gold, spans, text in articles for g in gold]
        print(f"{folder.name}: {len(pairs)} records, trigger given; % right")
        for name, right in score.FIELDS.items():
            print(f"  {name:22}{100 * sum(right(g, p) for g, p in pairs) / len(pairs):6.1f}")
        counted = [(g, p) for g, p in pairs if g["qty"]]
        if counted:
            print(f"  {'quantities, where any':22}{100 * sum(g['qty'] == p['qty'] for g, p in counted) / len(counted):6.1f}"
                  f"  of {len(counted)}")
        doubtful = [(g, p) for g, p in pairs if g["fact"] != "actual"]
        if doubtful:
            print(f"  {'where not actual':22}{100 * sum(g['fact'] == p['fact'] for g, p in doubtful) / len(doubtful):6.1f}"
                  f"  told as actual {100 * sum(p['fact'] == 'actual' for _, p in doubtful) / len(doubtful):.1f}  of {len(doubtful)}")
        for g, p in pairs:
            if option.misses and not score.FIELDS[option.misses](g, p):
                keys = {"actor": "actor", "recipient": "recipient", "place": "place", "date": "date",
                        "quantities": "qty", "factuality": "fact", "modes": "modes"}
                key = next((v for k, v in keys.items() if option.misses.startswith(k)), "fact")
                show = lambda side: [(a["text"], a["country"], a["sectors"]) if isinstance(a, dict) else a for a in side] \
                    if isinstance(side, list) else side
                print(f"{g['doc']} s{g['s']} {g['type']} @{g['trig'][0]}: gold {show(g[key])} ours {show(p[key])}\n    {g['text'][:300]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
