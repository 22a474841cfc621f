#!/usr/bin/env python3
"""Scores the times of `annals annotate --layers dates` against GUM and MEANTIME.

  tools/when_eval.py texts gum | meantime            prints the articles to annotate, as JSON Lines
  tools/when_eval.py score gum | meantime TIMES [--misses]

TIMES is what the command prints (docs/reference/annotate.md). The gold lies in ../shared/data; its scorer, score.py,
does the counting (overlapping spans, one to one).

The corpora mark times by rules of their own, and what follows bends ours to theirs, never the gold to ours:
- Prepositions are taken off ("on Tuesday" -> "Tuesday"); a range is parted into its two ends.
- GUM (news of the training part, and the development part): points have `when`, stretches `from` and `to`; dates that the
  corpus leaves without either are not scored, and what we find there counts neither way. Sets, vague words, bare durations,
  "two hours later" and whatever we could not resolve are not GUM's dates. Parts of the day keep the day.
- MEANTIME (development topics): time expressions are annotated in the first six sentences only. "From 2009 to 2011" is a
  duration beside its two years. One document writes its date as 03-02-2009.

Where we do not follow them, and lose by it:
- Slips: GUM's vlog of October 2019 has 2020 (8 dates), its election of 2016 has 2010, a Wednesday is a Tuesday, "February 1860"
  is its first day; MEANTIME has a Wednesday that was a Thursday, and "2012" as 2010.
- GUM leaves many a "today", "this week" and "last night" of speeches, guides and vlogs unmarked (most of 35 found in vain), and
  dates "the opening night", "day five", "good morning", a week from Sunday, and seasons of no year.
- MEANTIME marks "recent", "current", "short-term", "in recent history" and "later", which say no time; now and then it leaves
  "currently" and "annual" unmarked; it has "16:15 UTC, June 1st" as two.
"""
import collections
import gzip
import json
import pathlib
import re
import subprocess
import sys
import tempfile

DATA = pathlib.Path(__file__).resolve().parent.parent.parent / "shared" / "data"
PREPOSITION = re.compile(
    r"^(?:(?:since|until|till|by|before|after|in|on|at|during|for|over|within|through|throughout|from|between|around"
    r"|about|circa|c\.|as of|almost|nearly|just|roughly|approximately|more than|less than|some)\s+)+", re.I)
CONNECTION = re.compile(r"\s*(?:\bto\b|\bthrough\b|\buntil\b|\band\b|[-–—])\s*")


def read_lines(path):
    with (gzip.open(path, "rt") if str(path).endswith(".gz") else open(path)) as lines:
        return [json.loads(line) for line in lines if line.strip()]


def documents(corpus):
    if corpus == "gum":
        train = read_lines(DATA / "gum" / "gum-train.docs.jsonl.gz")
        return [d for d in train if d["genre"] == "news"] + read_lines(DATA / "gum" / "gum-dev.docs.jsonl.gz")
    return read_lines(DATA / "meantime" / "meantime-dev.jsonl.gz")


def published(doc):
    return re.sub(r"^(\d\d)-(\d\d)-(\d{4})$", r"\3-\2-\1", doc.get("dct") or "")


def without_preposition(time):
    found = PREPOSITION.match(time["text"])
    if not found or found.end() == len(time["text"]):
        return time
    start, end = time["span"]
    return dict(time, span=[start + found.end(), end], text=time["text"][found.end():])


def ends(time):
    """The two ends of a range, or the time itself."""
    found = CONNECTION.search(time["text"]) if "/" in time["value"] and time["kind"] != "duration" else None
    if not found:
        return [time]
    start, end = time["span"]
    first, second = time["value"].split("/", 1)
    return [dict(time, span=[start, start + found.start()], text=time["text"][:found.start()], value=first),
            dict(time, span=[start + found.end(), end], text=time["text"][found.end():], value=second)]


def row(time, **more):
    return dict(start=time["span"][0], end=time["span"][1], text=time["text"], value=time["value"], **more)


def gum_value(time, whole):
    value = re.sub(r"T(?:MO|AF|EV|NI)$", "", time["value"])
    value = re.sub(r"T(\d\d:\d\d)Z?$", r"T\1:00", value)
    if re.fullmatch(r"\d{3}", time["value"]):  # "the late 1980s" is the decade
        return f"{value}0-01-01/{value}9-12-31"
    if whole and re.search(r"end of|year.end", time["text"]):
        return whole.split("/")[1]
    point = re.fullmatch(r"-?\d{4}(-\d\d(-\d\d(T.*)?)?)?", value)
    return value if point or not whole else whole


def gum_system(times):
    out = []
    for time in map(without_preposition, times):
        whole = f'{time["start"]}/{time["end"]}' if time.get("start") else None
        bare = time["kind"] == "duration" and not whole
        if time["kind"] == "set" or bare or time["value"].endswith("_REF") or time["value"].startswith("XXXX"):
            continue
        if re.search(r"(?:hours?|minutes?|seconds?) (?:later|earlier|after|before)$", time["text"]):
            continue
        out += [dict(row(part), value=gum_value(part, whole)) for part in ends(time)]
    return out


def gum_gold(doc):
    out = []
    for date in doc["dates"]:
        stretch = f'{date["from"]}/{date["to"]}' if "from" in date and "to" in date else None
        out.append(dict(start=date["start"], end=date["end"], text=date["text"], value=date.get("when", stretch)))
    return out


def meantime_system(times):
    out = []
    for time in times:
        years = re.fullmatch(r"(\d{4})/(\d{4})", time["value"])
        if years and re.match(r"(?:from|between) ", time["text"], re.I):
            length = int(years[2]) - int(years[1])
            out.append(row(dict(time, value=f"P{length}Y"), type="DURATION", tag="TIMEX3"))
        out += [row(part, type=time["kind"].upper(), tag="TIMEX3") for part in ends(without_preposition(time))]
    return out


def meantime_gold(doc):
    return [dict(start=m["start"], end=m["end"], text=m["text"], type=m.get("type"), value=m.get("value"), tag="TIMEX3")
            for m in doc["markables"] if m["tag"] == "TIMEX3"]


def overlap(a, b):
    return min(a["end"], b["end"]) > max(a["start"], b["start"])


def print_misses(doc, gold, system):
    for g in gold:
        if not any(overlap(g, s) and g["value"] == s["value"] for s in system):
            found = [(s["text"], s["value"]) for s in system if overlap(g, s)]
            print(doc["doc_id"], "wanted", g["text"], g["value"], "found", found or "nothing")
    for s in system:
        if not any(overlap(g, s) for g in gold):
            print(doc["doc_id"], "not wanted", s["text"], s["value"])


def score(corpus, path, misses):
    found = collections.defaultdict(list)
    for r in read_lines(path):
        found[r["doc"]].append(dict(span=[r["start"], r["end"]], text=r["text"], kind=r["kind"], value=r["value"] or "",
                                    start=r["first"], end=r["last"]))
    field = "dates" if corpus == "gum" else "markables"
    gold_rows, system_rows = [], []
    for doc in documents(corpus):
        times = found[doc["doc_id"]]
        if corpus == "gum":
            gold, system = gum_gold(doc), gum_system(times)
            open_dates = [g for g in gold if g["value"] is None]
            gold = [g for g in gold if g["value"] is not None]
            system = [s for s in system if not any(overlap(g, s) for g in open_dates) or any(overlap(g, s) for g in gold)]
        else:
            end = doc["sentences"][min(5, len(doc["sentences"]) - 1)][1]
            gold, system = meantime_gold(doc), [s for s in meantime_system(times) if s["end"] <= end]
        if misses:
            print_misses(doc, gold, system)
        gold_rows.append({"doc_id": doc["doc_id"], field: gold})
        system_rows.append({"doc_id": doc["doc_id"], field: system})
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name, rows in (("gold", gold_rows), ("system", system_rows)):
            paths.append(f"{folder}/{name}.jsonl")
            pathlib.Path(paths[-1]).write_text("".join(json.dumps(r) + "\n" for r in rows))
        options = ["--type", "type", "--only", "tag=TIMEX3"] if corpus == "meantime" else []
        subprocess.run([sys.executable, str(DATA / "score.py"), "spans", *paths, "--field", field, "--value", "value",
                        *options], check=True)


def main():
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    if len(arguments) < 2 or arguments[1] not in ("gum", "meantime"):
        sys.exit(__doc__)
    if arguments[0] == "texts":
        for doc in documents(arguments[1]):
            article = {"id": doc["doc_id"], "text": doc["text"]}
            if published(doc):
                article["published"] = published(doc)
            print(json.dumps(article, ensure_ascii=False))
    else:
        score(arguments[1], arguments[2], "--misses" in sys.argv)


main()
