#!/usr/bin/env python3
"""Speed, memory and quality of one build, on one line of bench/history.tsv.

usage: run.py [--build DIR] [--shared DIR] [--year YEAR] [--speed-only] [--append] [--note TEXT]

Quality: the developers' gold articles, coded by `annals code` and scored by shared/eval/score_events.py.
Speed: words a second and peak memory of `annals code --threads 1` on one year of daily news summaries, loading
included. The data lie beside the repository, not in it; without them this says so and ends with 2.
"""
import argparse
import datetime
import gzip
import json
import os
import pathlib
import platform
import re
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
HISTORY = ROOT / "bench/history.tsv"
COLUMNS = ("day commit version machine words_per_s peak_mb precision recall f1 core record full nonactual_as_actual "
           "note").split()


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/release")
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--year", default="2019")
    parser.add_argument("--speed-only", action="store_true")
    parser.add_argument("--append", action="store_true", help="add a line to bench/history.tsv")
    parser.add_argument("--note", default="")
    return parser.parse_args()


def machine():
    model = "unknown processor"
    for line in open("/proc/cpuinfo", encoding="utf-8"):
        if line.startswith("model name"):
            model = re.sub(r"\(R\)|\(TM\)|@.*", "", line.split(":", 1)[1]).strip()
            break
    return f"{model}, {os.cpu_count()} cores, {platform.machine()}"


def coded(annals, articles, out, threads):
    """Runs `annals code`; returns seconds and peak memory in MB of that process alone."""
    started = time.monotonic()
    with open(out, "wb") as stream:
        process = subprocess.Popen([str(annals), "code", str(articles), "--format", "jsonl", "--threads", str(threads)],
                                   stdout=stream, stderr=subprocess.PIPE)
        message = process.stderr.read().decode("utf-8", "replace")
        _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"annals code {articles}: {message.strip()}")
    return time.monotonic() - started, usage.ru_maxrss / 1024


def rows_of_year(shared, year):
    with gzip.open(shared / f"data/wikipedia_current_events/{year}.jsonl.gz", "rt", encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]


def write_year(shared, year, path):
    """The year as articles, one a day; returns the number of words."""
    by_day = {}
    for row in rows_of_year(shared, year):
        by_day.setdefault(row["date"], []).append(row["text"])
    words = 0
    with open(path, "w", encoding="utf-8") as stream:
        for day, texts in sorted(by_day.items()):
            text = "\n\n".join(texts)
            words += len(text.split())
            print(json.dumps({"id": day, "published": day, "text": text}, ensure_ascii=False), file=stream)
    return words


def quality(shared, annals, folder):
    gold = shared / "data/events_dev"
    articles, records = folder / "dev.jsonl", folder / "dev_records.jsonl"
    with open(articles, "wb") as stream:
        subprocess.run([sys.executable, str(shared / "eval/articles.py"), str(gold)], stdout=stream, check=True)
    coded(annals, articles, records, 1)
    score = [sys.executable, str(shared / "eval/score_events.py"), str(gold), str(records)]
    print(subprocess.run(score + ["--by-type"], capture_output=True, text=True, check=True).stdout)
    return json.loads(subprocess.run(score + ["--json"], capture_output=True, text=True, check=True).stdout)


def scored(scores):
    """The scorer's figures, in percent, by the columns of the history."""
    return {"precision": f"{scores['P']:.1f}", "recall": f"{scores['R']:.1f}", "f1": f"{scores['F1']:.1f}",
            "core": str(scores["core F1"]), "record": str(scores["record F1"]), "full": str(scores["full F1"]),
            "nonactual_as_actual": str(scores["not actual, stored as actual"])}


def main():
    option = options()
    annals = option.build / "annals"
    if not annals.exists():
        sys.exit(f"{annals} is not there: build it with `cmake --workflow --preset release`")
    if not (option.shared / "data/wikipedia_current_events").exists():
        print(f"no data in {option.shared}: name their folder with --shared", file=sys.stderr)
        return 2
    version = subprocess.run([str(annals), "--version"], capture_output=True, text=True).stdout.strip()
    commit = subprocess.run(["git", "-C", str(ROOT), "describe", "--always", "--dirty"], capture_output=True,
                            text=True).stdout.strip()
    print(f"{version} ({commit}) on {machine()}")
    row = dict.fromkeys(COLUMNS, "-")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        words = write_year(option.shared, option.year, folder / "year.jsonl")
        seconds, peak = coded(annals, folder / "year.jsonl", folder / "year_records.jsonl", 1)
        print(f"{words} words of {option.year} in {seconds:.1f} s: {words / seconds:.0f} words/s, "
              f"peak {peak:.0f} MB, one thread")
        row.update(words_per_s=f"{words / seconds:.0f}", peak_mb=f"{peak:.0f}")
        if not option.speed_only:
            row.update(scored(quality(option.shared, annals, folder)))
    row.update(day=datetime.date.today().isoformat(), commit=commit, version=version, machine=machine(),
               note=option.note)
    line = "\t".join(row[column] for column in COLUMNS)
    print(line)
    if option.append:
        with open(HISTORY, "a", encoding="utf-8") as stream:
            print(line, file=stream)
    return 0


if __name__ == "__main__":
    sys.exit(main())
