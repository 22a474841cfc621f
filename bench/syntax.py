#!/usr/bin/env python3
"""Sentences, tokens, tags, trees and names of the syntax stage against the corpora that lie beside the repository.

usage: syntax.py [--tool build/train/training/annals_syntax_tool] [--annals build/release/annals] [--shared DIR]

Raw: from the text alone, as `annals` reads it. Gold: sentences and tokens are given. Scored by shared/data/score.py
(CoNLL 2018). The news documents of GUM are part of what tags and trees were trained on, so only their sentences and
tokens, which are rules, are scored. CAPS, lower and Title: the gold words so written; long: only sentences of more than 40
words.

Names: exact spans of persons, organisations and places (facilities are places here), the types all corpora have, on given
words (re3d: cut by us). training/syntax/names.py says how GUM's and re3d's spans become names and which documents of Wikigold
and re3d nothing was learned from. "all spans": re3d's persons, organisations and places as they are, descriptions ("the
coalition forces") and spans within spans included, on the same documents. Without the data this says so and ends with 2.
"""
import argparse
import gzip
import json
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "training/syntax"))
import names  # noqa: E402


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", type=pathlib.Path, default=ROOT / "build/train/training/annals_syntax_tool")
    parser.add_argument("--annals", type=pathlib.Path, default=ROOT / "build/release/annals")
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    return parser.parse_args()


def news_documents(text):
    """The documents whose id says that they are news."""
    parts = re.split(r"(?m)^(?=# newdoc)", text)
    return "".join(part for part in parts if part.startswith("# newdoc id = GUM_news"))


def parse_scores(shared, gold, ours):
    """F1 by metric, from the scorer of the shared data."""
    shown = subprocess.run([sys.executable, str(shared / "data/score.py"), "parse", str(gold), str(ours)],
                           capture_output=True, text=True, check=True).stdout
    return {m[1]: float(m[2]) for m in re.finditer(r"(?m)^(\w+).*? F +([0-9.]+)", shown)}


def scores(option, conllu, verb, folder):
    gold, ours = folder / "gold.conllu", folder / "ours.conllu"
    gold.write_text(conllu, encoding="utf-8")
    with open(ours, "wb") as stream:
        subprocess.run([str(option.tool), verb, str(gold)], stdout=stream, check=True)
    return parse_scores(option.shared, gold, ours)


def in_case(case):
    """Makes the words of a treebank so written."""
    def changed(line):
        cells = line.split("\t")
        if len(cells) == 10:
            cells[1] = case(cells[1])
        return "\t".join(cells)
    return lambda conllu: "\n".join(changed(line) for line in conllu.split("\n"))


def long_sentences(conllu):
    """What of a treebank has more than 40 words."""
    words = lambda sentence: sum(line.split("\t")[0].isdigit() for line in sentence.split("\n"))
    return "".join(sentence + "\n\n" for sentence in conllu.split("\n\n") if words(sentence) > 40)


# How a treebank is read: label, verb of the tool, and what is done to it before.
READINGS = [("raw", "raw", lambda conllu: conllu), ("gold", "tokens", lambda conllu: conllu),
            ("CAPS", "tokens", in_case(str.upper)), ("lower", "tokens", in_case(str.lower)),
            ("Title", "tokens", in_case(lambda w: w[:1].upper() + w[1:] if len(w) > 3 else w)),
            ("long", "tokens", long_sentences)]


def labels_of(conllu):
    """For each sentence its words' NER labels, as bits of those that may be right."""
    sentences, current = [], []
    for line in conllu.split("\n"):
        cells = line.split("\t")
        if cells[0].isdigit():
            current.append(names.label_bits(cells[9]))
        elif not line and current:
            sentences.append(current)
            current = []
    return sentences


def re3d_spans(option, folder):
    """Right, given and found of re3d's persons, organisations and places, all spans of the documents set aside."""
    kinds = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}
    right = given = found = 0
    for line in gzip.open(option.shared / "data/re3d/re3d-dev.jsonl.gz", "rt", encoding="utf-8"):
        document = json.loads(line)
        if names.to_learn(document["doc_id"]):
            continue
        gold = {(e["begin"], e["end"], kinds[e["type"]]) for e in document["entities"] if e["type"] in kinds}
        ours = {(words[begin][1], words[end - 1][2], names.NameScore.COMMON.get(kind))
                for words in names.cut_into_words(str(option.tool), document["text"], folder)
                for (begin, end), kind in names.name_spans([names.LABEL_INDEX[word[3]] for word in words]).items()}
        ours = {span for span in ours if span[2]}
        right, given, found = right + len(gold & ours), given + len(gold), found + len(ours)
    return right, given, found


def show_names(option, folder):
    names.main(folder / "names", option.shared / "data", str(option.tool))
    print(f"{'names':17}{'gold':>8}{'P':>8}{'R':>8}{'F1':>8}")
    for title, file in [("GUM dev, named", "gum-dev"), ("Wikigold dev", "wikigold-dev"), ("re3d dev", "re3d-dev"),
                        ("UNER EWT dev", "uner-dev")]:
        path = folder / "names" / f"{file}.conllu"
        shown = subprocess.run([str(option.annals), "parse", "--conllu", str(path)], capture_output=True, text=True,
                               check=True).stdout
        score = names.NameScore()
        for gold, ours in zip(labels_of(path.read_text(encoding="utf-8")), labels_of(shown), strict=True):
            if any(gold):
                score.add(gold, [bits.bit_length() - 1 for bits in ours])
        print(f"{title:17}{score.gold:8}{score.precision:8.2f}{score.recall:8.2f}{score.f1:8.2f}")
    right, given, found = re3d_spans(option, folder)
    precision, recall = 100 * right / found, 100 * right / given
    print(f"{'re3d, all spans':17}{given:8}{precision:8.2f}{recall:8.2f}{2 * precision * recall / (precision + recall):8.2f}")


def main():
    option = options()
    treebanks = {"EWT dev": option.shared / "data/ud_english_ewt/en_ewt-ud-dev.conllu.gz",
                 "GUM dev": option.shared / "data/gum/gum-dev.conllu.gz",
                 "GUM train, news": option.shared / "data/gum/gum-train.conllu.gz"}
    if not all(path.exists() for path in treebanks.values()):
        print(f"no treebanks in {option.shared}: name their folder with --shared", file=sys.stderr)
        return 2
    print(f"{'treebank':17}{'from':6}{'sentences':>10}{'tokens':>8}{'UPOS':>8}{'UAS':>8}{'LAS':>8}")
    with tempfile.TemporaryDirectory() as name:
        for title, path in treebanks.items():
            text = gzip.open(path, "rt", encoding="utf-8").read()
            news = title.endswith("news")
            if news:
                text = news_documents(text)
            for label, verb, change in READINGS[:1] if news else READINGS:
                found = scores(option, change(text), verb, pathlib.Path(name))
                shown = ["Sentences", "Tokens"] + ([] if news else ["UPOS", "UAS", "LAS"])
                cells = "".join(f"{found[key]:{10 if key == 'Sentences' else 8}.2f}" for key in shown)
                print(f"{title:17}{label:6}{cells}", flush=True)
        show_names(option, pathlib.Path(name))
    return 0


if __name__ == "__main__":
    sys.exit(main())
