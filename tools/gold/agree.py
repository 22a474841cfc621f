#!/usr/bin/env python3
"""Agreement of two codings, and what the adjudicator has to decide.

usage: agree.py A.jsonl B.jsonl BATCH.jsonl [BATCH.jsonl ...] [--disagreements FILE]

Records match one to one by item, sentence and type, overlapping triggers first, then (as in score_events.py) any that
are left over of the same sentence and type. Printed: F1 of the records, of the records without their type (same
sentence, overlapping trigger), and per field the share of matched records that agree. --disagreements writes, item by
item, the text and every record or field on which the two part.
"""
import argparse
import collections
import json

import common


def codes(entries):
    return sorted(tuple(code.split()) for _, code in entries)


def countries(entries):
    return sorted({code.split()[0] for _, code in entries} - {"---"})


def place(record):
    return (record["place"][0].lower(), record["place"][1]) if record["place"] else None


def same_place(a, b):
    """As score_events.py compares them: one name may hold the other."""
    one, other = place(a), place(b)
    if one is None or other is None:
        return one == other
    return one[1] == other[1] and (one[0] in other[0] or other[0] in one[0])


def equal(value):
    return lambda a, b: value(a) == value(b)


FIELDS = {
    "modes": equal(lambda r: sorted(r["modes"])),
    "contexts": equal(lambda r: sorted(r["contexts"])),
    "actor country": equal(lambda r: countries(r["actor"])),
    "actor code": equal(lambda r: codes(r["actor"])),
    "recipient country": equal(lambda r: countries(r["recipient"])),
    "recipient code": equal(lambda r: codes(r["recipient"])),
    "date": equal(lambda r: r["date"]),
    "place": same_place,
    "quantities": equal(lambda r: sorted((q[0], str(q[2]), str(q[3])) for q in r["quantities"])),
    "factuality": equal(lambda r: r["factuality"]),
    "source": equal(lambda r: r["source"][1].split()[0] if r["source"] else None),
    "aggregate": equal(lambda r: r["aggregate"]),
}


def trigger_span(record, batch):
    sentence = batch[record["doc"]]["sentences"][record["s"]]
    start = sentence["text"].find(record["trigger"])
    return start, start + len(record["trigger"])


def overlap(a, b, batch):
    one, other = trigger_span(a, batch), trigger_span(b, batch)
    return one[0] < other[1] and other[0] < one[1]


def match(ours, theirs, fits):
    """Pairs (index, index), greedy in the order of `ours`; each of `fits` in turn is asked of what is left."""
    pairs, left, free = [], list(range(len(ours))), collections.defaultdict(list)
    for j, record in enumerate(theirs):
        free[record["doc"], record["s"]].append(j)
    for fit in fits:
        rest = []
        for i in left:
            options = free[ours[i]["doc"], ours[i]["s"]]
            hit = next((j for j in options if fit(ours[i], theirs[j])), None)
            if hit is None:
                rest.append(i)
            else:
                options.remove(hit)
                pairs.append((i, hit))
        left = rest
    return pairs


def f1(matched, ours, theirs):
    return 200 * matched / (ours + theirs) if ours + theirs else 100.0


def compare(ours, theirs, batch):
    """Figures and the matched pairs of two codings of the same batch."""
    def typed(a, b):
        return a["type"] == b["type"]

    pairs = match(ours, theirs, [lambda a, b: typed(a, b) and overlap(a, b, batch), typed])
    anywhere = match(ours, theirs, [lambda a, b: typed(a, b) and overlap(a, b, batch),
                                    lambda a, b: overlap(a, b, batch)])
    strict = sum(overlap(ours[i], theirs[j], batch) for i, j in pairs)
    figures = {"records F1": f1(len(pairs), len(ours), len(theirs)),
               "with overlapping trigger F1": f1(strict, len(ours), len(theirs)),
               "trigger alone F1": f1(len(anywhere), len(ours), len(theirs))}
    shares = {name: (sum(same(ours[i], theirs[j]) for i, j in pairs), len(pairs)) for name, same in FIELDS.items()}
    marked = [(i, j) for i, j in pairs if ours[i]["quantities"] or theirs[j]["quantities"]]
    shares["quantities, where any"] = (sum(FIELDS["quantities"](ours[i], theirs[j]) for i, j in marked), len(marked))
    doubted = [(i, j) for i, j in pairs if {ours[i]["factuality"], theirs[j]["factuality"]} != {"actual"}]
    shares["factuality, where not actual"] = (sum(FIELDS["factuality"](ours[i], theirs[j]) for i, j in doubted),
                                              len(doubted))
    return figures, shares, pairs


def shown(record):
    return json.dumps(record, ensure_ascii=False)


def disagreements(ours, theirs, pairs, batch):
    """The adjudicator's list: lines of text, item by item."""
    by_item = collections.defaultdict(list)
    for i, j in pairs:
        fields = [name for name, same in FIELDS.items() if not same(ours[i], theirs[j])]
        if fields:
            by_item[ours[i]["doc"]].append(("differ in " + ", ".join(fields), ours[i], theirs[j]))
    for i in sorted(set(range(len(ours))) - {i for i, _ in pairs}):
        by_item[ours[i]["doc"]].append(("only A", ours[i], None))
    for j in sorted(set(range(len(theirs))) - {j for _, j in pairs}):
        by_item[theirs[j]["doc"]].append(("only B", None, theirs[j]))
    for key, item in batch.items():
        if key in by_item:
            yield f"== {key} {item['date']}"
            yield from (f"  s{s['s']} {s['text']}" for s in item["sentences"])
            for what, a, b in by_item[key]:
                yield f"- {what}"
                yield from (f"    {name} {shown(record)}" for name, record in (("A", a), ("B", b)) if record)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("a")
    parser.add_argument("b")
    parser.add_argument("batch", nargs="+")
    parser.add_argument("--disagreements", help="file to write for the adjudicator")
    given = parser.parse_args()
    batch = {}
    for path in given.batch:
        batch.update(common.read_batch(path))
    ours = [r for r in common.read_jsonl(given.a) if r["doc"] in batch]
    theirs = [r for r in common.read_jsonl(given.b) if r["doc"] in batch]
    figures, shares, pairs = compare(ours, theirs, batch)
    print(f"A {len(ours)}, B {len(theirs)}, matched {len(pairs)}")
    for name, value in figures.items():
        print(f"{name}\t{value:.1f}")
    for name, (same, of) in shares.items():
        print(f"{name}\t{100 * same / of:.1f}\t{same} of {of}" if of else f"{name}\t-\t0 of 0")
    if given.disagreements:
        with open(given.disagreements, "w", encoding="utf-8") as out:
            out.writelines(line + "\n" for line in disagreements(ours, theirs, pairs, batch))


if __name__ == "__main__":
    main()
