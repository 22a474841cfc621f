#!/usr/bin/env python3
"""Scores numbers of people killed and injured against MUC-3/4.

    tools/score_casualties.py [--tool build/release/annals] [--rows ROWS.jsonl] [--all | --near] [--misses N]

Runs `annals annotate --layers quantities` over the reports of muc34/dev-docs.jsonl.gz beside the checkout (../shared/data, or
--gold DIRECTORY), or takes its rows from --rows (- for standard input); the gold is dev-casualties.jsonl.gz there.

The rule. A gold number fill counts as right when the same report yields its role with the same min and max; predicted
fills that match none are false. In detail:
- "12" is [12, 12], "12-" [12, -] and, as MUC writes it for "more than 12" too, [13, -]; "-12" [-, 12], "~12" [12, 12].
- DEATH is killed, INJURY injured. Fills with any other effect, or with none, have no role and are left out. A fill with both counts
  dead and wounded together, for which the codebook has no role: optional, and right with either.
- Each fill of a report counts once by role, min and max, on both sides: MUC gives a fill to each target, and reports repeat.
- The "1" of a target that has a name, or that the report nowhere writes with a, an, another, one or 1 ("HIS DRIVER WAS KILLED"), is no
  number of the text, nor is PLURAL: such fills are optional, as MUC's own optional ones; they are no miss when absent and not false when present. PLURAL allows any vague number (least
  below most, or one end open). A number that is the sum of what a template gives one by one ("two judges", then their names) is not
  false either. --named counts single targets without a number like the rest.
- A part of another number (`part_of`, "six priests, five of them Spaniards") may be right and is never false: MUC fills some.
- Predicted rows of other roles, zeros, and sums of lists (MUC fills each member) are left out, as are rows whose `of` is
  a guerrilla, terrorist or the like: MUC's targets are never those it takes for perpetrators.
- By default the reports are those with an incident: in the others MUC leaves out the dead of battles and of past years on
  principle, and a number there is neither right nor false. --all takes all 1,300 and calls them false. --near calls a number
  false only in a sentence that names one of the report's targets: nearer to what the text says, for even reports with an
  incident tell of battles and other years.
"""

import argparse
import collections
import gzip
import json
import pathlib
import re
import subprocess
import sys
import tempfile

DOERS = ("guerrilla", "guerilla", "rebel", "terrorist", "extremist", "subversive", "insurgent", "assailant", "attacker",
         "gunman", "gunmen", "hitman", "hitmen", "militant", "fighter", "criminal", "bandit")
ROLES = ("killed", "injured")
ROOT = pathlib.Path(__file__).resolve().parent.parent
GOLD = ROOT.parent / "shared" / "data" / "muc34"


def bounds(fill):
    """[min, max] of a number fill; None for PLURAL and what is no number."""
    fill = fill.strip()
    if fill.startswith("~"):
        fill = fill[1:]
    try:
        if fill.endswith("-"):
            return (int(fill[:-1]), None)
        if fill.startswith("-"):
            return (None, int(fill[1:]))
        if "-" in fill:
            low, high = fill.split("-")
            return (int(low), int(high))
        return (int(fill), int(fill))
    except ValueError:
        return None


def roles_of(effects):
    roles = set()
    if "DEATH" in effects:
        roles.add("killed")
    if "INJURY" in effects:
        roles.add("injured")
    return frozenset(roles)


def read_lines(path):
    opener = gzip.open if str(path).endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def named_targets(gold):
    """The hum-tgt-name values of each report."""
    names = collections.defaultdict(set)
    for report in read_lines(gold / "dev-keys.jsonl.gz"):
        for template in report["templates"]:
            for fill in template.get("hum-tgt-name", []):
                names[report["doc_id"]].update(alt["value"] for alt in fill["alts"])
    return names


def is_written(target, text):
    """Whether a single target stands somewhere with a word that says one."""
    words = r"\s+".join(re.escape(word) for word in target.split())
    return re.search(r"\b(A|AN|ANOTHER|ONE|1)\s+(\S+\s+){0,4}?" + words, text) is not None


def read_gold(gold, count_named):
    """doc -> {(roles, alternatives): is it required}; doc -> roles with a PLURAL; reports; targets."""
    names = named_targets(gold)
    texts = {doc["doc_id"]: doc["text"] for doc in read_lines(gold / "dev-docs.jsonl.gz")}
    fills, plurals = collections.defaultdict(dict), collections.defaultdict(set)
    reports, targets = set(), collections.defaultdict(set)
    for template in read_lines(gold / "dev-casualties.jsonl.gz"):
        doc = template["doc_id"]
        singles = collections.Counter()
        for victim in template["victims"]:
            targets[doc].update(victim["target"])
            roles = roles_of(victim["effect"])
            if not roles:
                continue
            values = frozenset(b for b in map(bounds, victim["number"]) if b)
            values |= {(low + 1, None) for low, high in values if high is None}
            for role in roles:
                singles[role] += max((low for low, high in values if low == high), default=0)
            if not values:
                plurals[doc].update(roles)
                continue
            named = any(target in names[doc] for target in victim["target"])
            if (1, 1) in values and not any(is_written(t, texts[doc]) for t in victim["target"]):
                named = True
            required = not victim["optional"] and (count_named or not named) and len(roles) == 1
            key = (roles, values)
            fills[doc][key] = fills[doc].get(key, False) or required
        for role, total in singles.items():
            fills[doc].setdefault((frozenset([role]), frozenset([(total, total)])), False)
    for report in read_lines(gold / "dev-keys.jsonl.gz"):
        if report["templates"]:
            reports.add(report["doc_id"])
    return fills, plurals, reports, targets


def run_tool(tool, docs):
    """Rows of `annals annotate --layers quantities` over the reports."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as reports:
        for doc in docs:
            report = {"id": doc["doc_id"], "text": doc["text"]}
            if doc["dct"]:
                report["published"] = doc["dct"]
            reports.write(json.dumps(report) + "\n")
        reports.flush()
        out = subprocess.run([str(tool), "annotate", reports.name, "--layers", "quantities"],
                             capture_output=True, text=True, check=True).stdout
    return out.splitlines()


def sentence_around(text, begin, end):
    """From the full stop or empty line before to the full stop after; offsets are code points."""
    first = max(text.rfind(". ", 0, begin), text.rfind("\n\n", 0, begin)) + 1
    last = text.find(". ", end)
    return text[first:] if last < 0 else text[first:last]


def read_rows(lines, docs):
    """doc -> its quantities, from rows of the quantities layer."""
    texts = {doc["doc_id"]: doc["text"] for doc in docs}
    out = {doc: [] for doc in texts}
    for line in lines:
        row = json.loads(line)
        if row.get("layer", "quantities") != "quantities":
            continue
        out[row["doc"]].append({
            "role": row["role"], "min": row["min"], "max": row["max"], "text": row["text"], "because": row["because"],
            "of": (row["of"] or "").lower(), "part": row["part_of"] is not None,
            "sum": row["because"].startswith("sum of a list"),
            "sentence": sentence_around(texts[row["doc"]], row["start"], row["end"])})
    return out


def predicted_of(quantities):
    out = {}
    for row in quantities:
        doer = row["of"].rstrip("s") in DOERS
        left_out = row["sum"] or row["max"] == 0 or doer
        if row["role"] not in ROLES or left_out:
            continue
        key = (row["role"], row["min"], row["max"])
        if key not in out or out[key]["part"]:
            out[key] = row
    return out


def is_vague(low, high):
    return low is None or high is None or low < high


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--tool", type=pathlib.Path, default=ROOT / "build/release/annals")
    parser.add_argument("--rows", default="", help="rows of annals annotate instead of running it; - for standard input")
    parser.add_argument("--gold", type=pathlib.Path, default=GOLD)
    parser.add_argument("--all", action="store_true", help="reports without an incident as well")
    parser.add_argument("--near", action="store_true", help="false only beside a target's words")
    parser.add_argument("--named", action="store_true", help="single targets without a number are required")
    parser.add_argument("--misses", type=int, default=0, help="print so many misses and false rows")
    options = parser.parse_args()
    if not (options.gold / "dev-casualties.jsonl.gz").exists():
        sys.exit(f"no MUC data in {options.gold}: say --gold DIRECTORY")

    fills, plurals, reports, targets = read_gold(options.gold, options.named)
    right, missed, false = collections.Counter(), collections.Counter(), collections.Counter()
    left = options.misses
    docs = list(read_lines(options.gold / "dev-docs.jsonl.gz"))
    if options.rows:
        lines = sys.stdin if options.rows == "-" else pathlib.Path(options.rows).read_text(encoding="utf-8").splitlines()
    else:
        lines = run_tool(options.tool, docs)
    for doc, quantities in read_rows(lines, docs).items():
        if not options.all and doc not in reports:
            continue
        predicted = predicted_of(quantities)
        used = set()
        for (roles, values), required in fills[doc].items():
            hits = [key for key in predicted if key[0] in roles and key[1:] in values]
            used.update(hits)
            role = min(roles)
            if required:
                (right if hits else missed)[role] += 1
                if not hits and left > 0:
                    left -= 1
                    print("MISS", doc, sorted(roles), sorted(values, key=str))
        for key, row in predicted.items():
            if key in used or row["part"] or (key[0] in plurals[doc] and is_vague(*key[1:])):
                continue
            sentence = " ".join(row["sentence"].split())
            if options.near and not any(target in sentence for target in targets[doc]):
                continue
            false[key[0]] += 1
            if left > 0:
                left -= 1
                print("FALSE", doc, key, row["text"], "|", row["because"], "|",
                      sentence)
    for role in (*ROLES, "all"):
        r, m, f = ((c[role] if role != "all" else sum(c.values())) for c in (right, missed, false))
        recall, precision = r / max(1, r + m), r / max(1, r + f)
        score = 2 * recall * precision / max(1e-9, recall + precision)
        print(f"{role:9} right {r:4} missed {m:4} false {f:4}   "
              f"P {100 * precision:5.1f}  R {100 * recall:5.1f}  F {100 * score:5.1f}")


if __name__ == "__main__":
    main()
