"""Makes the file that ships: `python export.py RUN OUT.safetensors CALIBRATION.conllu`.

Weights become integers of 16 bits, rows of tables of 8; the inputs of each product get the finest step at which what
the calibration text shows, and half as much again, still fits. src/syntax/kernels.h has the arithmetic."""
import json
import sys

import numpy as np
import torch
import xxhash

import corpus
import student

LARGEST, BLOCK = 4095.0, 16
FORMAT = "annals-syntax-2"
TYPES = {"uint64": "U64", "uint32": "U32", "float32": "F32", "int16": "I16", "int8": "I8"}


def linear(out, name, layer, step):
    """`step` is the worth of one unit of the input."""
    weight = layer.weight.detach().numpy().astype(np.float64)
    outputs, inputs = weight.shape
    room = (2**31 - 1) // int(LARGEST) - inputs
    scale = np.maximum(np.abs(weight).max(1) / 32000, np.abs(weight).sum(1) / room)
    scale = np.maximum(scale, 1e-12)
    padded = (outputs + BLOCK - 1) // BLOCK * BLOCK
    whole = np.zeros((padded, inputs), np.int16)
    whole[:outputs] = np.rint(weight / scale[:, None])
    out[name + ".weight"] = np.ascontiguousarray(
        whole.reshape(padded // BLOCK, BLOCK, inputs // 2, 2).transpose(0, 2, 1, 3))
    out[name + ".scale"] = np.zeros(padded, np.float32)
    out[name + ".scale"][:outputs] = scale * step
    out[name + ".bias"] = np.zeros(padded, np.float32)
    if layer.bias is not None:
        out[name + ".bias"][:outputs] = layer.bias.detach().numpy()


def norm(out, name, layer, step):
    out[name + ".weight"] = (layer.weight.detach().double() / step).float().numpy()
    out[name + ".bias"] = (layer.bias.detach().double() / step).float().numpy()


def table(out, name, rows):
    scale = np.maximum(np.abs(rows).max(1), 1e-9) / 127
    out[name + ".rows"] = np.rint(rows / scale[:, None]).astype(np.int8)
    out[name + ".scale"] = scale.astype(np.float32)


class Watch:
    """The largest input of each part on the calibration text."""

    def __init__(self):
        self.largest = {}

    def __call__(self, name):
        def hook(module, inputs, *_):
            found = float(inputs[0].detach().abs().max())
            self.largest[name] = max(self.largest.get(name, 0.0), found)
        return hook

    def step(self, name):
        return 2.0 ** np.ceil(np.log2(self.largest[name] * 1.5 / LARGEST))


@torch.no_grad()
def calibrate(model, tags, vocabulary, path):
    watch = Watch()
    for name, part in [("conv", model.conv), ("arc", model.arc), ("rel", model.rel), ("heads", model.heads)]:
        part.register_forward_pre_hook(watch(name))
    for i, layer in enumerate(model.layers):
        layer.linear.register_forward_pre_hook(watch(f"layers.{i}"))
    model.arc.register_forward_hook(lambda m, x, y: watch("scored")(m, [y]))
    batches = student.Batches(corpus.read_conllu(path)[:600], vocabulary, tags)
    student.parse(model, batches, tags)
    return watch


def main(run, target, calibration):
    class Options:
        dir, teacher = run, False
    torch.set_num_threads(2)
    model, tags, vocabulary = student.load(Options)
    watch = calibrate(model, tags, vocabulary, calibration)
    out = {}
    known = (model.fixed @ model.turn.weight.t() + model.words.weight).detach().numpy()[1:]
    order = np.argsort(np.array(vocabulary.hashes, np.uint64), kind="stable")
    out["words.hashes"] = np.array(vocabulary.hashes, np.uint64)[order]
    table(out, "words", known[order])
    table(out, "pieces", model.pieces.weight.detach().numpy())
    out["tags"] = np.array(tags, np.uint32)
    out["layers"] = np.zeros((len(model.layers), 1), np.int8)
    norm(out, "norm", model.norm, watch.step("conv"))
    linear(out, "conv", model.conv, watch.step("conv"))
    for i, layer in enumerate(model.layers):
        step = watch.step(f"layers.{i}")
        norm(out, f"layers.{i}.norm", layer.norm, step)
        linear(out, f"layers.{i}.linear", layer.linear, step)
    step = watch.step("heads")
    norm(out, "last", model.last, step)
    linear(out, "heads", model.heads, step)
    linear(out, "tag", model.tag, step)
    linear(out, "name", model.name, step)
    out["follow"] = np.ascontiguousarray(model.following().detach().numpy().T)
    arc, scored, rel = watch.step("arc"), watch.step("scored"), watch.step("rel")
    linear(out, "arc", model.arc, arc)
    linear(out, "rel", model.rel, rel)
    out["root"] = torch.relu(model.root).detach().numpy()
    out["near"] = model.near.detach().numpy()
    out["rel_near"] = model.rel_near.detach().numpy()
    out["factors"] = np.array([1 / arc, 1 / scored, 1 / arc, 1 / rel, scored * arc / 8], np.float32)
    write(target, out)
    print({name: round(value, 2) for name, value in watch.largest.items()})


def write(target, tensors):
    """With the widest numbers first, so that each begins at a multiple of its size, and with a checksum."""
    order = sorted(tensors, key=lambda n: (-tensors[n].itemsize, n))
    numbers = b"".join(np.ascontiguousarray(tensors[n]).tobytes() for n in order)
    header = {"__metadata__": {
        "format": FORMAT, "checksum": "%016x" % xxhash.xxh3_64_intdigest(numbers),
        "licence": "CC-BY-SA-4.0; see models/README.md and models/CREDITS"}}
    at = 0
    for name in order:
        tensor = tensors[name]
        header[name] = {"dtype": TYPES[tensor.dtype.name], "shape": list(tensor.shape),
                        "data_offsets": [at, at + tensor.nbytes]}
        at += tensor.nbytes
    text = json.dumps(header).encode()
    text += b" " * (-(len(text) + 8) % 64)
    with open(target, "wb") as file:
        file.write(len(text).to_bytes(8, "little") + text + numbers)
    print(target, 8 + len(text) + len(numbers), "bytes")


if __name__ == "__main__":
    main(*sys.argv[1:4])
