"""Makes the teacher's names agree: `python agree.py FILE.conllu ...` rewrites the files in place.

A spelling ("Atlantic City") that the teacher mostly takes for one type is of that type wherever it is a whole name, and
a name where the teacher overlooked it: what the context did not tell in one place it told in many others. Spellings are
compared without regard to case, so that texts in capitals profit, but begin with a capital. The lists of data/ vote as well."""
import collections
import os
import sys

import corpus
import names

ENOUGH, SHARE, SHARE_TO_ADD, LONGEST = 4, 0.75, 0.85, 6
LIST_VOTES = 8


def spans_of(rows):
    return names.name_spans([max(names.label_bits(r[9]).bit_length() - 1, 0) for r in rows])


def key_of(rows, begin, end):
    return " ".join(r[1] for r in rows[begin:end]).upper()


def listed():
    """Spellings of data/ with their types."""
    for cells in names.rows("countries.tsv"):
        for word in [cells[1]] + (cells[2].split(";") if len(cells) > 2 else []):
            yield word, "LOC"
    for word in names.STATE_WORDS:
        yield word, "NORP"
    for cells in names.rows("leaders.tsv"):
        yield cells[0], "PER"
    for cells in names.rows("groups.tsv"):
        yield cells[0], "ORG"


def main(paths):
    votes = collections.defaultdict(collections.Counter)
    seen = collections.Counter()  # how often a spelling stands there, name or not
    for path in paths:
        for rows in corpus.word_rows(path):
            for (begin, end), kind in spans_of(rows).items():
                votes[key_of(rows, begin, end)][kind] += 1
    for word, kind in listed():
        votes[word.strip().upper()][kind] += LIST_VOTES
    firsts = collections.defaultdict(set)  # the lengths of spellings by their first word
    for key in votes:
        firsts[key.split(" ")[0]].add(key.count(" ") + 1)
    for path in paths:
        for rows in corpus.word_rows(path):
            for begin, row in enumerate(rows):
                if row[1][:1].isupper():
                    for length in firsts.get(row[1].upper(), ()):
                        if begin + length <= len(rows):
                            seen[key_of(rows, begin, begin + length)] += 1
    mostly, certain = {}, {}
    for key, kinds in votes.items():
        kind, most = kinds.most_common(1)[0]
        total = sum(kinds.values())
        if total >= ENOUGH and most >= SHARE * total:
            mostly[key] = kind
            if most >= SHARE_TO_ADD * max(total, seen[key]) and len(key) > 2:
                certain[key] = kind
    changed = added = kept = 0
    for path in paths:
        with open(path + ".new", "w", encoding="utf-8") as out:
            for rows in corpus.word_rows(path):
                found = spans_of(rows)
                for (begin, end), kind in found.items():
                    agreed = mostly.get(key_of(rows, begin, end), kind)
                    changed, kept = changed + (agreed != kind), kept + (agreed == kind)
                    found[begin, end] = agreed
                taken = {i for begin, end in found for i in range(begin, end)}
                for begin in range(len(rows)):
                    for length in sorted(firsts.get(rows[begin][1].upper(), ()), reverse=True):
                        place = range(begin, begin + length)
                        if length > LONGEST or begin + length > len(rows) or taken & {begin - 1, *place, begin + length}:
                            continue
                        if rows[begin][1][:1].isupper() and rows[begin][3] in ("PROPN", "ADJ") and (
                                key_of(rows, begin, begin + length) in certain):
                            found[begin, begin + length] = certain[key_of(rows, begin, begin + length)]
                            taken |= set(place)
                            added += 1
                for i, row in enumerate(rows):
                    row[9] = "|".join(["NER=O"] + [m for m in row[9].split("|") if not m.startswith("NER=") and m != "_"])
                for (begin, end), kind in found.items():
                    for i in range(begin, end):
                        rows[i][9] = rows[i][9].replace("NER=O", f"NER={'B' if i == begin else 'I'}-{kind}", 1)
                out.write("\n".join("\t".join(row) for row in rows) + "\n\n")
        os.replace(path + ".new", path)
    print(f"{kept} names kept, {changed} of another type now, {added} added, by {len(mostly)} spellings")


if __name__ == "__main__":
    main(sys.argv[1:])
