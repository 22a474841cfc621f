"""Raw news of the shared data as plain paragraphs: `python raw_text.py SHARED OUT`. Writes OUT/raw-NAME.txt.

Wikipedia's current events (a seeded draw of about 1,600,000 words, in six parts), Wikinews, and the MUC messages, which are in
capitals (about 170,000 words)."""
import glob
import gzip
import json
import random
import re
import sys


def rows(path):
    return [json.loads(line) for line in gzip.open(path, "rt", encoding="utf-8")]


def take(texts, count):
    got, out = 0, []
    for text in texts:
        if got >= count:
            break
        out.append(text)
        got += len(text.split())
    return out


def main(shared, target):
    rng = random.Random(7)
    events = [r["text"] for path in sorted(glob.glob(shared + "/wikipedia_current_events/20*.jsonl.gz"))
              for r in rows(path)]
    rng.shuffle(events)
    news = [r["text"] for r in rows(shared + "/wikinews_2019_2020/wikinews.jsonl.gz")]
    messages = [r["text"] for r in rows(shared + "/muc34/dev-docs.jsonl.gz")]
    rng.shuffle(messages)
    messages = [re.sub(r"\[(TEXT|ARTICLE|REPORT|COMMUNIQUE|[A-Z ]+)\] *", "", text) for text in messages]
    events = take(events, 1600000)
    share = len(events) // 6 + 1
    parts = [(f"wce{i + 1}", events[i * share : (i + 1) * share]) for i in range(6)]
    for name, texts in parts + [("wn", news), ("muc", take(messages, 170000))]:
        with open(f"{target}/raw-{name}.txt", "w", encoding="utf-8") as out:
            for text in texts:
                for paragraph in re.split(r"\n\s*\n", text.replace("\r", "")):
                    if paragraph.split():
                        out.write(" ".join(paragraph.split()) + "\n\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
