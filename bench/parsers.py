#!/usr/bin/env python3
"""The syntax stage against UDPipe 1, and spaCy where it is installed with a model: speed and accuracy from one run.

usage: parsers.py [--build DIR] [--shared DIR] [--udpipe MODEL] [--year YEAR] [--runs N]

Needs the package ufal.udpipe (MPL 2.0; see docs/dependencies.md). MODEL is an English model of UDPipe 1; without
one it is trained first, on EWT train with few rounds (about a quarter of an hour): that tells its speed, not its best accuracy.
Speed: words a second of one pinned core on a year of daily news summaries as plain text, from text to CoNLL-U, loading
included; the programs take turns. Words are those between blanks, the same for all. Accuracy: gold words of EWT dev
(shared/data/score.py parse). Without the data or the package this says so and ends with 2.
"""
import argparse
import gzip
import importlib.metadata
import importlib.util
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import run as bench
import syntax

ROOT = pathlib.Path(__file__).resolve().parent.parent
TRAINED = ROOT / "build/udpipe-ewt.model"


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/release")
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--udpipe", type=pathlib.Path)
    parser.add_argument("--year", default="2019")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--child", nargs=3, metavar=("PROGRAM", "MODEL", "FILE"), help=argparse.SUPPRESS)
    return parser.parse_args()


# ---- the others, each in a process of its own --------------------------------------------------------

def udpipe_child(model_path, path, form="tokenize"):
    from ufal.udpipe import Model, Pipeline, ProcessingError
    model = Model.load(model_path)  # held: the pipeline does not own it
    pipeline = Pipeline(model, form, Pipeline.DEFAULT, Pipeline.DEFAULT, "conllu")
    error = ProcessingError()
    for part in open(path, encoding="utf-8").read().split("\n\n"):
        sys.stdout.write(pipeline.process(part + "\n\n", error))
    if error.occurred():
        sys.exit(error.message)


def spacy_child(model_name, path, _form=None):
    import spacy
    parse = spacy.load(model_name)
    for doc in parse.pipe(open(path, encoding="utf-8").read().split("\n\n")):
        for word in doc:
            print(word.i, word.text, word.lemma_, word.pos_, word.head.i, word.dep_, word.ent_iob_, sep="\t")


def train_udpipe(treebank):
    from ufal.udpipe import InputFormat, ProcessingError, Sentence, Trainer
    reader = InputFormat.newConlluInputFormat()
    reader.setText(gzip.open(treebank, "rt", encoding="utf-8").read())
    sentences, sentence, error = [], Sentence(), ProcessingError()
    while reader.nextSentence(sentence, error):
        sentences.append(sentence)
        sentence = Sentence()
    model = Trainer.train("morphodita_parsito", sentences, [], "epochs=4;batch_size=100;dimension=24;learning_rate=0.005",
                          "models=1;iterations_1=5",
                          "iterations=6;embedding_upostag=20;embedding_feats=20;embedding_xpostag=0;embedding_form=50;"
                          "embedding_lemma=0;embedding_deprel=20;learning_rate=0.01;learning_rate_final=0.001;l2=0.5;"
                          "hidden_layer=200;batch_size=10;transition_system=projective;transition_oracle=dynamic;"
                          "structured_interval=0;single_root=1;use_gold_tags=1", error)
    if error.occurred():
        sys.exit("UDPipe's training: " + error.message)
    TRAINED.parent.mkdir(exist_ok=True)
    TRAINED.write_bytes(model)


# ---- the race ------------------------------------------------------------------------------------------

def timed(command, out):
    """Seconds on the last core, alone."""
    core = max(os.sched_getaffinity(0))
    with open(out, "wb") as stream:
        begun = time.perf_counter()
        done = subprocess.run(command, stdout=stream, stderr=subprocess.PIPE,
                              preexec_fn=lambda: os.sched_setaffinity(0, {core}))
        seconds = time.perf_counter() - begun
    if done.returncode != 0:
        sys.exit(f"{command[0]}: {done.stderr.decode('utf-8', 'replace').strip()}")
    return seconds


def contestants(option):
    """name -> (its version, command from text, command from given words or nothing)"""
    annals, this = str(option.build / "annals"), [sys.executable, __file__, "--child"]
    version = subprocess.run([annals, "--version"], capture_output=True, text=True, check=True).stdout.split("\n")[0]
    found = {"annals": (version, [annals, "parse", "--input", "text"], [annals, "parse", "--conllu"])}
    model = str(option.udpipe or TRAINED)
    found["UDPipe"] = ("ufal.udpipe " + importlib.metadata.version("ufal.udpipe"), this + ["udpipe", model],
                       this + ["udpipe-words", model])
    for name in ("en_core_web_sm", "en_core_web_md"):
        if importlib.util.find_spec("spacy") and importlib.util.find_spec(name):
            found["spaCy " + name] = ("spaCy " + importlib.metadata.version("spacy"), this + ["spacy", name], None)
    if len(found) == 2:
        print("spaCy: not installed with an English model here; not measured")
    return found


def main():
    option = options()
    if option.child:
        program, model, path = option.child
        {"udpipe": lambda: udpipe_child(model, path), "udpipe-words": lambda: udpipe_child(model, path, "conllu"),
         "spacy": lambda: spacy_child(model, path)}[program]()
        return 0
    treebank = option.shared / "data/ud_english_ewt"
    if not treebank.exists():
        print(f"no data in {option.shared}: name their folder with --shared", file=sys.stderr)
        return 2
    if not importlib.util.find_spec("ufal.udpipe"):
        print("the package ufal.udpipe is not installed: pip install ufal.udpipe", file=sys.stderr)
        return 2
    if not option.udpipe and not TRAINED.exists():
        print("training a model of UDPipe", flush=True)
        train_udpipe(treebank / "en_ewt-ud-train.conllu.gz")
    print(bench.machine())
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        text, out = folder / "year.txt", folder / "out"
        paragraphs = [row["text"] for row in bench.rows_of_year(option.shared, option.year)]
        text.write_text("\n\n".join(paragraphs), encoding="utf-8")
        words = sum(len(p.split()) for p in paragraphs)
        gold = folder / "gold.conllu"
        gold.write_bytes(gzip.open(treebank / "en_ewt-ud-dev.conllu.gz").read())
        racing = contestants(option)
        seconds = {name: [] for name in racing}
        for _ in range(option.runs):
            for name, (_, command, _) in racing.items():
                seconds[name].append(timed(command + [str(text)], out))
        print(f"{words} words of {option.year}, one core, {option.runs} runs each")
        print(f"{'program':22}{'words/s':>9}{'slowest':>9}{'fastest':>9}{'UPOS':>8}{'LAS':>8}")
        for name, (version, _, of_words) in racing.items():
            cells = "".join(f"{words / s:9.0f}" for s in (statistics.median(seconds[name]), max(seconds[name]),
                                                          min(seconds[name])))
            if of_words:
                timed(of_words + [str(gold)], out)
                scores = syntax.parse_scores(option.shared, gold, out)
                cells += f"{scores['UPOS']:8.2f}{scores['LAS']:8.2f}"
            print(f"{name:22}{cells}  {version}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
