#!/usr/bin/env python3
"""PETRARCH's unit tests through its own dictionaries: expected sources and targets, and whole events.

usage: petrarch.py [--annals build/release/annals] [--data DIR] [--shared DIR] [--misses] [--events-only]

The dictionary (actors, agents, discards) is imported with `annals data import` and laid on top with --dictionary. Expected
codes pass through the same import, so that both sides speak of sectors in the same words; a state alone is right with GOV
too, for that is what a state that acts is with us. Most states are invented (Gondor); a code that no state has would be
lost, so each stands as a real state that dictionary and tests do not name. A code of nobody ("---") is not counted, and one
that is told twice of a sentence is counted once. In the first table verbs are ours, not PETRARCH's, and half of the sentences
have no record of ours: the last columns tell the dictionary from the verbs, for they ask for all who are mentioned.

The second part runs the verbs as well, imported as an ontology that stands instead of PLOVER's frames, and counts sentences
whose events, source, target and code, are all found, and those where nothing else is, but for events of somebody without a
state, which PETRARCH does not write. Each sentence that is not right stands under one kind. --misses prints what is not found. Without the data this says so and
ends with 2.
"""
import argparse
import collections
import dataclasses
import itertools
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

ROOT = pathlib.Path(__file__).resolve().parent.parent
AREAS = {"IGO", "UNO", "EUR", "EEC", "NGO", "NGM", "ISM", "IMG", "MNC", "---"}
SIDES = (("source", "actor"), ("target", "recipient"))


def read_sentences(path):
    """(id, day, text, {(side, code)}) of each sentence."""
    for sentence in ElementTree.parse(path).iter("Sentence"):
        day = sentence.get("date")
        text = " ".join((sentence.findtext("Text") or "").split())
        codes = {(side, coding.get(side + "code")) for coding in sentence.iter("EventCoding") for side, _ in SIDES}
        yield (sentence.get("id"), f"{day[:4]}-{day[4:6]}-{day[6:8]}", text,
               {(side, code) for side, code in codes if code and code.isalpha()})


def states(data):
    return [line.split("\t")[0] for line in (data / "countries.tsv").read_text(encoding="utf-8").splitlines()
            if re.match(r"[A-Z]{3}\t", line)]


def stand_ins(actors, expected, known):
    """A real state, unused elsewhere, for every first part of a code that is neither a state nor an area."""
    codes = re.findall(r"\[\s*([A-Za-z]{3})[^\]]*\]", re.sub(r"#.*", "", actors)) + [code[:3] for code in expected]
    used = sorted({code.upper() for code in codes})
    free = (state for state in known if state not in used)
    return {code: next(free) for code in used if code not in known and code not in AREAS}


def run(command, **options):
    result = subprocess.run(command, capture_output=True, text=True, **options)
    if result.returncode not in (0, 1):
        sys.exit(result.stderr)
    return result.stdout


def mapped(annals, codes, folder):
    """Our (country, sectors) of each code, as the import makes them."""
    codes = sorted(codes)
    (folder / "codes.txt").write_text("".join(f"Code{n:04}x [{code}]\n" for n, code in enumerate(codes)))
    run([annals, "data", "import", "--actors", folder / "codes.txt", "--out", folder / "codes"])
    rows = [line.split("\t") for line in (folder / "codes/groups.tsv").read_text().splitlines() if line.startswith("Code")]
    return {codes[int(row[0][4:8])]: tuple(row[2].split()) for row in rows}


def rows_of(annals, verb, options, data, dictionary, sentences):
    """What a command that reads articles prints of the sentences; `doc` is their number."""
    lines = "".join(json.dumps({"id": str(n), "text": text, "published": day}) + "\n"
                    for n, (_, day, text, _) in enumerate(sentences))
    command = [annals, verb, "-", *options, "--dictionary", dictionary, *(["--data", data] if data else [])]
    return map(json.loads, run(command, input=lines).splitlines())


def code_of(who):
    return (who["country"] or "---", *who["sectors"])


def events_of(records):
    """{(source, target, code)} of our records; a deed of several with no other side is one of each to each."""
    found = set()
    for record in records:
        actors, recipients = ({code_of(who) for who in record[side]} for side in ("actor", "recipient"))
        pairs = itertools.permutations(actors, 2) if not recipients else itertools.product(actors or {("---",)}, recipients)
        found |= {(*pair, (record["cameo"] or "").lower()) for pair in pairs}
        found = {event for event in found if event[0] != event[1]}  # nobody does it to himself
        if not recipients and len(actors) == 1:
            found.add((*actors, ("---",), (record["cameo"] or "").lower()))
    return found


def same(ours, want):
    """A state alone is right with GOV too."""
    return ours == want or (len(want) == 1 and ours == (*want, "GOV"))


def is_same(ours, want):
    return same(ours[0], want[0]) and same(ours[1], want[1]) and ours[2] == want[2]


def kind_of(want, ours, mentioned):
    """Why a sentence is not right; the first that holds."""
    missed = [event for event in want if not any(is_same(one, event) for one in ours)]
    if not missed:
        return "an event too many"
    if any(not any(same(one, side) for one in mentioned) for event in missed for side in event[:2] if side != ("---",)):
        return "somebody is not known"
    if not ours:
        return "no event at all"
    codes = {one[2] for one in ours}
    if any(event[2] not in codes for event in missed):
        parties = any(same(one[0], event[0]) and same(one[1], event[1]) for one in ours for event in missed)
        return "another code, the parties right" if parties else "another code and other parties"
    half = any(one[2] == event[2] and (same(one[0], event[0]) or same(one[1], event[1])) for one in ours for event in missed)
    return "the code right, one party wrong or missing" if half else "the code right, both parties wrong"


def expected_events(path, instead, wanted):
    """[{(source, target, code)}] by sentence."""
    def our(code):
        if not code or not code.isalpha():
            return ("---",)
        return wanted[instead.get(code[:3], code[:3]) + code[3:]]
    for sentence in ElementTree.parse(path).iter("Sentence"):
        yield {(our(coding.get("sourcecode")), our(coding.get("targetcode")), coding.get("eventcode").lower())
               for coding in sentence.iter("EventCoding") if coding.get("eventcode")}


def measure_events(annals, data, suite, folder, misses):
    """Prints how many sentences are right with the dictionary's own verbs."""
    records = suite / "PETR.UnitTest.records.xml"
    sentences, instead, wanted = import_all(annals, data, suite, folder)
    print(run([annals, "data", "import", "--verbs", suite / "PETR.Validate.verbs.txt", "--out", folder / "verbs"]).strip())
    options = ["--format", "jsonl", "--quiet", "--ontology", folder / "verbs"]
    by_sentence, mentioned = [[] for _ in sentences], [set() for _ in sentences]
    for record in rows_of(annals, "code", options, data, folder / "petrarch", sentences):
        by_sentence[int(record["doc"])].append(record)
    for mention in rows_of(annals, "annotate", ["--layers", "entities"], data, folder / "petrarch", sentences):
        mentioned[int(mention["doc"])].add(code_of(mention))
    right = whole = strict = found = total = 0
    kinds = collections.Counter()
    for n, want in enumerate(expected_events(records, instead, wanted)):
        ours = events_of(by_sentence[n])
        hits = sum(any(is_same(one, event) for one in ours) for event in want)
        # Who has no state makes no event of PETRARCH's, and none that counts against us.
        others = [one for one in ours if ("---",) not in one[:2] and not any(is_same(one, event) for event in want)]
        extra = [one for one in others if "---" not in (one[0][0], one[1][0])]
        strict += hits == len(want) and not others
        found, total = found + hits, total + len(want)
        right += hits == len(want) and (bool(want) or not extra)
        whole += hits == len(want) and not extra
        if hits < len(want) or extra:
            kind = kind_of(want, ours, mentioned[n])
            kinds[kind] += 1
            if misses:
                print(f"{kind}: {sentences[n][0]} {sentences[n][2]}\n  want {sorted(want)}\n  ours {sorted(ours)}")
    print(f"{len(sentences)} sentences, imported verbs: all events found in {right} ({100 * right / len(sentences):.1f} %), "
          f"and no other in {whole} ({100 * whole / len(sentences):.1f} %; {strict} where those without a state count); "
          f"{found} of {total} events")
    for kind, count in kinds.most_common():
        print(f"  {count:>4}  {kind}")


def answers(annals, data, dictionary, sentences):
    """By sentence {"source": codes of the actors of our records, "target": .. recipients, "anybody": .. all mentioned}."""
    found = [{"source": set(), "target": set(), "anybody": set()} for _ in sentences]
    for record in rows_of(annals, "code", ["--format", "jsonl", "--quiet"], data, dictionary, sentences):
        for side, ours in SIDES:
            found[int(record["doc"])][side] |= {code_of(who) for who in record[ours]}
    for mention in rows_of(annals, "annotate", ["--layers", "entities"], data, dictionary, sentences):
        found[int(mention["doc"])]["anybody"].add(code_of(mention))
    return found


@dataclasses.dataclass
class Expected:
    sentence: str
    text: str
    side: str
    code: str       # as written
    want: tuple     # ours
    invented: bool  # its state
    ours: dict

    def among(self, pools, whole):
        """Whether the country, or the whole code, is in one of the pools of our codes."""
        sectors = [set(self.want[1:])] if self.want[1:] else [set(), {"GOV"}]
        return any(code[0] == self.want[0] and (not whole or set(code[1:]) in sectors)
                   for pool in pools for code in self.ours[pool])


def import_all(annals, data, suite, folder):
    """The sentences, the states that stand for invented ones, our code of each code; the dictionary lies in the folder."""
    sentences = list(read_sentences(suite / "PETR.UnitTest.records.xml"))
    texts = {part: (suite / f"PETR.Validate.{part}.txt").read_text(encoding="utf-8") for part in ("actors", "agents", "discards")}
    instead = stand_ins(texts["actors"], {code for *_, codes in sentences for _, code in codes}, states(data or ROOT / "data"))
    texts["actors"] = re.sub(r"(\[\s*)([A-Za-z]{3})", lambda m: m[1] + instead.get(m[2].upper(), m[2]), texts["actors"])
    command = [annals, "data", "import", "--out", folder / "petrarch"]
    for part, text in texts.items():
        (folder / part).write_text(text, encoding="utf-8")
        command += ["--" + part, folder / part]
    run(command)
    replaced = {code: instead.get(code[:3], code[:3]) + code[3:] for *_, codes in sentences for _, code in codes}
    return sentences, instead, mapped(annals, set(replaced.values()), folder)


def measure(annals, data, suite, folder):
    sentences, instead, wanted = import_all(annals, data, suite, folder)
    replaced = {code: instead.get(code[:3], code[:3]) + code[3:] for *_, codes in sentences for _, code in codes}
    for (name, _, text, codes), ours in zip(sentences, answers(annals, data, folder / "petrarch", sentences)):
        for side, code in sorted(codes):
            yield Expected(name, text, side, code, wanted[replaced[code]], code[:3] in instead, ours)


def show(name, rows):
    cells = []
    for pools in (lambda row: [row.side], lambda row: ["source", "target"], lambda row: ["anybody"]):
        cells += [sum(row.among(pools(row), whole) for row in rows) for whole in (False, True)]
    print(f"  {name:<16}{len(rows):>6}" + "".join(f"{100 * cell / max(len(rows), 1):>10.1f}" for cell in cells))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--annals", type=pathlib.Path, default=ROOT / "build/release/annals")
    parser.add_argument("--data", type=pathlib.Path, help="another folder of lexicons")
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--events-only", action="store_true", help="leave out the first table")
    option = parser.parse_args()
    suite = option.shared / "data/petrarch_unit_tests"
    if not suite.exists():
        print(f"no data in {option.shared}: name their folder with --shared", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        measure_events(option.annals, option.data, suite, pathlib.Path(folder), option.misses)
    if option.events_only:
        return 0
    with tempfile.TemporaryDirectory() as folder:
        rows = list(measure(option.annals, option.data, suite, pathlib.Path(folder)))
    print(f"{len(rows)} expected codes of PETRARCH's unit tests, % among ours: the country, the whole code")
    print(f"  {'':22}{'on its side':>20}{'on either side':>20}{'mentioned at all':>20}")
    for side, _ in SIDES:
        show(side, [row for row in rows if row.side == side])
    show("real states", [row for row in rows if not row.invented])
    show("invented states", [row for row in rows if row.invented])
    show("with a record", [row for row in rows if row.ours["source"] or row.ours["target"]])
    show("all", rows)
    for row in rows if option.misses else []:
        if not row.among([row.side], True):
            ours = "; ".join(f"{pool} {', '.join(' '.join(code) for code in sorted(codes))}"
                             for pool, codes in row.ours.items() if codes)
            print(f"{row.sentence} {row.side} {row.code} = {' '.join(row.want)}; ours {ours}: {row.text}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
