#!/usr/bin/env python3
"""Check a coder's file against its batch: every fault with its line.

usage: check.py CODED.jsonl BATCH.jsonl [BATCH.jsonl ...]

Faults (exit status 1) break the form that CODEBOOK.md asks for; notes are things to look at again.
"""
import collections
import datetime
import json
import re
import sys

import common

FIELDS = ("doc s event trigger type modes contexts actor recipient date place quantities factuality source "
          "aggregate").split()
ROLES = set("killed injured missing detained displaced released deployed participants attacks vehicles money other"
            .split())
FACTUALITY = {"actual", "alleged", "future", "hypothetical", "negated"}
SPEECH = {"ACCUSE", "THREATEN", "REQUEST", "AGREE", "REJECT"}


def code_faults(code, sectors, areas):
    if not isinstance(code, str) or not code.split():
        return ["has no code"]
    country, *rest = code.split()
    faults = []
    if not re.fullmatch(r"[A-Z]{3}|---", country):
        faults.append(f'country "{country}" is no alpha-3 code, area or ---')
    elif country in sectors - areas:
        faults.append(f'"{country}" is a sector; the country comes first, --- if unknown')
    return faults + [f'no sector "{s}" in data/ontology.txt' for s in rest if s not in sectors]


def day(text):
    try:
        return datetime.date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None
    except (TypeError, ValueError):
        return None


def date_faults(date):
    if date is None:
        return []
    if not isinstance(date, list) or len(date) != 2 or not all(day(d) for d in date):
        return [f"date {date} is not [start, end] in ISO days"]
    return [] if day(date[0]) <= day(date[1]) else [f"date {date} ends before it starts"]


def quantity_faults(quantity, sentence):
    if not isinstance(quantity, list) or len(quantity) != 4:
        return [f"quantity {quantity} is not [role, words, min, max]"]
    role, words, low, high = quantity
    faults = [] if role in ROLES else [f'no quantity role "{role}"']
    if not isinstance(words, str) or not words or words not in sentence:
        faults.append(f'quantity words "{words}" are not in the sentence')
    bounds = [b for b in (low, high) if b is not None]
    if not bounds or not all(isinstance(b, (int, float)) and not isinstance(b, bool) for b in bounds):
        faults.append(f"quantity bounds {low}, {high} are not numbers or null")
    elif len(bounds) == 2 and low > high:
        faults.append(f"quantity bounds {low}, {high} are the wrong way round")
    return faults


def entry_faults(name, entry, text, sectors, areas):
    if not isinstance(entry, list) or len(entry) != 2 or not isinstance(entry[0], str):
        return [f"{name} {entry} is not [words, code]"]
    faults = [f'{name} "{entry[0]}": {f}' for f in code_faults(entry[1], sectors, areas)]
    if not entry[0] or entry[0] not in text:
        faults.append(f'{name} "{entry[0]}" is not in the item')
    return faults


def place_faults(place, text):
    if place is None:
        return []
    if not isinstance(place, list) or len(place) != 2 or not isinstance(place[0], str):
        return [f"place {place} is not [name, country or null]"]
    faults = [] if place[0] and place[0] in text else [f'place "{place[0]}" is not in the item']
    if place[1] is not None and not re.fullmatch(r"[A-Z]{3}", str(place[1])):
        faults.append(f'place country "{place[1]}" is no alpha-3 code or null')
    return faults


def list_faults(record, name):
    return [] if isinstance(record[name], list) else [f"{name} is not a list"]


def record_faults(record, batch, known):
    """Faults of one record by itself."""
    types, contexts, sectors, areas = known
    missing = [name for name in FIELDS if name not in record]
    if missing:
        return ["missing: " + ", ".join(missing)]
    faults = [f'unknown field "{name}"' for name in record if name not in FIELDS]
    item = batch.get(record["doc"])
    if item is None:
        return faults + [f'item "{record["doc"]}" is not in the batch']
    if type(record["s"]) is not int or not 0 <= record["s"] < len(item["sentences"]):
        return faults + [f'item {record["doc"]} has no sentence {record["s"]}']
    sentence, text = item["sentences"][record["s"]]["text"], item["text"]
    if not isinstance(record["event"], str) or not record["event"]:
        faults.append("event is no id such as E1")
    if not isinstance(record["trigger"], str) or not record["trigger"] or record["trigger"] not in sentence:
        faults.append(f'trigger "{record["trigger"]}" is not in sentence {record["s"]}')
    if record["type"] not in types:
        return faults + [f'no type "{record["type"]}"']
    for name in ("modes", "contexts", "actor", "recipient", "quantities"):
        faults += list_faults(record, name)
    if any(f.endswith("is not a list") for f in faults):
        return faults
    faults += [f'{record["type"]} has no mode "{m}"' for m in record["modes"] if m not in types[record["type"]]]
    faults += [f'no context "{c}"' for c in record["contexts"] if c not in contexts]
    for name in ("actor", "recipient"):
        for entry in record[name]:
            faults += entry_faults(name, entry, text, sectors, areas)
    if record["source"] is not None:
        faults += entry_faults("source", record["source"], text, sectors, areas)
    faults += date_faults(record["date"]) + place_faults(record["place"], text)
    for quantity in record["quantities"]:
        faults += quantity_faults(quantity, sentence)
    if record["factuality"] not in FACTUALITY:
        faults.append(f'no factuality "{record["factuality"]}"')
    if not isinstance(record["aggregate"], bool):
        faults.append("aggregate is not true or false")
    return faults


def record_notes(record, item):
    sentence, notes = item["sentences"][record["s"]]["text"], []
    if sentence.count(record["trigger"]) > 1:
        notes.append(f'trigger "{record["trigger"]}" occurs twice in its sentence; the first place counts')
    if not re.search(r"(?<!\w)%s(?!\w)" % re.escape(record["trigger"]), sentence):
        notes.append(f'trigger "{record["trigger"]}" is part of a word')
    if record["source"] and record["type"] in SPEECH and any(record["source"][0] == a[0] for a in record["actor"]):
        notes.append("the speaker is actor and source")
    if record["date"] == [item["date"], item["date"]]:
        notes.append("date is the item's own date: does the text say so?")
    return notes


def check(records, batch, known):
    """(line, "fault" or "note", message) of every numbered record."""
    found, seen, event_types = [], {}, {}
    for line, record in records:
        faults = record_faults(record, batch, known) if isinstance(record, dict) else ["the line is no JSON object"]
        found += [(line, "fault", f) for f in faults]
        if faults:
            continue
        found += [(line, "note", n) for n in record_notes(record, batch[record["doc"]])]
        key = (record["doc"], record["event"])
        first_line, first_type = event_types.setdefault(key, (line, record["type"]))
        if first_type != record["type"]:
            found.append((line, "fault", f'{record["event"]} is {first_type} on line {first_line}, '
                                         f'{record["type"]} here'))
        same = json.dumps([record[k] for k in FIELDS], ensure_ascii=False, sort_keys=True)
        if same in seen:
            found.append((line, "fault", f"the same record as on line {seen[same]}"))
        seen.setdefault(same, line)
    return found


def read_numbered(path):
    records = []
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    records.append((number, json.loads(line)))
                except ValueError:
                    records.append((number, None))
    return records


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    batch = {}
    for path in sys.argv[2:]:
        batch.update(common.read_batch(path))
    records = read_numbered(sys.argv[1])
    found = check(records, batch, common.ontology())
    for line, kind, message in found:
        print(f"{sys.argv[1]}:{line}: {kind}: {message}")
    faults = sum(kind == "fault" for _, kind, _ in found)
    types = collections.Counter(r["type"] for _, r in records if isinstance(r, dict) and "type" in r)
    coded = len({r.get("doc") for _, r in records if isinstance(r, dict)})
    print(f"{len(records)} records of {coded} items, {faults} faults;", *(f"{t} {n}" for t, n in types.most_common()))
    sys.exit(faults > 0)


if __name__ == "__main__":
    main()
