#!/usr/bin/env python3
"""Which places belong to a verb: sentences of Wikipedia with the verb given, beside marks made by hand.

usage: event_places.py [--tool build/bench/bench/annals_given] [--type MOBILIZE] [--misses]

The gold is shared/data/event_location_wiki (verbs of every kind, most of them no event of ours); score.py there counts
(spans labelled LOCATION, "overlapping span" the figure we quote). A verb has no type, and the type decides little but
which objects are places ("struck the base"): --type says as which all are read.
"""
import argparse
import gzip
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", type=pathlib.Path, default=ROOT / "build/bench/bench/annals_given")
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--type", default="MOBILIZE")
    parser.add_argument("--misses", action="store_true")
    option = parser.parse_args()
    gold = option.shared / "data/event_location_wiki/event-location-wiki.jsonl.gz"
    if not gold.exists():
        print(f"no data in {option.shared}: name their folder with --shared", file=sys.stderr)
        return 2
    with gzip.open(gold, "rt", encoding="utf-8") as lines:
        docs = [json.loads(line) for line in lines]
    given = []
    for doc in docs:
        verb = next(span for span in doc["spans"] if span["label"] == "VERB")
        given.append({"doc": doc["id"], "text": doc["text"], "published": None,
                      "given": [{"span": [verb["start"], verb["end"]], "type": option.type}]})
    out = subprocess.run([str(option.tool)],
                         input="".join(json.dumps(one) + "\n" for one in given), capture_output=True, text=True, check=True)
    system = []
    for doc, line in zip(docs, out.stdout.splitlines()):
        places = json.loads(line)["places"]
        system.append({"id": doc["id"], "spans": [{"start": p["span"][0], "end": p["span"][1], "label": "LOCATION"} for p in places]})
        wanted = [span["text"] for span in doc["spans"] if span["label"] == "LOCATION"]
        found = [p["text"] for p in places]
        if option.misses and wanted != found:
            verb = next(span["text"] for span in doc["spans"] if span["label"] == "VERB")
            print(f"{verb}: gold {wanted} ours {found}\n    {doc['text'][:300]}")
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        file.write("".join(json.dumps(one) + "\n" for one in system))
        file.flush()
        return subprocess.run([sys.executable, str(option.shared / "data/score.py"), "spans", str(gold), file.name,
                               "--field", "spans", "--only", "label=LOCATION"], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
