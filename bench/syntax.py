#!/usr/bin/env python3
"""Sentences, tokens, tags and trees of the syntax stage against the treebanks that lie beside the repository.

usage: syntax.py [--tool build/train/training/annals_syntax_tool] [--shared DIR]

Raw: from the text alone, as `annals` reads it. Gold: sentences and tokens are given. Scored by shared/data/score.py
(CoNLL 2018). The news documents of GUM are part of what tags and trees were trained on, so only their sentences and
tokens, which are rules, are scored. Without the data this says so and ends with 2.
"""
import argparse
import gzip
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", type=pathlib.Path, default=ROOT / "build/train/training/annals_syntax_tool")
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    return parser.parse_args()


def news_documents(text):
    """The documents whose id says that they are news."""
    parts = re.split(r"(?m)^(?=# newdoc)", text)
    return "".join(part for part in parts if part.startswith("# newdoc id = GUM_news"))


def scores(option, conllu, verb, folder):
    gold, ours = folder / "gold.conllu", folder / "ours.conllu"
    gold.write_text(conllu, encoding="utf-8")
    with open(ours, "wb") as stream:
        subprocess.run([str(option.tool), verb, str(gold)], stdout=stream, check=True)
    shown = subprocess.run([sys.executable, str(option.shared / "data/score.py"), "parse", str(gold), str(ours)],
                           capture_output=True, text=True, check=True).stdout
    return {m[1]: float(m[2]) for m in re.finditer(r"(?m)^(\w+).*? F +([0-9.]+)", shown)}


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
            for verb, label in [("raw", "raw")] if news else [("raw", "raw"), ("tokens", "gold")]:
                found = scores(option, news_documents(text) if news else text, verb, pathlib.Path(name))
                shown = ["Sentences", "Tokens"] + ([] if news else ["UPOS", "UAS", "LAS"])
                cells = "".join(f"{found[key]:{10 if key == 'Sentences' else 8}.2f}" for key in shown)
                print(f"{title:17}{label:6}{cells}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
