#!/usr/bin/env python3
"""Who the capitalised actors of the daily summaries are: country and first sector, beside the marks of bench/gold/actors.tsv.

usage: actors.py [--annals build/release/annals] [--data DIR] [--shared DIR] [--misses]

Each marked actor is answered by the mention over its head word with the largest overlap, else by the one with the largest
overlap ("part found"); none is a miss. Right is the code marked or one that can be defended beside
it: its country, its first sector, both of one code. `strict` counts the code marked alone. --misses prints what is wrong in the
open half; what is set aside is only counted. Without the data this says so and ends with 2.
"""
import argparse
import collections
import dataclasses
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools/gold"))
import common  # noqa: E402


@dataclasses.dataclass
class Actor:
    """A marked actor; offsets are code points of the item's text, codes are (country, first sector)."""
    item: str
    start: int
    end: int
    head: int
    code: tuple
    also: list
    doubtful: bool


@dataclasses.dataclass
class Answer:
    """A mention of ours: its extent, its code, why it has it."""
    start: int
    end: int
    code: tuple
    because: str


def first(code):
    """(country, first sector) of "SYR GOV MIL"; no sector is the empty one."""
    country, *sectors = code.split()
    return country, sectors[0] if sectors else ""


def rows(path):
    for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.split("\t")


def read_actors(path=common.GOLD / "actors.tsv"):
    for cells in rows(path):
        item, start, end, head, code, also, note = cells + [""] * (7 - len(cells))
        yield Actor(item, int(start), int(end), int(head), first(code), [first(c) for c in also.split(";") if c],
                    note == "doubtful")


def read_items(shared, path=common.GOLD / "actors_items.tsv"):
    """The listed items by id, each with its part; an item whose text is not the one that was marked is an error."""
    listed = {item: (part, sha) for item, part, sha in rows(path)}
    items = {row["id"]: row for row in common.shared_items(shared / "data/wikipedia_current_events") if row["id"] in listed}
    for item, (part, sha) in listed.items():
        if item not in items or common.fingerprint(items[item]["text"]) != sha:
            sys.exit(f"{item}: not in {shared}, or its text is not the one that was marked")
        items[item]["part"] = part
    return items


def answered(annals, data, items):
    """The mentions of each item, as `annals annotate` prints them."""
    lines = "".join(json.dumps({"id": key, "published": item["date"], "text": item["text"]}, ensure_ascii=False) + "\n"
                    for key, item in sorted(items.items()))
    command = [str(annals), "annotate", "-", "--layers", "entities"] + (["--data", str(data)] if data else [])
    printed = subprocess.run(command, input=lines, stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout
    answers = collections.defaultdict(list)
    for row in map(json.loads, printed.splitlines()):
        answers[row["doc"]].append(Answer(row["start"], row["end"], (row["country"] or "---", (row["sectors"] or [""])[0]),
                                          row["because"] or "no reason"))
    return answers


def overlap(actor, answer):
    """Shared code points as a share of both together."""
    shared = min(actor.end, answer.end) - max(actor.start, answer.start)
    return max(shared, 0) / (max(actor.end, answer.end) - min(actor.start, answer.start))


def find(actor, answers):
    """(how it was found, the mention that answers for the actor)."""
    near = [answer for answer in answers if overlap(actor, answer) > 0]
    over = [answer for answer in near if answer.start <= actor.head < answer.end]
    for how, found in (("head", over), ("part", near)):
        if found:
            return how, max(found, key=lambda answer: (overlap(actor, answer), -answer.start))
    return "none", None


@dataclasses.dataclass
class Judgement:
    actor: Actor
    answer: Answer
    found: str

    def right(self, field, strict=False):
        if self.answer is None:
            return False
        accepted = [self.actor.code] + ([] if strict else self.actor.also)
        pick = {"country": lambda code: code[0], "first sector": lambda code: code[1], "both": lambda code: code}[field]
        return pick(self.answer.code) in map(pick, accepted)


def judge(actors, answers):
    return [Judgement(actor, answer, how) for actor in actors for how, answer in [find(actor, answers[actor.item])]]


def percent(part, whole):
    return 100 * part / whole if whole else 0.0


def show(name, judged):
    cells = [percent(sum(j.right(field) for j in judged), len(judged)) for field in ("country", "first sector", "both")]
    cells.append(percent(sum(j.right("both", strict=True) for j in judged), len(judged)))
    found = collections.Counter(j.found for j in judged)
    print(f"  {name:6}{len(judged):8}" + "".join(f"{cell:14.1f}" for cell in cells) +
          f"{found['part']:13}{found['none']:10}")


def code_words(code):
    return " ".join(code).strip()


def show_misses(judged, items):
    for j in judged:
        if j.right("both"):
            continue
        actor, answer, text = j.actor, j.answer, items[j.actor.item]["text"]
        wrong = "not found" if answer is None else "country" if not j.right("country") else \
            "first sector" if not j.right("first sector") else "pair"
        ours = f'{code_words(answer.code)} "{text[answer.start:answer.end]}" <- {answer.because}' if answer else "-"
        also = "".join(f", {code_words(code)}" for code in actor.also)
        print(f'{actor.item} {wrong}: "{text[actor.start:actor.end]}" {code_words(actor.code)}{also}; ours {ours}')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--annals", type=pathlib.Path, default=ROOT / "build/release/annals")
    parser.add_argument("--data", type=pathlib.Path, help="another folder of lexicons")
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--misses", action="store_true")
    option = parser.parse_args()
    if not (option.shared / "data/wikipedia_current_events").exists():
        print(f"no data in {option.shared}: name their folder with --shared", file=sys.stderr)
        return 2
    items = read_items(option.shared)
    judged = judge(read_actors(), answered(option.annals, option.data, items))
    parts = {part: [j for j in judged if items[j.actor.item]["part"] == part] for part in ("open", "aside")}
    print(f"capitalised actors of {len(items)} daily summaries, % right")
    print(f"  {'':6}{'actors':>8}{'country':>14}{'first sector':>14}{'both':>14}{'both, strict':>14}{'part found':>13}{'none':>10}")
    for name, some in (("all", judged), *parts.items()):
        show(name, some)
    if option.misses:
        show_misses(parts["open"], items)
    return 0


if __name__ == "__main__":
    sys.exit(main())
