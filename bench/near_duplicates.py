#!/usr/bin/env python3
"""Makes pairs of near-duplicate articles by the editing that newsrooms do, and scores `annals duplicates` on them.

Sources: the reports of wikinews_2019_2020, and day reports made of wikipedia_current_events (all items of one topic and
day, one paragraph an item; those of at least 60 words). Of every third source one variant is made; what is inserted comes from
every fifth, each once, which is in no pair:

  cut      the first 35 to 85 % of the sentences, as where space is short
  reorder  paragraphs (or sentences, where there is one paragraph) in another order, under another headline
  edit     one word in eight left out, doubled, or replaced by one from the same report; every fifth sentence gone
  merge    two reports, the second after the first, each cut to between half and all of it: two pairs (a source is in no other)
  head     another headline and first sentence
  update   the numbers changed, one sentence of another report inserted, the last ones cut

Negatives: every other pair of the files. Hard ones are in them by design: for each topic that lasts, reports of one day and
the next on the same topic, and reports of one day under different headings. A source that shares twelve words in a row with
another source is left out beforehand, so that no pair is a duplicate that nobody made; the count is printed.

  bench/near_duplicates.py --out /tmp/near --annals build/release/annals
"""
import argparse
import collections
import gzip
import json
import pathlib
import random
import re
import subprocess
import time

SHARED = pathlib.Path(__file__).resolve().parent.parent.parent / "shared" / "data"


def wikinews(folder):
    with gzip.open(folder / "wikinews_2019_2020" / "wikinews.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            item = json.loads(line)
            text = re.sub(r"\n{2,}", "\n\n", item["text"]).strip()
            yield {"id": item["id"], "title": item["title"], "published": item["date"], "text": text}


def current_events(folder, years):
    for year in years:
        days = collections.defaultdict(list)
        path = folder / "wikipedia_current_events" / f"{year}.jsonl.gz"
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                item = json.loads(line)
                topic = item["topics"][0] if item["topics"] else item["category"]
                days[item["date"], topic].append(item["text"])
        for (date, topic), texts in sorted(days.items()):
            text = "\n\n".join(texts)
            if len(text.split()) >= 60:
                yield {"id": f"day-{date}-{len(text)}-{topic[:20]}", "title": topic, "published": date, "text": text}


def words(text):
    return re.findall(r"\w+", text.lower())


def without_natural_pairs(sources):
    """Leaves out what shares twelve words in a row with a source before it."""
    seen, kept = {}, []
    for source in sources:
        w = words(source["text"])
        runs = {" ".join(w[i:i + 12]) for i in range(len(w) - 11)}
        if any(run in seen for run in runs):
            continue
        for run in runs:
            seen[run] = source["id"]
        kept.append(source)
    return kept


def sentences(paragraph):
    return [s for s in re.split(r"(?<=[.!?])\s+(?=[A-Z\"“])", paragraph) if s]


def split(text):
    return [sentences(p) for p in text.split("\n\n") if p.strip()]


def join(paragraphs):
    return "\n\n".join(" ".join(p) for p in paragraphs if p)


def cut_to(paragraphs, share):
    left = max(1, round(sum(map(len, paragraphs)) * share))
    out = []
    for paragraph in paragraphs:
        out.append(paragraph[:left])
        left -= len(out[-1])
        if left <= 0:
            break
    return out


def cut(dice, source, others):
    return join(cut_to(split(source["text"]), dice.uniform(.35, .85)))


def reorder(dice, source, others):
    paragraphs = split(source["text"])
    if len(paragraphs) < 3:
        paragraphs = [[s] for p in paragraphs for s in p]
    dice.shuffle(paragraphs)
    return others.pop()["title"] + "\n\n" + join(paragraphs)


def edited(dice, sentence, bag):
    out = []
    for word in sentence.split():
        roll = dice.random()
        if roll < .04:
            continue
        out.append(dice.choice(bag) if roll < .1 else word)
        if roll > .975:
            out.append(dice.choice(bag))
    return " ".join(out)


def edit(dice, source, others):
    bag = source["text"].split()
    kept = [[edited(dice, s, bag) for s in p if dice.random() > .2] for p in split(source["text"])]
    return join(kept) or source["text"]


def head(dice, source, others):
    paragraphs = split(source["text"])
    paragraphs[0][0] = split(others[-1]["text"])[0][0]
    return others.pop()["title"] + "\n\n" + join(paragraphs)


def update(dice, source, others):
    paragraphs = cut_to(split(source["text"]), dice.uniform(.6, .95))
    dice.choice(paragraphs).insert(0, dice.choice(sum(split(others.pop()["text"]), [])))
    return re.sub(r"\b\d{1,3}\b", lambda m: str(int(m.group()) + dice.randint(1, 9)), join(paragraphs))


def merge(dice, source, other):
    parts = [cut_to(split(s["text"]), dice.uniform(.5, 1)) for s in (source, other)]
    return join(parts[0] + parts[1])


def make(folder, years, seed):
    dice = random.Random(seed)
    sources = list(wikinews(folder)) + list(current_events(folder, years))
    kept = without_natural_pairs(sources)
    print(f"{len(sources)} sources, {len(sources) - len(kept)} left out that share twelve words in a row with one before")
    lent = kept[4::5]
    kept = [source for n, source in enumerate(kept) if n % 5 != 4]
    dice.shuffle(lent)
    articles, pairs = list(kept), {}
    operations = [cut, reorder, edit, head, update, merge]
    for n in range(0, len(kept) - 1, 3):
        source, operation = kept[n], operations[n // 3 % len(operations)]
        variant = {"id": f"{source['id']}-{operation.__name__}", "title": "", "published": source["published"]}
        if operation is merge:
            other = kept[n + 1]
            variant["text"] = merge(dice, source, other)
            pairs[frozenset((other["id"], variant["id"]))] = "merge"
        else:
            variant["text"] = operation(dice, source, lent)
        pairs[frozenset((source["id"], variant["id"]))] = operation.__name__
        articles.append(variant)
    dice.shuffle(articles)
    return articles, pairs


def score(found, pairs):
    right = sum(pair in pairs for pair in found)
    precision = right / max(1, len(found))
    recall = right / max(1, len(pairs))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"pairs {len(pairs)}, found {len(found)}: precision {precision:.4f}, recall {recall:.4f}, F1 {f1:.4f}")
    for operation in sorted(set(pairs.values())):
        mine = [pair for pair, by in pairs.items() if by == operation]
        print(f"  {operation:8} recall {sum(p in found for p in mine) / len(mine):.3f} of {len(mine)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=pathlib.Path, default=SHARED)
    parser.add_argument("--annals", default="build/release/annals")
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path("/tmp/near_duplicates"))
    parser.add_argument("--years", default="2003-2012")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misses", action="store_true", help="print pairs that were missed or wrongly found")
    args = parser.parse_args()
    first, last = map(int, args.years.split("-"))
    articles, pairs = make(args.shared, range(first, last + 1), args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    path = args.out / "articles.jsonl"
    path.write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in articles), encoding="utf-8")
    began = time.process_time(), time.time()
    run = subprocess.run([args.annals, "duplicates", path], capture_output=True, text=True)
    took = time.time() - began[1]
    found = {}
    for line in run.stdout.splitlines():
        pair = json.loads(line)
        found[frozenset((pair["first"]["doc"], pair["second"]["doc"]))] = pair
    score(found, pairs)
    print(run.stderr.strip())
    print(f"{len(articles)} articles in {took:.2f} s: {len(articles) / took:.0f} a second, one core")
    if args.misses:
        texts = {a["id"]: a["text"] for a in articles}
        for pair in [p for p in pairs if p not in found][:10] + [p for p in found if p not in pairs][:10]:
            print("\n" + ("MISSED " if pair in pairs else "WRONG "), *pair)
            print(found.get(pair, {}).get("containment"))
            for name in pair:
                print("   ", texts[name][:300].replace("\n", " "))


if __name__ == "__main__":
    main()
