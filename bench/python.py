#!/usr/bin/env python3
"""What Python adds to the command, and what a second thread brings.

usage: build/bench-python/bin/python bench/python.py [--shared DIR] [--items N] [--repeat N]

Codes N items of daily news summaries of before June 2025, each by itself, with the command and in the ways of Python, with
the package that is installed beside this Python (bench/README.md says how). Prints user seconds (the least of some
runs; shared machines are noisy), what Python adds to the command, and the wall time on one core (the process may use no other) and
of one thread (reading and writing may use another core) over that of two threads, with the load of the machine. Start-up, imports and reading the input count; beside that, what is left where the imports are taken off,
which are paid once and mostly go to pyarrow and pandas.
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

# As users write it; argv: file, threads.
START = "import sys, annals\nfile, threads = sys.argv[1], int(sys.argv[2])\n"
FILE_TO_JSON = START + """
with open("/dev/null", "w", encoding="utf-8") as out:
    for coded in annals.code(file, threads=threads, apart=True):
        out.write(coded.to_json())
"""
DICTS_TO_JSON = START + """
import json
articles = map(json.loads, open(file, encoding="utf-8"))
with open("/dev/null", "w", encoding="utf-8") as out:
    for coded in annals.Coder().code_many(articles, threads=threads, apart=True):
        out.write(coded.to_json())
"""
FILE_TO_ARROW = START + """
print(len(annals.code(file, threads=threads, apart=True).to_arrow()))
"""
TABLE_TO_ARROW = START + """
import pyarrow.json
articles = pyarrow.json.read_json(file)
print(len(annals.Coder().code_many(articles, threads=threads, apart=True).to_arrow()))
"""
FRAME_TO_FRAME = START + """
import pandas
articles = pandas.read_json(file, lines=True)
print(len(annals.Coder().code_many(articles, threads=threads, apart=True).to_pandas()))
"""
# What each of them loads before it begins.
IMPORTS = {"annals": START, "pyarrow": START + "import pyarrow", "pandas": START + "import pyarrow.json, pandas"}
ONE_CORE = ["taskset", "--cpu-list", str(min(os.sched_getaffinity(0)))]
SPED_UP = ("command", "Python, file to JSON", "Python, file to Arrow")
NEEDS = {
    "Python, file to JSON": "annals",
    "Python, dicts to JSON": "annals",
    "Python, file to Arrow": "pyarrow",
    "Python, Arrow to Arrow": "pyarrow",
    "Python, pandas to pandas": "pandas",
}


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--items", type=int, default=10000)
    parser.add_argument("--repeat", type=int, default=2)
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
    least = {}
    for turn in range(repeat):
        print(f"turn {turn + 1} of {repeat}", file=sys.stderr, flush=True)
        for name, command in commands.items():
            run = measured(command)
            least[name] = tuple(map(min, run, least.get(name, run)))
    return least


def commands_of(file):
    where = [sys.executable, "-c", "import annals, pathlib; print(pathlib.Path(annals.__file__).parent)"]
    package = subprocess.run(where, capture_output=True, text=True, check=True).stdout.strip()
    command = [f"{package}/bin/annals", "code", file, "--format", "jsonl", "--apart", "--quiet", "--threads"]
    python = [sys.executable, "-W", "ignore", "-c"]
    ways = {
        "command": [*command, "1"],
        "Python, file to JSON": [*python, FILE_TO_JSON, file, "1"],
        "Python, dicts to JSON": [*python, DICTS_TO_JSON, file, "1"],
        "Python, file to Arrow": [*python, FILE_TO_ARROW, file, "1"],
        "Python, Arrow to Arrow": [*python, TABLE_TO_ARROW, file, "1"],
        "Python, pandas to pandas": [*python, FRAME_TO_FRAME, file, "1"],
    }
    return {
        **ways,
        **{f"{name}, one core": [*ONE_CORE, *ways[name]] for name in SPED_UP},
        **{f"{name}, 2 threads": [*ways[name][:-1], "2"] for name in SPED_UP},
        **{f"imports, {name}": [*python, program, file, "1"] for name, program in IMPORTS.items()},
    }


def over(user, runs):
    return 100 * (user / runs["command"][0] - 1)


def without_imports(name, runs):
    return f"({over(runs[name][0] - runs['imports, ' + NEEDS[name]][0], runs):+.1f} % without imports)" if name in NEEDS else ""


def main():
    args = options()
    with tempfile.TemporaryDirectory() as folder:
        file = str(pathlib.Path(folder) / "items.jsonl")
        with open(file, "wb") as out:
            write_items(args.shared, args.items, out)
        runs = best(commands_of(file), args.repeat)
    print(f"{args.items} items; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    for name, (user, wall) in runs.items():
        print(f"  {name:32} {user:7.2f} s user {over(user, runs):+6.1f} % {without_imports(name, runs):>27}  {wall:7.2f} s wall")
    for name in SPED_UP:
        two = runs[f"{name}, 2 threads"][1]
        print(f"  two threads over one core and over one thread, {name}: {runs[name + ', one core'][1] / two:.2f} and {runs[name][1] / two:.2f}")


if __name__ == "__main__":
    main()
