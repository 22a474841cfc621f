"""Sentences of CoNLL-U files as numbers: what the teacher and the student learn from."""
import gzip
import re
from dataclasses import dataclass, field

import numpy as np

from names import LABELS, label_bits

ROOT = 0  # a head of 0 is the root; words count from 1

UPOS = ("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X").split()
RELS = (
    "root acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp compound "
    "compound:prt conj cop csubj csubj:outer csubj:pass dep det det:predet discourse dislocated expl fixed flat "
    "goeswith iobj list mark nmod nmod:desc nmod:poss nmod:unmarked nsubj nsubj:outer nsubj:pass nummod obj obl "
    "obl:agent obl:unmarked orphan parataxis punct reparandum vocative xcomp"
).split()
REL_INDEX = {name: i for i, name in enumerate(RELS)}
# The bits of Feature in src/doc/tags.h by their CoNLL-U spelling, as src/doc/conllu.cc reads them.
FEATURE_BITS = {
    "Number=Plur": 0, "Number=Ptan": 0, "Tense=Past": 1, "Tense=Pres": 2, "VerbForm=Fin": 3, "VerbForm=Inf": 4,
    "VerbForm=Part": 5, "VerbForm=Ger": 6, "Voice=Pass": 7, "Mood=Imp": 8, "Polarity=Neg": 9, "Person=1": 10,
    "Person=2": 11, "Person=3": 12, "Gender=Fem": 13, "Gender=Masc": 14, "Gender=Neut": 15, "Poss=Yes": 16,
    "NumType=Ord": 17, "Degree=Cmp": 18, "Degree=Sup": 19, "Mood=Sub": 20,
}


UNKNOWN = -100  # no answer is known


@dataclass
class Sentence:
    forms: list = field(default_factory=list)
    spaced: list = field(default_factory=list)  # a blank stands before the word
    tags: list = field(default_factory=list)  # (UPOS index, feature bits), None where it is unknown
    heads: list = field(default_factory=list)
    rels: list = field(default_factory=list)
    names: list = field(default_factory=list)  # bits of LABELS that may be right; 0 where nothing is known

    def __len__(self):
        return len(self.forms)


def open_text(path):
    path = str(path)
    return gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")


def feature_bits(feats):
    bits = 0
    for name in feats.split("|"):
        if name in FEATURE_BITS:
            bits |= 1 << FEATURE_BITS[name]
    return bits


def relation(name):
    return REL_INDEX.get(name, REL_INDEX.get(name.split(":")[0], REL_INDEX["dep"]))


def word_rows(path):
    """The cells of each sentence's words, without multiword tokens, empty nodes and comments."""
    rows = []
    with open_text(path) as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if cells[0].isdigit():
                rows.append(cells)
            elif cells == [""] and rows:
                yield rows
                rows = []
    if rows:
        yield rows


def read_conllu(path):
    """The sentences of a file; multiword tokens are their words, and no blank stands inside one."""
    sentences, sentence = [], Sentence()
    blank, inside, blank_after = True, 0, True
    with open_text(path) as lines:
        for line in lines:
            line = line.rstrip("\n")
            if not line:
                if len(sentence):
                    sentences.append(sentence)
                sentence, blank, inside = Sentence(), True, 0
                continue
            if line.startswith("#"):
                continue
            cells = line.split("\t")
            no_blank = "SpaceAfter=No" in cells[9].split("|")
            if "-" in cells[0]:
                first, last = map(int, cells[0].split("-"))
                inside, blank_after = last, not no_blank
                continue
            if not cells[0].isdigit():
                continue
            number = int(cells[0])
            sentence.forms.append(cells[1])
            sentence.spaced.append(blank)
            tree = cells[6].isdigit()
            sentence.tags.append((UPOS.index(cells[3]), feature_bits(cells[5])) if cells[3] in UPOS else None)
            sentence.heads.append(int(cells[6]) if tree else UNKNOWN)
            sentence.rels.append(relation(cells[7]) if tree else UNKNOWN)
            sentence.names.append(label_bits(cells[9]))
            if number < inside:
                blank = False
            elif number == inside:
                blank = blank_after
            else:
                blank = not no_blank
    if len(sentence):
        sentences.append(sentence)
    return sentences


def tag_set(sentences):
    """All tags, the frequent first; ties in their own order."""
    counts = {}
    for sentence in sentences:
        for tag in sentence.tags:
            if tag is not None:
                counts[tag] = counts.get(tag, 0) + 1
    return sorted(counts, key=lambda tag: (-counts[tag], tag))


def universal(rel):
    return RELS[rel].split(":")[0]


class Score:
    """Right tags and arcs, counted over words; subtypes of relations do not matter for LAS."""

    def __init__(self):
        self.words = self.upos = self.tag = self.uas = self.las = 0

    def add(self, gold, tags, heads, rels):
        for i in range(len(gold)):
            self.words += 1
            self.upos += gold.tags[i][0] == tags[i][0]
            self.tag += gold.tags[i] == tags[i]
            right = gold.heads[i] == heads[i]
            self.uas += right
            self.las += right and universal(gold.rels[i]) == universal(rels[i])

    def __str__(self):
        part = lambda n: 100.0 * n / max(1, self.words)
        return "UPOS %.2f  tag %.2f  UAS %.2f  LAS %.2f" % (
            part(self.upos), part(self.tag), part(self.uas), part(self.las))


def follows():
    """(labels, labels), from and to: 0 where a label may follow another, else so low that it never does."""
    never = np.zeros((len(LABELS), len(LABELS)), np.float32)
    for inside in range(2, len(LABELS), 2):
        never[:, inside] = -1e9
        never[inside - 1 : inside + 1, inside] = 0
    return never


def best_labels(scores, follow):
    """The best row of labels under scores (T, labels) of each word and follow (labels, labels), from and to. Before
    the first word stands O."""
    best = follow[0] + scores[0]
    back = np.zeros(scores.shape, np.int64)
    for t in range(1, len(scores)):
        come = best[:, None] + follow
        back[t] = come.argmax(0)
        best = come.max(0) + scores[t]
    at, out = int(best.argmax()), []
    for t in range(len(scores) - 1, -1, -1):
        out.append(at)
        at = int(back[t, at])
    return out[::-1]


def plain_form(form):
    """Typographic quotes and dashes as ASCII."""
    form = re.sub("[’‘`´]", "'", form)
    form = re.sub("[“”„«»]", '"', form)
    form = re.sub("[–—‐‑]", "-", form)
    return form.replace("…", "...")
