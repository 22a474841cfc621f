"""Makes a run of student.py out of the file that ships: `python go_on.py WEIGHTS.safetensors DATA OUT`.

Writes OUT/state.pt, to be given as --start, and OUT/static.npz, to be given as --vectors: the known words with vectors of
nothing, for what MiniLM gave the rows of words is in the rows already. DATA is the folder that train.sh makes, whose corpora say
in which order tags stand. Weights come back as their integers times their steps; the step of an input, which the file does
not keep, is the power of two that makes the weights of the norm before it one in the mean."""
import os
import sys

import numpy as np
import torch
from safetensors.numpy import load_file

import student
import twin


class Stored:
    """The tensors of the file, in the units of the network."""

    def __init__(self, path):
        self.of = load_file(path)

    def rows(self, name):
        return torch.from_numpy(self.of[name + ".rows"].astype(np.float32) * self.of[name + ".scale"][:, None])

    def linear(self, layer, name, step):
        outputs, inputs = layer.weight.shape
        whole = twin.unpacked(self.of[name + ".weight"])[:outputs, :inputs]
        scale = self.of[name + ".scale"][:outputs] / step
        layer.weight.data.copy_(torch.from_numpy((whole * scale[:, None]).astype(np.float32)))
        if layer.bias is not None:
            layer.bias.data.copy_(torch.from_numpy(self.of[name + ".bias"][:outputs].copy()))

    def norm(self, layer, name):
        """Returns the step of what comes out."""
        step = 2.0 ** -np.round(np.log2(np.abs(self.of[name + ".weight"]).mean()))
        layer.weight.data.copy_(torch.from_numpy((self.of[name + ".weight"] * step).astype(np.float32)))
        layer.bias.data.copy_(torch.from_numpy((self.of[name + ".bias"] * step).astype(np.float32)))
        return step

    def plain(self, parameter, name):
        parameter.data.copy_(torch.from_numpy(self.of[name].copy()))


def tag_rows(stored, tags):
    """Where the rows of the corpora's tags stand in the file."""
    place = {tuple(int(v) for v in tag): i for i, tag in enumerate(stored.of["tags"])}
    missing = [tag for tag in tags if tag not in place]
    if missing or len(tags) != len(place):
        sys.exit(f"the corpora have {len(tags)} tags, the file {len(place)}; not in the file: {missing[:5]}")
    return torch.tensor([place[tag] for tag in tags])


@torch.no_grad()
def network(stored, tags):
    known = stored.of["words.hashes"]
    model = student.Student(len(known), len(tags))
    model.words.weight[1:] = stored.rows("words")
    model.pieces.weight.copy_(stored.rows("pieces"))
    stored.linear(model.conv, "conv", stored.norm(model.norm, "norm"))
    for i, layer in enumerate(model.layers):
        stored.linear(layer.linear, f"layers.{i}.linear", stored.norm(layer.norm, f"layers.{i}.norm"))
    step = stored.norm(model.last, "last")
    for layer, name in ((model.heads, "heads"), (model.tag, "tag"), (model.name, "name")):
        stored.linear(layer, name, step)
    picked = tag_rows(stored, tags)
    model.tag.weight.copy_(model.tag.weight[picked])
    model.tag.bias.copy_(model.tag.bias[picked])
    model.follow.copy_(torch.from_numpy(stored.of["follow"].T.copy()).masked_fill(model.never < 0, 0))
    factors = stored.of["factors"]
    stored.linear(model.arc, "arc", 1 / factors[0])
    stored.linear(model.rel, "rel", 1 / factors[3])
    for parameter, name in ((model.root, "root"), (model.near, "near"), (model.rel_near, "rel_near")):
        stored.plain(parameter, name)
    return model, known


def main(weights, data, out):
    _, tags = student.read_gold(data)
    model, known = network(Stored(weights), tags)
    os.makedirs(out, exist_ok=True)
    torch.save({"average": model.state_dict(), "tags": tags, "hashes": [int(h) for h in known]}, f"{out}/state.pt")
    np.savez(f"{out}/static.npz", hashes=known, vectors=np.zeros((len(known), student.EMBEDDED), np.float32))
    print(len(known), "known words,", len(tags), "tags in", out)


if __name__ == "__main__":
    main(*sys.argv[1:4])
