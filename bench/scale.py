#!/usr/bin/env python3
"""Unit costs that docs/scale.md reckons with: CPU seconds, memory and bytes an article, on one thread.

For each corpus: `annals code --apart --threads 1` into JSON Lines and Parquet, `annals duplicates`, and `annals add`; for the
invented archive of make_warc.py: `annals extract`. CPU seconds, not time on the clock, so that neighbours on the machine
disturb less; loading is measured apart on one short report and taken off.

usage: scale.py [--annals build/bench/annals] [--shared DIR] [--year YEAR] [--articles N]
"""
import argparse
import gzip
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import run

ROOT = pathlib.Path(__file__).resolve().parent.parent


def wikinews(shared, path):
    with gzip.open(shared / "data/wikinews_2019_2020/wikinews.jsonl.gz", "rt", encoding="utf-8") as lines, path.open("w") as out:
        for line in lines:
            article = json.loads(line)
            article["published"] = article.pop("date")
            out.write(json.dumps(article) + "\n")


def measure(annals, *arguments):
    """CPU seconds and peak megabytes of one call."""
    process = subprocess.Popen([str(annals), *map(str, arguments)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"annals {' '.join(map(str, arguments))}: failed")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def head(path, count, folder):
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)[:count]
    shorter = folder / ("some-" + path.name)
    shorter.write_text("".join(lines), encoding="utf-8")
    return shorter, len(lines), sum(len(json.loads(line)["text"].split()) for line in lines)


def corpus(annals, name, path, folder, loading):
    path, articles, words = head(path, OPTION.articles, folder)
    out, table, store = folder / "out.jsonl", folder / "out.parquet", folder / "news.db"
    coding, memory = measure(annals, "code", "--apart", "--threads", 1, "--format", "jsonl", "--output", out, path)
    measure(annals, "code", "--apart", "--threads", 1, "--format", "parquet", "--output", table, path)
    adding, adding_memory = measure(annals, "add", store, "--threads", 1, "--quiet", path)
    comparing, comparing_memory = measure(annals, "duplicates", path)
    records = sum(1 for _ in out.open("rb"))
    packed = len(gzip.compress(out.read_bytes(), 6))
    print(f"{name}: {articles} articles, {words / articles:.0f} words each, {records / articles:.2f} records an article")
    print(f"  code        {1000 * (coding - loading) / articles:8.1f} ms CPU an article, {words / (coding - loading):,.0f} words/s, {memory:.0f} MB")
    print(f"  add         {1000 * (adding - loading) / articles:8.1f} ms CPU an article, {adding_memory:.0f} MB")
    print(f"  duplicates  {1000 * comparing / articles:8.2f} ms CPU an article, {comparing_memory:.0f} MB")
    print(f"  bytes a record: JSON Lines {out.stat().st_size / records:.0f}, packed {packed / records:.0f}, Parquet "
          f"{table.stat().st_size / records:.0f}; the store {store.stat().st_size / articles:.0f} an article")
    store.unlink()


def archive(annals, folder):
    path = folder / "invented.warc.gz"
    pages = 1500
    subprocess.run([sys.executable, str(ROOT / "bench/make_warc.py"), "--pages", str(pages), str(path)], check=True)
    seconds, memory = measure(annals, "extract", path)
    print(f"archive of {pages} invented pages, {path.stat().st_size / pages / 1000:.1f} kB packed each")
    print(f"  extract     {1000 * seconds / pages:8.1f} ms CPU a page, {memory:.0f} MB")


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--annals", type=pathlib.Path, default=ROOT / "build/bench/annals")
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--year", type=int, default=2013)
    parser.add_argument("--articles", type=int, default=2000)
    return parser.parse_args()


def main():
    if not (OPTION.shared / "data/wikinews_2019_2020").exists():
        print(f"no data in {OPTION.shared}: name their folder with --shared", file=sys.stderr)
        return 2
    print(run.machine())
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "one.txt").write_text("Rebels shelled Dorvik.")
        loading, _ = measure(OPTION.annals, "code", "--threads", 1, "--published", "2024-03-07", folder / "one.txt")
        print(f"loading {loading:.2f} s")
        run.write_year(OPTION.shared, OPTION.year, folder / "year.jsonl")
        wikinews(OPTION.shared, folder / "wikinews.jsonl")
        corpus(OPTION.annals, f"daily summaries of {OPTION.year}", folder / "year.jsonl", folder, loading)
        corpus(OPTION.annals, "Wikinews 2019 and 2020", folder / "wikinews.jsonl", folder, loading)
        archive(OPTION.annals, folder)
    return 0


if __name__ == "__main__":
    OPTION = options()
    sys.exit(main())
