#!/usr/bin/env python3
"""Turn adjudicated records into the form the repository keeps: offsets and codes, no words.

usage: pack.py RECORDS.jsonl BATCH.jsonl [BATCH.jsonl ...] > bench/gold/current_events.jsonl

Every text becomes its [start, end) in code points of the item's text: the trigger's first place in its sentence,
quantities there too, other words nearest to the trigger, in its sentence if they stand there. Records that check.py
would fault are refused. unpack.py is the way back.
"""
import json
import sys

import check
import common


def pack_record(record, item):
    text, sentence = item["text"], item["sentences"][record["s"]]
    within = (sentence["start"], sentence["end"])
    trigger = text.index(record["trigger"], *within)

    def span(words):
        return list(common.find_words(text, words, trigger, within))

    def entries(pairs):
        return [[*span(words), code] for words, code in pairs]

    place, source = record["place"], record["source"]
    return {"item": record["doc"], "s": record["s"], "event": record["event"],
            "trigger": [trigger, trigger + len(record["trigger"])], "type": record["type"],
            "modes": record["modes"], "contexts": record["contexts"],
            "actor": entries(record["actor"]), "recipient": entries(record["recipient"]), "date": record["date"],
            "place": [*span(place[0]), place[1]] if place else None,
            "quantities": [[role, *span(words), low, high] for role, words, low, high in record["quantities"]],
            "factuality": record["factuality"], "source": [*span(source[0]), source[1]] if source else None,
            "aggregate": record["aggregate"]}


def pack(records, batch):
    """Packed records by item, sentence and place of the trigger."""
    packed = [pack_record(record, batch[record["doc"]]) for record in records]
    return sorted(packed, key=lambda r: (r["item"], r["trigger"], r["type"], json.dumps(r, sort_keys=True)))


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    batch = {}
    for path in sys.argv[2:]:
        batch.update(common.read_batch(path))
    numbered = check.read_numbered(sys.argv[1])
    faults = [f for f in check.check(numbered, batch, common.ontology()) if f[1] == "fault"]
    if faults:
        sys.exit("\n".join(f"{sys.argv[1]}:{line}: {message}" for line, _, message in faults))
    for record in pack([r for _, r in numbered], batch):
        print(json.dumps(record, ensure_ascii=False))


if __name__ == "__main__":
    main()
