#!/usr/bin/env python3
"""What Python adds to the command, and what a second thread brings.

usage: build/python/bin/python bench/python.py [--shared DIR] [--items N] [--repeat N]

Codes N items of daily news summaries of before June 2025, each by itself, with the command and with code_many of the
package that is installed beside this Python; prints user seconds (the least of some runs; shared machines are noisy),
what Python adds, and the wall time of one thread over that of two with the load of the machine.
"""
import argparse
import gzip
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent

# As a user would write it; argv: file, threads, form.
SCRIPT = """
import json, sys, annals
articles = map(json.loads, open(sys.argv[1], encoding="utf-8"))
results = annals.Coder().code_many(articles, threads=int(sys.argv[2]), apart=True)
if sys.argv[3] == "json":
    with open("/dev/null", "w", encoding="utf-8") as out:
        for coded in results:
            out.write(coded.to_json())
else:
    print(len(results.to_arrow()), file=sys.stderr)
"""


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--items", type=int, default=10000)
    parser.add_argument("--repeat", type=int, default=3)
    return parser.parse_args()


def write_items(shared, count, out):
    """So many items of the years before 2025, as JSON Lines."""
    folder = shared / "data/wikipedia_current_events"
    if not folder.is_dir():
        sys.exit(f"{folder} is not there; --shared names the folder that holds data/")
    written = 0
    for file in sorted(folder.glob("20[01]*.jsonl.gz"), reverse=True):
        with gzip.open(file, "rb") as lines:
            for line in lines:
                if written == count:
                    return
                item = json.loads(line)
                article = {"id": item["id"], "published": item["date"], "text": item["text"]}
                out.write(json.dumps(article).encode() + b"\n")
                written += 1
    sys.exit(f"only {written} items in {folder}")


def measured(command):
    """User seconds and wall seconds."""
    started = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{command[0]} ended with {os.waitstatus_to_exitcode(status)}")
    return usage.ru_utime, time.monotonic() - started


def best(commands, repeat):
    """The least user and wall seconds of each, run in turns so that all meet the same noise."""
    runs = []
    for turn in range(repeat):
        print(f"turn {turn + 1} of {repeat}", file=sys.stderr, flush=True)
        runs.append([measured(command) for command in commands])
    return [tuple(min(run[i][k] for run in runs) for k in (0, 1)) for i in range(len(commands))]


def main():
    args = options()
    with tempfile.TemporaryDirectory() as folder:
        file = str(pathlib.Path(folder) / "items.jsonl")
        with open(file, "wb") as out:
            write_items(args.shared, args.items, out)
        where = [sys.executable, "-c", "import annals, pathlib; print(pathlib.Path(annals.__file__).parent)"]
        package = subprocess.run(where, capture_output=True, text=True, check=True).stdout.strip()
        command = [f"{package}/bin/annals", "code", file, "--format", "jsonl", "--apart", "--quiet", "--threads"]
        python = [sys.executable, "-W", "ignore", "-c", SCRIPT, file]
        runs = best([[*command, "1"], [*python, "1", "json"], [*python, "1", "arrow"], [*command, "2"], [*python, "2", "json"]],
                    args.repeat)
    names = ["command, 1 thread", "Python, 1 thread, to_json", "Python, 1 thread, to_arrow", "command, 2 threads",
             "Python, 2 threads, to_json"]
    print(f"{args.items} items; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    for name, (user, wall) in zip(names, runs):
        print(f"  {name:28} {user:7.2f} s user {100 * (user / runs[0][0] - 1):+6.1f} %  {wall:7.2f} s wall")
    print(f"  two threads over one: command {runs[0][1] / runs[3][1]:.2f}, Python {runs[1][1] / runs[4][1]:.2f}")


if __name__ == "__main__":
    main()
