"""Parsed news retold in the present tense: `python present.py IN.conllu OUT.conllu`.

Treebanks tell in the past ("China sentenced an activist to ten years"); headlines and daily summaries tell in the present, and
leave articles out ("China sentences activist to ten years"), where a tagger of the treebanks sees nouns. Each sentence of IN whose
clauses are told in the past is written with its finite past verbs in the present, each with the form its subject asks for, half of
them without articles; trees, tags and names are those of IN. "Could" and the like stay as they are; a sentence is left out where a
verb's present is not sure: no lemma, no subject, "we"."""
import random
import sys

import corpus

KEPT = {"could", "would", "might", "should"}  # as they are
ARTICLES = {"the", "a", "an"}


def third_person(lemma):
    if lemma == "have":
        return "has"
    if lemma == "be":
        return "is"
    if lemma.endswith(("s", "sh", "ch", "x", "z")) or lemma in ("do", "go", "undergo", "veto", "echo"):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in ("a", "e", "o", "u"):
        return lemma[:-1] + "ies"
    return lemma + "s"


def feats_of(cells):
    return dict(pair.split("=", 1) for pair in cells[5].split("|") if "=" in pair)


def is_past(cells):
    feats = feats_of(cells)
    return cells[3] in ("VERB", "AUX") and feats.get("Tense") == "Past" and feats.get("VerbForm") == "Fin"


def subject(rows, number):
    """The row of the subject of a verb, or of the clause whose auxiliary it is."""
    verb = rows[number]
    clause = int(verb[6]) if verb[3] == "AUX" and verb[7].split(":")[0] in ("aux", "cop") else number + 1
    steps = 0
    while clause and steps < 4:
        for row in rows:
            if int(row[6]) == clause and row[7].split(":")[0] == "nsubj":
                return row
        if rows[clause - 1][7] != "conj":
            return None
        clause, steps = int(rows[clause - 1][6]), steps + 1
    return None


def is_plural(rows, noun):
    number = int(noun[0])
    if noun[3] == "NUM" and noun[1].lower() not in ("one", "1"):
        return True
    if noun[1].lower() in ("they", "these", "those"):
        return True
    if noun[1].lower() in ("who", "which", "that"):  # as what they stand for
        clause = int(noun[6])
        above = int(rows[clause - 1][6])
        return above > 0 and feats_of(rows[above - 1]).get("Number") == "Plur"
    return feats_of(noun).get("Number") in ("Plur", "Ptan") or any(
        int(row[6]) == number and row[7] == "conj" and row[3] in ("NOUN", "PROPN", "PRON") for row in rows)


def retold(rows):
    """The rows in the present; None where that is not sure or nothing changes."""
    out, changed = [list(row) for row in rows], False
    for number, row in enumerate(rows):
        if not is_past(row) or row[1].lower() in KEPT:
            continue
        lemma, noun = row[2].lower(), subject(rows, number)
        if noun is None or noun[1].lower() in ("i", "we", "you") or not lemma.isascii() or not lemma.isalpha() or row[1].lower() in ("'d", "’d"):
            return None
        plural = row[1].lower() == "were" or (row[1].lower() != "was" and is_plural(rows, noun))
        form = ("are" if plural else "is") if lemma == "be" else lemma if plural else third_person(lemma)
        if row[1].isupper() and len(row[1]) > 1:
            form = form.upper()
        elif row[1][:1].isupper():
            form = form[:1].upper() + form[1:]
        feats = feats_of(row) | {"Tense": "Pres", "Number": "Plur" if plural else "Sing", "Person": "3"}
        out[number][1], out[number][5] = form, "|".join(f"{k}={feats[k]}" for k in sorted(feats))
        changed = True
    return out if changed else None


def without_articles(rows):
    """The rows as a headline has them; heads are counted anew."""
    heads = {int(row[6]) for row in rows}
    kept = [row for row in rows if not (row[3] == "DET" and row[1].lower() in ARTICLES and int(row[0]) not in heads and "NER=O" in row[9])]
    place = {row[0]: str(i + 1) for i, row in enumerate(kept)} | {"0": "0"}
    out = [[place[row[0]], *row[1:6], place[row[6]], *row[7:]] for row in kept]
    if out and rows[0][1] != out[0][1] and out[0][1][:1].islower():
        out[0][1] = out[0][1][:1].upper() + out[0][1][1:]
    return out


def main(source, target):
    rng, written = random.Random(5), 0
    with open(target, "w", encoding="utf-8") as out:
        for rows in corpus.word_rows(source):
            made = retold(rows)
            if made is None:
                continue
            if rng.random() < 0.5:
                made = without_articles(made)
            for row in made:
                print(*row, sep="\t", file=out)
            print(file=out)
            written += 1
    print(written, "sentences in", target)


if __name__ == "__main__":
    main(*sys.argv[1:3])
