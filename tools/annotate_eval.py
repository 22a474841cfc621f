#!/usr/bin/env python3
"""`annals annotate` beside gold layers: feeds texts to the command and turns its rows into what shared/data/score.py reads.

usage: annotate_eval.py {coref,attrib,dates,places,mentions} GOLD.jsonl[.gz] [--tool build/release/annals] [--out FILE]
                        [--only PREFIX] [-- score.py's options]

GOLD is in the form of shared/data/gum (`doc_id`, `text`, `date`). Without --out the rows go to a temporary file and
score.py is run; --only takes the documents whose id begins so (GUM_news).
"""
import argparse
import collections
import gzip
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
LAYERS = {"coref": "coref", "mentions": "coref", "attrib": "voices", "dates": "dates", "places": "places"}


def documents(path, only):
    opened = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")
    with opened as lines:
        return [doc for doc in map(json.loads, lines) if doc["doc_id"].startswith(only)]


def annotated(tool, docs, layer):
    """The rows of each document, by id."""
    articles = "".join(json.dumps({"id": doc["doc_id"], "text": doc["text"], "published": doc.get("date")},
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


def system(task, doc, rows):
    """A document as score.py reads it."""
    out = {"doc_id": doc["doc_id"]}
    if task in ("coref", "mentions"):
        out["mentions"] = [{"start": r["start"], "end": r["end"], "cluster": r["chain"]} for r in rows]
    elif task == "attrib":
        out["attributions"] = [{"source": spans(r["source"]), "cue": spans(r["cue"]), "content": spans(r["content"])}
                               for r in rows]
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
    rows = annotated(option.tool, docs, LAYERS[option.task])
    lines = "".join(json.dumps(system(option.task, doc, rows[doc["doc_id"]])) + "\n" for doc in docs)
    if option.out:
        option.out.write_text(lines, encoding="utf-8")
        return 0
    score = {"mentions": ["spans", "--field", "mentions"], "dates": ["spans", "--field", "dates"],
             "places": ["geo"]}.get(option.task, [option.task])
    with tempfile.TemporaryDirectory() as folder:
        gold, ours = pathlib.Path(folder) / "gold.jsonl", pathlib.Path(folder) / "ours.jsonl"
        gold.write_text("".join(json.dumps(doc) + "\n" for doc in docs), encoding="utf-8")
        ours.write_text(lines, encoding="utf-8")
        return subprocess.run([sys.executable, str(option.shared / "data/score.py"), score[0], str(gold), str(ours),
                               *score[1:], *theirs.split()], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
