#!/usr/bin/env python3
"""`annals annotate` beside gold layers: feeds texts to the command and turns its rows into what shared/data/score.py reads.

usage: annotate_eval.py {coref,mentions,entities,attrib,dates,places} GOLD.jsonl[.gz] [--tool build/release/annals] [--out FILE]
                        [--only PREFIX] [-- score.py's options]

GOLD is in the form of shared/data/gum (`doc_id`, `text`, `dct`: the day of publication). Without --out the rows go to a temporary
file and score.py is run; --only takes the documents whose id begins so (GUM_news); entities are scored against GUM's persons,
organisations and places.
"""
import argparse
import collections
import gzip
import json
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
LAYERS = {"coref": "coref", "mentions": "coref", "entities": "entities", "attrib": "voices", "dates": "dates", "places": "places"}

# The kinds of entities as GUM calls them.
TYPES = {"person": "person", "group": "person", "nationality": "person", "organization": "organization", "country": "place",
         "place": "place", "facility": "place"}


def documents(path, only):
    opened = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")
    with opened as lines:
        return [doc for doc in map(json.loads, lines) if doc["doc_id"].startswith(only)]


def annotated(tool, docs, layer):
    """The rows of each document, by id."""
    articles = "".join(json.dumps({"id": doc["doc_id"], "text": doc["text"], "published": doc.get("dct", doc.get("date"))},
                                  ensure_ascii=False) + "\n" for doc in docs)
    out = subprocess.run([str(tool), "annotate", "-", "--layers", layer], input=articles, capture_output=True,
                         text=True, check=True).stdout
    rows = collections.defaultdict(list)
    for line in out.splitlines():
        row = json.loads(line)
        rows[row["doc"]].append(row)
    return rows


def spans(*quotes):
    return [[quote["start"], quote["end"]] for quote in quotes if quote]


def bare(text, start, end):
    """A span without the marks and conjunctions at its edges."""
    lead = re.match(r"(?:[\W_]+|(?:that|and|but|so|well|if|whether)\b)*", text[start:end], re.IGNORECASE).end()
    return start + lead, start + len(text[start:end].rstrip(" \t\n.,;:!?\"'\u201d\u2019\u00bb"))


def orders(text, cue):
    """"Note that", "calculate it and determine if": nothing before the verb that could make it a passive or infinitive."""
    before = text[:cue["start"]].rstrip(" ")
    word = re.search(r"\w*$", before[-20:]).group().lower()
    return word in ("", "and", "or", "please", "now", "only", "then", "be", "just", "always", "example")


def sayings(text, rows):
    """The rows as GUM cuts its attributions.

    They hold clauses only, and one for each cue: of the parts of a quotation the one beside it. Where nobody is named GUM
    has none, but for imperatives, whose verb stands for its own source. Of "he said he thinks that" both have what is
    thought for their content.
    """
    nearest = {}
    for row in rows:
        if not row["clause"] or not row["cue"] or not row["source"] and not orders(text, row["cue"]):
            continue
        cue, core = row["cue"], row["core"]
        begin, end = cue["start"], cue["end"]
        if row["source"]:
            begin, end = min(begin, row["source"]["start"]), max(end, row["source"]["end"])
        away = max(core["start"] - end, begin - core["end"], 0)
        key = cue["start"], cue["end"]
        if key not in nearest or away < nearest[key][0]:
            nearest[key] = away, row
    kept = [row for _, row in nearest.values()]
    inner = {bare(text, min(r["source"]["start"], r["cue"]["start"]), r["core"]["end"]): r for r in kept if r["source"]}
    out = []
    for row in kept:
        core = row["core"]
        for _ in range(3):
            deeper = inner.get(bare(text, core["start"], core["end"]))
            if not deeper or deeper is row:
                break
            core = deeper["core"]
        named = [quote for quote in (row["source"], row["cue"]) if quote]
        begin, end = min(q["start"] for q in named), max(q["end"] for q in named)
        content = spans(core)
        if core["start"] <= begin and end < core["end"]:  # "the bridge, he said, was closed"
            content = [[core["start"], begin], [end, core["end"]]]
        out.append({"source": spans(row["source"] or row["cue"]), "cue": spans(row["cue"]), "content": content})
    return out


def system(task, doc, rows):
    """A document as score.py reads it."""
    out = {"doc_id": doc["doc_id"]}
    if task in ("coref", "mentions"):
        out["mentions"] = [{"start": r["start"], "end": r["end"], "cluster": r["chain"]} for r in rows]
    elif task == "entities":
        out["mentions"] = [{"start": r["start"], "end": r["end"], "type": TYPES[r["kind"]]} for r in rows if r["kind"] in TYPES]
    elif task == "attrib":
        out["attributions"] = sayings(doc["text"], rows)
    elif task == "dates":
        out["dates"] = [{"start": r["start"], "end": r["end"], "when": r["value"]} for r in rows]
    else:
        out["toponyms"] = [{"start": r["start"], "end": r["end"], "lat": r["lat"], "lon": r["lon"]} for r in rows]
    return out


def main():
    mine, _, theirs = " ".join(sys.argv[1:]).partition(" -- ")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=sorted(LAYERS))
    parser.add_argument("gold", type=pathlib.Path)
    parser.add_argument("--tool", type=pathlib.Path, default=ROOT / "build/release/annals")
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--out", type=pathlib.Path)
    parser.add_argument("--only", default="")
    option = parser.parse_args(mine.split())
    docs = documents(option.gold, option.only)
    if option.task == "entities":
        for doc in docs:
            doc["mentions"] = [m for m in doc["mentions"] if m["type"] in TYPES.values()]
    rows = annotated(option.tool, docs, LAYERS[option.task])
    lines = "".join(json.dumps(system(option.task, doc, rows[doc["doc_id"]])) + "\n" for doc in docs)
    if option.out:
        option.out.write_text(lines, encoding="utf-8")
        return 0
    score = {"mentions": ["spans", "--field", "mentions"],
             "entities": ["spans", "--field", "mentions", "--type", "type"], "dates": ["spans", "--field", "dates"],
             "places": ["geo"]}.get(option.task, [option.task])
    with tempfile.TemporaryDirectory() as folder:
        gold, ours = pathlib.Path(folder) / "gold.jsonl", pathlib.Path(folder) / "ours.jsonl"
        gold.write_text("".join(json.dumps(doc) + "\n" for doc in docs), encoding="utf-8")
        ours.write_text(lines, encoding="utf-8")
        return subprocess.run([sys.executable, str(option.shared / "data/score.py"), score[0], str(gold), str(ours),
                               *score[1:], *theirs.split()], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
