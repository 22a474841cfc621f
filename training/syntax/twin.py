"""The network of src/syntax/network.cc in NumPy, short and slow, bit for bit.

  python twin.py WEIGHTS.safetensors IN.conllu OUT.conllu   tags and parses the words of IN

OUT is CoNLL-U with UPOS, the kept features, heads, relations and names; lemmas are not the network's."""
import sys

import numpy as np
from safetensors.numpy import load_file

import corpus
import words
from tree import best_tree

f32 = np.float32
LARGEST = f32(4095)


def unpacked(packed):
    """The rows and columns of a product's weights as export.py packs them, padding included."""
    blocks, pairs, block, _ = packed.shape
    return packed.transpose(0, 2, 1, 3).reshape(blocks * block, 2 * pairs)


class Twin:
    def __init__(self, path):
        self.w = load_file(path)
        self.row = {int(h): i for i, h in enumerate(self.w["words.hashes"])}
        self.layers = len(self.w["layers"])

    def linear(self, x, name):
        weight = unpacked(self.w[name + ".weight"]).astype(np.int64)
        sums = x.astype(np.int64) @ weight.T
        assert np.abs(sums).max(initial=0) < 2**31
        return sums.astype(f32) * self.w[name + ".scale"] + self.w[name + ".bias"]

    def normalize(self, x, name):
        n, size = x.shape
        share = f32(1) / f32(size)

        def total(v):
            lanes = np.zeros((n, 16), f32)
            for part in v.reshape(n, size // 16, 16).transpose(1, 0, 2):
                lanes = lanes + part
            while lanes.shape[1] > 1:
                half = lanes.shape[1] // 2
                lanes = lanes[:, :half] + lanes[:, half:]
            return lanes
        off = x - total(x) * share
        inverse = f32(1) / np.sqrt(total(off * off) * share + f32(1e-5))
        return (off * inverse) * self.w[name + ".weight"] + self.w[name + ".bias"]

    def embed(self, forms, spaced):
        casing, out = words.casing_of(forms), []
        for form, blank in zip(forms, spaced):
            h, ids = words.rows_of(form, casing, blank)
            e = np.zeros(128, f32)
            if h in self.row:
                e = self.w["words.rows"][self.row[h]].astype(f32) * self.w["words.scale"][self.row[h]]
            for i in ids:
                e = e + self.w["pieces.rows"][i].astype(f32) * self.w["pieces.scale"][i]
            out.append(e)
        return np.array(out)

    def recur(self, u):
        n, w = len(u), u.shape[1] // 3
        squash = lambda v: v / np.sqrt(f32(1) + v * v)
        gate = lambda v: f32(0.5) + f32(0.5) * squash(v)
        z, f, r = u[:, :w], u[:, w : 2 * w], u[:, 2 * w :]
        out = np.zeros((n, w), f32)
        for half, order in ((slice(0, w // 2), range(n)), (slice(w // 2, w), reversed(range(n)))):
            c = np.zeros(w // 2, f32)
            for t in order:
                keep = gate(f[t, half])
                c = keep * c + (f32(1) - keep) * z[t, half]
                out[t, half] = gate(r[t, half]) * squash(c)
        return out

    def annotate(self, forms, spaced):
        """(tags, heads from 1 with 0 the root, relations, labels of names)."""
        n = len(forms)
        q = round_(self.normalize(self.embed(forms, spaced), "norm"), f32(1))
        zero = np.zeros((1, q.shape[1]), q.dtype)
        q = np.concatenate([zero, q, zero])
        x = positive(self.linear(np.concatenate([q[:-2], q[1:-1], q[2:]], 1), "conv"))
        for i in range(self.layers):
            u = self.linear(round_(self.normalize(x, f"layers.{i}.norm"), f32(1)), f"layers.{i}.linear")
            x = x + self.recur(u)
        q = round_(self.normalize(x, "last"), f32(1))
        factors, root = self.w["factors"], self.w["root"]
        tags = self.linear(q, "tag")[:, : len(self.w["tags"])].argmax(1)
        labels = corpus.best_labels(self.linear(q, "name")[:, : len(corpus.LABELS)], self.w["follow"].T)
        parts = positive(self.linear(q, "heads"))
        arc_word, arc_head, rel_word, rel_head = np.split(parts, 4, 1)
        arc_head = round_(np.concatenate([root[None, :128], arc_head]), factors[2])
        scored = round_(self.linear(round_(arc_word, factors[0]), "arc"), factors[1])
        bucket = np.array([[0 if h == 0 or h == d else distance_bucket(h - d) for h in range(n + 1)]
                           for d in range(1, n + 1)])
        arcs = (scored @ arc_head.T).astype(f32) * factors[4] + self.w["near"][bucket]
        square = np.full((n + 1, n + 1), -1e9)
        square[1:] = arcs
        heads = best_tree(square)[1:]
        of_head = np.concatenate([root[None, 128:], rel_head])[heads]
        near = self.w["rel_near"][bucket[np.arange(n), heads]]
        rel = self.linear(round_(positive((rel_word + of_head) + near), factors[3]), "rel")
        rels = np.where(heads == 0, 0, 1 + rel[:, 1 : len(corpus.RELS)].argmax(1))
        return [tuple(int(v) for v in self.w["tags"][t]) for t in tags], heads.tolist(), rels.tolist(), labels


def round_(x, factor):
    return np.rint(np.clip(x * factor, -LARGEST, LARGEST)).astype(np.int64)


def positive(x):
    return np.where(x > 0, x, f32(0))


def distance_bucket(d):
    size = abs(d)
    step = size if size <= 4 else 5 + sum(size > limit for limit in (6, 9, 14, 24))
    return step + (10 if d > 0 else 0)


def main(weights, source, target):
    twin = Twin(weights)
    names = {bit: name for name, bit in reversed(corpus.FEATURE_BITS.items())}
    score = corpus.Score()
    with open(target, "w", encoding="utf-8") as out:
        for sentence in corpus.read_conllu(source):
            answer = twin.annotate(sentence.forms, sentence.spaced)
            score.add(sentence, *answer[:3])
            for i, (form, (upos, bits), head, rel, label) in enumerate(zip(sentence.forms, *answer)):
                feats = "|".join(names[b] for b in range(21) if bits >> b & 1) or "_"
                blank = "" if i + 1 == len(sentence) or sentence.spaced[i + 1] else "|SpaceAfter=No"
                out.write(f"{i + 1}\t{form}\t_\t{corpus.UPOS[upos]}\t_\t{feats}\t{head}\t{corpus.RELS[rel]}\t_\t"
                          f"NER={corpus.LABELS[label]}{blank}\n")
            out.write("\n")
    print(score)


if __name__ == "__main__":
    main(*sys.argv[1:4])
