"""The student: what ships. Tables of words and affixes, one convolution, gated recurrent layers in both
directions, a tagger and an arc-scoring parser.

  python student.py train DIR --vectors VECTORS.npz [--silver FILE.conllu ...]   resumes from DIR/state.pt

Every operation of the forward pass is IEEE-exact in float32 or an integer product, so that C++ (src/syntax/
network.cc) and NumPy (twin.py) can give the same bits; see models/README.md.
"""
import argparse
import ctypes
import os
import random
import subprocess
import sys
import tempfile
import time

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import corpus
import minilm
import words
from names import NameScore
from tree import best_tree

EMBEDDED, WIDTH, LAYERS, ARC, REL = 128, 256, 3, 128, 128
DISTANCES = 22  # buckets of head - dependent
READER_SHARE = 0.08  # of the rate: what the teacher's MiniLM learns with


def distance_bucket(d):
    """Of head minus dependent (never 0 between words): sign and rough size. 0 is for the root."""
    size = abs(d)
    step = size if size <= 4 else 5 if size <= 6 else 6 if size <= 9 else 7 if size <= 14 else 8 if size <= 24 else 9
    return step + (10 if d > 0 else 0)


BUCKET = np.array([distance_bucket(d) if d else 0 for d in range(-300, 301)], np.int64)


def library():
    """recurrent.c, compiled into the folder of temporary files."""
    here = os.path.dirname(os.path.abspath(__file__))
    source = os.path.join(here, "recurrent.c")
    made = os.path.join(tempfile.gettempdir(), f"annals_recurrent_{int(os.path.getmtime(source))}.so")
    if not os.path.exists(made):
        subprocess.run(["gcc", "-O3", "-march=native", "-ffast-math", "-fopenmp", "-shared", "-fPIC", source, "-o",
                        made + ".new", "-lm"], check=True)
        os.replace(made + ".new", made)
    return ctypes.CDLL(made)


LIBRARY = library()


def at(tensor):
    return ctypes.c_void_p(tensor.data_ptr())


class Recurrence(torch.autograd.Function):
    """u (T, B, 3W), mask (T, B) -> (T, B, W); recurrent.c says what it computes."""

    @staticmethod
    def forward(ctx, u, mask):
        t, b, w = u.shape[0], u.shape[1], u.shape[2] // 3
        u = u.contiguous()
        c, h = u.new_empty(t, b, w), u.new_empty(t, b, w)
        LIBRARY.recurrent_forward(t, b, w, at(u), at(mask), at(c), at(h))
        ctx.save_for_backward(u, mask, c)
        return h

    @staticmethod
    def backward(ctx, grad):
        u, mask, c = ctx.saved_tensors
        du = torch.empty_like(u)
        grad = grad.contiguous()
        LIBRARY.recurrent_backward(*c.shape, at(u), at(mask), at(c), at(grad), at(du))
        return du, None


class Recurrent(nn.Module):
    """Half of the width runs forwards, half backwards. Input and output (T, B, W)."""

    def __init__(self, width):
        super().__init__()
        self.norm = nn.LayerNorm(width, eps=1e-5)
        self.linear = nn.Linear(width, 3 * width)
        with torch.no_grad():
            self.linear.bias.zero_()
            self.linear.bias[width : 2 * width] = torch.linspace(-0.5, 2.5, width // 2).repeat(2)

    def forward(self, x, mask, drop):
        return x + Recurrence.apply(self.linear(drop(self.norm(x))), mask)


class Student(nn.Module):
    def __init__(self, known, tags, teacher=False):
        super().__init__()
        self.words = nn.Embedding(known + 1, EMBEDDED, padding_idx=0)
        self.fixed = nn.Parameter(torch.zeros(known + 1, EMBEDDED), requires_grad=False)  # from minilm.py
        self.turn = nn.Linear(EMBEDDED, EMBEDDED, bias=False)
        self.pieces = nn.EmbeddingBag(words.BUCKETS, EMBEDDED, mode="sum")
        nn.init.zeros_(self.words.weight)
        nn.init.eye_(self.turn.weight)
        nn.init.normal_(self.pieces.weight, std=0.1)
        self.norm = nn.LayerNorm(EMBEDDED, eps=1e-5)
        self.conv = nn.Linear(3 * EMBEDDED, WIDTH)
        self.reader = minilm.Reader() if teacher else None
        self.context = nn.Linear(384, WIDTH, bias=False) if teacher else None
        self.layers = nn.ModuleList(Recurrent(WIDTH) for _ in range(LAYERS))
        self.last = nn.LayerNorm(WIDTH, eps=1e-5)
        self.heads = nn.Linear(WIDTH, 2 * ARC + 2 * REL)
        self.tag = nn.Linear(WIDTH, tags)
        self.name = nn.Linear(WIDTH, len(corpus.LABELS))
        self.follow = nn.Parameter(torch.zeros(len(corpus.LABELS), len(corpus.LABELS)))
        self.never = torch.from_numpy(corpus.follows())
        self.root = nn.Parameter(torch.randn(ARC + REL) * 0.1)
        self.arc = nn.Linear(ARC, ARC)
        self.near = nn.Parameter(torch.zeros(DISTANCES))
        self.rel_near = nn.Parameter(torch.zeros(DISTANCES, REL))
        self.rel = nn.Linear(REL, len(corpus.RELS))

    def forward(self, known, fixed, pieces, mask, subwords=None):
        """known and fixed (B, T): rows of the learned and of the given vectors; pieces (B, T, P), mask (B, T);
        subwords: what the reader's pieces_of gives."""
        train = self.training
        e = self.words(known) + self.turn(F.embedding(fixed, self.fixed)) + self.pieces(pieces.flatten(0, 1)).view(*known.shape, EMBEDDED)
        e = F.dropout(self.norm(e), 0.15, train) * mask[:, :, None]
        e = e.transpose(0, 1)
        pad = e.new_zeros(1, e.shape[1], e.shape[2])
        x = self.conv(torch.cat([torch.cat([pad, e[:-1]]), e, torch.cat([e[1:], pad])], 2))
        if subwords is not None:
            context = self.reader(*subwords, known.shape[1] + 1)
            x = x + self.context(F.dropout(context, 0.15, train).transpose(0, 1))
        x = torch.relu(x)
        m = mask.t().contiguous()

        def drop(y):  # one draw for all words of a sentence
            if not train:
                return y
            return y * F.dropout(y.new_ones(1, y.shape[1], y.shape[2]), 0.2, True)

        for layer in self.layers:
            x = layer(x, m, drop)
        x = drop(self.last(x)).transpose(0, 1)
        parts = F.dropout(torch.relu(self.heads(x)), 0.25, train)
        arc_dep, arc_head, rel_dep, rel_head = parts.split([ARC, ARC, REL, REL], 2)
        b = x.shape[0]
        root_arc, root_rel = torch.relu(self.root).split([ARC, REL])
        arc_head = torch.cat([root_arc.expand(b, 1, -1), arc_head], 1)
        rel_head = torch.cat([root_rel.expand(b, 1, -1), rel_head], 1)
        arcs = self.arc(arc_dep) @ arc_head.transpose(1, 2) / 8
        n = x.shape[1]
        at = torch.arange(n + 1)
        between = torch.from_numpy(BUCKET)[(at[None, :] - at[1:, None]).clamp(-300, 300) + 300]
        between[:, 0] = 0
        arcs = arcs + self.near[between]
        ok = torch.cat([torch.ones_like(mask[:, :1]), mask], 1) > 0
        arcs = arcs.masked_fill(~ok[:, None, :], -1e9)
        return self.tag(x), arcs, rel_dep, rel_head, self.name(x)

    def following(self):
        """Scores of labels of names, from and to."""
        return self.follow + self.never

    def relations(self, rel_dep, rel_head, heads):
        picked = torch.gather(rel_head, 1, heads[:, :, None].expand(-1, -1, rel_head.shape[2]))
        at = torch.arange(1, heads.shape[1] + 1)
        bucket = torch.from_numpy(BUCKET)[(heads - at).clamp(-300, 300) + 300]
        bucket = bucket.masked_fill(heads == 0, 0)
        return self.rel(torch.relu(rel_dep + picked + self.rel_near[bucket]))


class Batches:
    def __init__(self, sentences, vocabulary, tags, reader=None):
        """reader: the teacher's."""
        self.sentences, self.vocabulary, self.reader = sentences, vocabulary, reader
        self.tag_index = {tag: i for i, tag in enumerate(tags)}
        self.lengths = [len(s) for s in sentences]

    def order(self, size, seed, numbers=None):
        rng = random.Random(seed)
        numbers = list(range(len(self.sentences))) if numbers is None else numbers
        numbers = sorted(numbers, key=lambda i: self.lengths[i] + rng.random() * 3)
        batches, batch = [], []
        for i in numbers:
            if batch and (len(batch) + 1) * self.lengths[i] > size:
                batches.append(batch)
                batch = []
            batch.append(i)
        if batch:
            batches.append(batch)
        rng.shuffle(batches)
        return batches

    def make(self, numbers, rng=None):
        n = max(self.lengths[i] for i in numbers)
        b = len(numbers)
        known = np.zeros((b, n), np.int64)
        pieces = np.zeros((b, n, words.PIECES), np.int64)
        mask = np.zeros((b, n), np.float32)
        gold = np.full((3, b, n), corpus.UNKNOWN, np.int64)
        names = np.zeros((b, n), np.int64)
        spelled = []
        for row, i in enumerate(numbers):
            s = self.sentences[i]
            forms = respell(s.forms, rng) if rng else s.forms
            spelled.append(forms)
            k, p = self.vocabulary.encode(forms, s.spaced)
            known[row, : len(s)], pieces[row, : len(s)], mask[row, : len(s)] = k, p, 1
            gold[0, row, : len(s)] = [self.tag_index.get(t, corpus.UNKNOWN) for t in s.tags]
            gold[1, row, : len(s)] = s.heads
            gold[2, row, : len(s)] = s.rels
            names[row, : len(s)] = s.names
        fixed = known.copy()
        if rng:  # now and then a known word is unknown, so that affixes learn to do without
            draw = np.random.RandomState(rng.randrange(1 << 31)).random_sample(known.shape)
            fixed[draw < 0.07] = 0
            known[draw < 0.18] = 0
        t = torch.from_numpy
        made = (t(known), t(fixed), t(pieces), t(mask))
        if self.reader:
            made += (self.reader.pieces_of(spelled),)
        return made, t(gold), t(names)


def respell(forms, rng):
    draw = rng.random()
    if draw < 0.07:
        return [f.upper() for f in forms]
    if draw < 0.11:
        return [f.lower() for f in forms]
    if draw < 0.14:
        return [f[:1].upper() + f[1:] if len(f) > 3 else f for f in forms]
    return forms


def name_loss(scores, follow, allowed, mask):
    """Minus the logarithm of the share of the rows of labels that may be right among all, summed over sentences
    (a conditional random field). allowed (B, T): bits of the labels that may be right, 0 where any may."""
    known = (allowed > 0).any(1)
    if not known.any():
        return scores.sum() * 0
    scores, allowed, inside = scores[known].transpose(0, 1), allowed[known].t(), mask[known].t() > 0
    right = ((allowed[:, :, None] >> torch.arange(scores.shape[2])) & 1 > 0) | (allowed == 0)[:, :, None]
    # All rows, and below them the right ones.
    both = torch.cat([scores, scores.masked_fill(~right, -1e9)], 1)
    total = follow[0] + both[0]
    inside = torch.cat([inside, inside], 1)[:, :, None]
    for row, here in zip(both[1:], inside[1:]):
        total = torch.where(here, (total[:, :, None] + follow).logsumexp(1) + row, total)
    every, of_right = total.logsumexp(1).chunk(2)
    return (every - of_right).sum()


@torch.no_grad()
def parse(model, batches, tags, size=4000):
    model.eval()
    follow = model.following().numpy()
    answers = [None] * len(batches.sentences)
    for numbers in batches.order(size, 0):
        made, _, _ = batches.make(numbers)
        tag, arcs, rel_dep, rel_head, name = model(*made)
        arcs, name = arcs.numpy(), name.numpy()
        heads = np.zeros(tag.shape[:2], np.int64)
        for row, i in enumerate(numbers):
            n = batches.lengths[i]
            square = np.full((n + 1, n + 1), -1e9)
            square[1:, :] = arcs[row, :n, : n + 1]
            heads[row, :n] = best_tree(square)[1:]
        rel = model.relations(rel_dep, rel_head, torch.from_numpy(heads))
        rel[:, :, 0] -= 1e9
        rels, picked = rel.argmax(2).numpy(), tag.argmax(2).numpy()
        for row, i in enumerate(numbers):
            n = batches.lengths[i]
            h = heads[row, :n].tolist()
            answers[i] = ([tags[t] for t in picked[row, :n]], h,
                          [0 if h[k] == 0 else int(rels[row, k]) for k in range(n)],
                          corpus.best_labels(name[row, :n], follow))
    return answers


def evaluate(model, batches, tags):
    score, names = corpus.Score(), NameScore()
    for sentence, (*tree, labels) in zip(batches.sentences, parse(model, batches, tags)):
        if sentence.heads[0] != corpus.UNKNOWN:
            score.add(sentence, *tree)
        if any(sentence.names):
            names.add(sentence.names, labels)
    return f"{score if score.words else ''} {'names ' + str(names) if names.gold else ''}".strip()


TRAIN = ("names/ewt-train", "names/gum-train", "names/wikigold-train", "names/re3d-train")
DEV = ("ewt-dev", "names/gum-dev", "names/wikigold-dev", "names/re3d-dev", "names/uner-dev")


def read_gold(data):
    """The sentences of the corpora in the folder `data`, and their tags in the order of the network's rows."""
    gold = [s for name in TRAIN for s in corpus.read_conllu(f"{data}/{name}.conllu") if len(s) <= 120]
    return gold, corpus.tag_set(gold)


def read_training(options):
    gold, tags = read_gold(options.data)
    if options.names_only:
        gold = [s for s in gold if any(s.names)]
    silver = [s for path in options.silver for s in corpus.read_conllu(path) if 2 < len(s) <= 80]
    given = np.load(options.vectors)
    vocabulary = words.Vocabulary(int(h) for h in given["hashes"])
    fixed = np.zeros((len(vocabulary.hashes) + 1, EMBEDDED), np.float32)
    for h, vector in zip(given["hashes"], given["vectors"]):
        fixed[vocabulary.row[int(h)]] = vector
    return gold, silver, tags, vocabulary, fixed


def train(options):
    state = f"{options.dir}/state.pt"
    if os.path.exists(state) and torch.load(state, weights_only=False)["round"] >= options.rounds:
        print(options.dir, "has all its rounds")
        return
    torch.manual_seed(options.seed)
    torch.set_num_threads(int(os.environ.get("THREADS", "2")))
    gold, silver, tags, vocabulary, fixed = read_training(options)
    os.makedirs(options.dir, exist_ok=True)
    model = Student(len(vocabulary.hashes), len(tags), options.teacher)
    model.fixed.data.copy_(torch.from_numpy(fixed))
    if options.start:  # a finished run's weights; what is new here begins at nothing
        given = torch.load(options.start, weights_only=False)["average"]
        new = {name: value for name, value in model.state_dict().items() if name not in given}
        if "context.weight" in new:
            new["context.weight"] = torch.zeros_like(model.context.weight)
        model.load_state_dict(given | new)
    average = Student(len(vocabulary.hashes), len(tags), options.teacher)
    average.load_state_dict(model.state_dict())
    batches = Batches(gold + silver, vocabulary, tags, model.reader)
    dev = [Batches(corpus.read_conllu(f"{options.data}/{name}.conllu"), vocabulary, tags, model.reader) for name in DEV]
    if options.names_only:
        for name, p in model.named_parameters():
            p.requires_grad = name in ("name.weight", "name.bias", "follow")
    learned = [(name, p) for name, p in model.named_parameters() if p.requires_grad]
    groups = [{"params": [p for name, p in learned if name.startswith("reader.") == of_reader], "share": share}
              for of_reader, share in ((False, 1.0), (True, READER_SHARE))]
    optimizer = torch.optim.AdamW([g for g in groups if g["params"]], lr=options.rate, betas=(0.9, 0.98),
                                  weight_decay=0.01, fused=True)
    begun, step, used = 0, 0, 0.0
    if os.path.exists(state):
        saved = torch.load(state, weights_only=False)
        for part, name in ((model, "model"), (average, "average"), (optimizer, "optimizer")):
            part.load_state_dict(saved[name])
        begun, step, used = saved["round"], saved["step"], saved["used"]
    share = min(len(silver), int(options.silver_share * sum(map(len, gold)) / 25)) if silver else 0
    print(len(gold), "gold", len(silver), "silver sentences,", len(tags), "tags,", len(vocabulary.hashes),
          "known words", sum(p.numel() for p in model.parameters()), "weights", flush=True)
    for turn in range(begun, options.rounds):
        rng = random.Random(1000 * options.seed + turn)
        drawn = list(range(len(gold)))
        if share:
            # Silver sentences in turn, so that all are seen before one is seen again.
            start = turn * share
            order = random.Random(options.seed).sample(range(len(silver)), len(silver))
            drawn += [len(gold) + order[(start + k) % len(silver)] for k in range(share)]
        model.train()
        started, loss_sum, seen, shown = time.time(), 0.0, 0, 0
        plan = batches.order(options.batch, 1000 * options.seed + turn, drawn)
        for number, numbers in enumerate(plan):
            # The rate falls with rounds done, not with the clock, so that a run can be repeated.
            progress = (turn + number / len(plan)) / options.rounds
            rate = options.rate * min(1.0, step / 200) * (1 - progress) ** 1.0
            for group in optimizer.param_groups:
                group["lr"] = rate * group["share"]
            made, target, names = batches.make(numbers, rng)
            tag, arcs, rel_dep, rel_head, name = model(*made)
            rel = model.relations(rel_dep, rel_head, target[1].clamp(min=0))
            count = made[3].sum()
            loss = sum(w * F.cross_entropy(a.flatten(0, 1), g.flatten(), ignore_index=corpus.UNKNOWN, reduction="sum")
                       for a, g, w in ((tag, target[0], 0.7), (arcs, target[1], 1.0), (rel, target[2], 0.8)))
            if options.names_only:
                loss = 0.0
            loss = (loss + 0.7 * name_loss(name, model.following(), names, made[3])) / count
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            optimizer.step()
            step += 1
            if step % 4 == 0:
                decay = min(0.99, (step + 1) / (step + 40))
                with torch.no_grad():
                    for a, p in zip(average.parameters(), model.parameters()):
                        if p.requires_grad:
                            a.lerp_(p, 1 - decay)
            loss_sum += loss.item()
            seen += int(count)
            shown += 1
            if number % 50 == 49:
                print(f"round {turn} {number + 1}/{len(plan)} loss {loss_sum / shown:.3f} "
                      f"{seen / (time.time() - started):.0f} words/s {time.time() - started:.0f}s", flush=True)
                loss_sum, shown = 0.0, 0
        used += time.time() - started
        torch.save({"model": model.state_dict(), "average": average.state_dict(),
                    "optimizer": optimizer.state_dict(), "round": turn + 1, "step": step, "used": used,
                    "tags": tags, "hashes": vocabulary.hashes}, state + ".new")
        os.replace(state + ".new", state)
        if turn % 2 == 0 and turn + 1 < options.rounds:
            continue
        for name, d in zip(DEV, dev):
            print(f"round {turn} {name}: {evaluate(average, d, tags)}", flush=True)


def load(options):
    """The averaged model of a run, its tags and its words."""
    saved = torch.load(f"{options.dir}/state.pt", weights_only=False)
    model = Student(len(saved["hashes"]), len(saved["tags"]), options.teacher)
    model.load_state_dict(saved["average"])
    return model.eval(), saved["tags"], words.Vocabulary(saved["hashes"])


def average_runs(options):
    """The mean of runs that began from the same weights: `average OUT --runs RUN...`."""
    runs = [torch.load(f"{run}/state.pt", weights_only=False) for run in options.runs]
    mean = {name: sum(run["average"][name] for run in runs) / len(runs) for name in runs[0]["average"]}
    os.makedirs(options.dir, exist_ok=True)
    torch.save({"average": mean, "tags": runs[0]["tags"], "hashes": runs[0]["hashes"]}, f"{options.dir}/state.pt")


def parse_file(options):
    torch.set_num_threads(int(os.environ.get("THREADS", "2")))
    model, tags, vocabulary = load(options)
    sentences = [s for s in corpus.read_conllu(options.input) if len(s) <= 100]
    names = {bit: name for name, bit in reversed(corpus.FEATURE_BITS.items())}
    with open(options.output + ".new", "w", encoding="utf-8") as out:
        for begin in range(0, len(sentences), 2000):
            part = sentences[begin : begin + 2000]
            batches = Batches(part, vocabulary, tags, model.reader)
            for sentence, (tag, heads, rels, labels) in zip(part, parse(model, batches, tags)):
                for i, form in enumerate(sentence.forms):
                    upos, bits = tag[i]
                    feats = "|".join(names[b] for b in range(21) if bits >> b & 1) or "_"
                    blank = "" if i + 1 == len(sentence) or sentence.spaced[i + 1] else "|SpaceAfter=No"
                    out.write(f"{i + 1}\t{form}\t_\t{corpus.UPOS[upos]}\t_\t{feats}\t{heads[i]}\t"
                              f"{corpus.RELS[rels[i]]}\t_\tNER={corpus.LABELS[labels[i]]}{blank}\n")
                out.write("\n")
            print(begin + len(part), "of", len(sentences), flush=True)
    os.replace(options.output + ".new", options.output)


def label_file(options):
    """The input with the model's names in MISC; all else stays."""
    torch.set_num_threads(int(os.environ.get("THREADS", "2")))
    model, tags, vocabulary = load(options)
    sentences = corpus.read_conllu(options.input)
    answers = parse(model, Batches(sentences, vocabulary, tags, model.reader), tags)
    labels = (corpus.LABELS[label] for answer in answers for label in answer[3])
    with corpus.open_text(options.input) as lines, open(options.output + ".new", "w", encoding="utf-8") as out:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if cells[0].isdigit():
                blank = "|SpaceAfter=No" if "SpaceAfter=No" in cells[9].split("|") else ""
                line = "\t".join(cells[:9] + [f"NER={next(labels)}{blank}"]) + "\n"
            out.write(line)
    os.replace(options.output + ".new", options.output)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("verb", choices=("train", "parse", "label", "average"))
    parser.add_argument("dir")
    parser.add_argument("input", nargs="?")
    parser.add_argument("output", nargs="?")
    parser.add_argument("--runs", nargs="*", default=[])
    parser.add_argument("--data", help="the folder of the treebanks, unpacked: train.sh makes it")
    parser.add_argument("--teacher", action="store_true", help="reads MiniLM's vectors as well, and teaches MiniLM")
    parser.add_argument("--names-only", action="store_true", help="only the scores of names learn")
    parser.add_argument("--vectors", help="what minilm.py wrote")
    parser.add_argument("--silver", nargs="*", default=[])
    parser.add_argument("--silver-share", type=float, default=1.0, help="words of silver for each of gold in a round")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", help="state.pt of a run to go on from, with a new schedule")
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--batch", type=int, default=1200)
    parser.add_argument("--rate", type=float, default=2e-3)
    options = parser.parse_args()
    {"train": train, "parse": parse_file, "label": label_file, "average": average_runs}[options.verb](options)
    sys.exit(0)
