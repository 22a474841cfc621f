#!/usr/bin/env python3
"""Scores `annals extract` on pages whose articles are known.

score_pages.py [FOLDER] [--annals BINARY] [--verbose] [--at-least F1,EXACT,DAY]
score_pages.py --segments [FOLDER] [--annals BINARY] [--verbose] [--at-least F1]

FOLDER (default tests/pages) holds pages and expected.jsonl: {"file", "title", "paragraphs": [...]} and, where they are
known, "byline", "outlet", "section", "published", "updated", "live", "stub", "times". Printed:
- 4-gram F1: words of the body in runs of four, precision and recall over all pages;
- exact: pages whose body is the expected one, white space aside;
- paragraphs found whole; how many of each field are right; "day" is the day of `published`.
Each paragraph's bytes in the page are checked: tags and references left out, they hold its letters.

With --segments, FOLDER (default ../shared/data/article_extraction_cc) holds html/*.html.gz and segments.jsonl: pieces of
text that each page's article has and pieces that it has not. Ends with 77 where the folder is not there.
"""
import argparse
import collections
import gzip
import html
import json
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
FIELDS = ("title", "byline", "outlet", "section", "published", "updated", "language", "url")
UNSEEN = re.compile(r"(?s)<!--.*?-->|<script.*?</script>|<style.*?</style>|<noscript.*?</noscript>|<[^>]*>")


def grams(text):
    found = re.findall(r"\w+", text)
    if len(found) < 4:
        return collections.Counter([tuple(found)] if found else [])
    return collections.Counter(tuple(found[i:i + 4]) for i in range(len(found) - 3))


def squeeze(text):
    return " ".join(text.split())


def letters(text):
    return re.sub(r"[\W_]", "", text)


def binary(named):
    choices = [pathlib.Path(named)] if named else [ROOT / "build" / b / "annals" for b in ("release", "dev", "asan")]
    choices = [c for c in choices if c.exists()]
    if not choices:
        sys.exit("no binary of annals was found; build it, or name it with --annals")
    return max(choices, key=lambda c: c.stat().st_mtime)


def extract(program, path):
    run = subprocess.run([program, "extract", "--why", path], capture_output=True, text=True)
    return json.loads(run.stdout) if run.stdout else {"text": "", "error": run.stderr.strip()}


def spans_hold(article, data):
    for paragraph in article.get("paragraphs", []):
        begin, end = paragraph["page"]
        try:
            source = data[begin:end].decode(article.get("charset", "utf-8"), "replace")
        except LookupError:
            continue
        source = UNSEEN.sub("", source)
        text = article["text"][paragraph["span"][0]:paragraph["span"][1]]
        if letters(text) not in letters(html.unescape(source)) and article.get("repaired", 0) == 0:
            return False
    return True


def right(name, gold, found):
    if name in ("published", "updated"):
        return found.replace("Z", "+00:00") == gold.replace("Z", "+00:00")
    return squeeze(found) == squeeze(gold)


class Score:
    def __init__(self, verbose):
        self.verbose = verbose
        self.n = collections.Counter()
        self.fields, self.asked = collections.Counter(), collections.Counter()

    def field(self, name, ok, wrong, told):
        self.asked[name] += 1
        self.fields[name] += ok
        if not ok:
            wrong.append(f"{name}: {told}")

    def add(self, page, found, data):
        gold = "\n".join(page["paragraphs"])
        g, s = grams(gold), grams(found["text"])
        self.n.update(hit=sum((g & s).values()), gold=sum(g.values()), system=sum(s.values()))
        same = squeeze(gold) == squeeze(found["text"])
        have = collections.Counter(squeeze(p) for p in found["text"].split("\n\n"))
        want = collections.Counter(squeeze(p) for p in page["paragraphs"])
        held = spans_hold(found, data)
        self.n.update(pages=1, exact=same, paragraphs=len(page["paragraphs"]), found=sum((have & want).values()), spans=held)
        wrong = [] if held else ["spans"]
        for name in FIELDS:
            if name in page:
                self.field(name, right(name, page[name], found.get(name, "")), wrong, f"{found.get(name)!r} for {page[name]!r}")
        if "published" in page:
            self.field("day", found.get("published", "")[:10] == page["published"][:10], [], "")
        for name in ("live", "stub"):
            self.field(name, bool(found.get(name)) == bool(page.get(name)), wrong, found.get(name))
        if "times" in page:
            seen = list(dict.fromkeys(p.get("time") for p in found.get("paragraphs", [])))
            self.field("times", seen == page["times"], wrong, seen)
        if self.verbose and (wrong or not same):
            print(page["file"], *([] if same else ["BODY"]), *wrong, sep="\n   ")
            for text in want - have:
                why = [d["why"] for d in found.get("dropped", []) if squeeze(d["text"])[:30] == text[:30]]
                print("      -", text[:100], why)
            for text in have - want:
                print("      +", text[:100])

    def rates(self):
        n = self.n
        precision, recall = n["hit"] / max(n["system"], 1), n["hit"] / max(n["gold"], 1)
        return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9), n["exact"] / max(n["pages"], 1)

    def show(self):
        n = self.n
        print("%d pages: 4-gram P %.4f R %.4f F1 %.4f; exact %.3f" % (n["pages"], *self.rates())
              + f"; paragraphs {n['found']}/{n['paragraphs']}; spans hold in {n['spans']}")
        print("; ".join(f"{name} {self.fields[name]}/{self.asked[name]}" for name in self.asked))


def score_segments(program, folder, verbose):
    """F1 in per cent of the wanted segments that were found against the unwanted that were let through."""
    hit = missed = through = 0
    for line in (folder / "segments.jsonl").read_text(encoding="utf-8").splitlines():
        page = json.loads(line)
        with tempfile.NamedTemporaryFile(suffix=".html") as unpacked:
            unpacked.write(gzip.decompress((folder / "html" / (page["file"] + ".gz")).read_bytes()))
            unpacked.flush()
            text = squeeze(extract(program, unpacked.name)["text"])
        missing = [s for s in page["with"] if squeeze(s) not in text]
        extra = [s for s in page["without"] if squeeze(s) in text]
        hit, missed, through = hit + len(page["with"]) - len(missing), missed + len(missing), through + len(extra)
        if verbose and (missing or extra):
            print(page["file"], "missed:", missing, "let through:", extra)
    f1 = 200 * hit / max(2 * hit + missed + through, 1)
    print(f"segments: found {hit} of {hit + missed}, let through {through}; F1 {f1:.2f}")
    return f1


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=pathlib.Path)
    parser.add_argument("--segments", action="store_true")
    parser.add_argument("--annals")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--at-least", help="F1,EXACT,DAY in per cent; ends with 1 below them")
    args = parser.parse_args()
    program = binary(args.annals)
    if args.segments:
        folder = args.folder or ROOT.parent / "shared" / "data" / "article_extraction_cc"
        if not folder.exists():
            print(f"skipped: {folder} is not there")
            sys.exit(77)
        f1 = score_segments(program, folder, args.verbose)
        sys.exit(bool(args.at_least) and f1 < float(args.at_least))
    folder = args.folder or ROOT / "tests" / "pages"
    score = Score(args.verbose)
    for line in (folder / "expected.jsonl").read_text(encoding="utf-8").splitlines():
        page = json.loads(line)
        path = folder / page["file"]
        score.add(page, extract(program, path), path.read_bytes())
    score.show()
    if args.at_least:
        _, _, f1, exact = score.rates()
        day = score.fields["day"] / max(score.asked["day"], 1)
        sys.exit(any(100 * value < float(least) for value, least in zip((f1, exact, day), args.at_least.split(","))))


if __name__ == "__main__":
    main()
