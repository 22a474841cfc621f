#!/usr/bin/env python3
"""What Spark adds to the command on the same cores, what a second core brings, and what travels in the passes.

usage: build/release_python/bin/python bench/spark.py [--shared DIR] [--items N] [--in-file N] [--cores 1,2]

Codes N items of daily news summaries of before June 2025, in files of 2,500, each item by itself: with the command on so many
threads, and with annals_spark on local[cores], each in a session of its own. Then, on the most cores, the passes over what came
out. Both packages must be installed beside this Python from a release build (bench/README.md). Wall seconds: run it on a quiet
machine; the load is printed.
"""
import argparse
import json
import os
import pathlib
import platform
import subprocess
import sys
import tempfile
import time

from python import write_items

ROOT = pathlib.Path(__file__).resolve().parent.parent

# A session of its own; argv: cores, folder of files, output, whether to run the passes.
SESSION = """
import json, sys, time
from pyspark.sql import SparkSession
import annals_spark
from annals import _engine
cores, files, output, passes = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4] == "passes"
figures, began = {}, time.monotonic()
def step(name, work):
    started = time.monotonic()
    result = work()
    figures[name] = time.monotonic() - started
    return result
def session():
    builder = SparkSession.builder.master(f"local[{cores}]").config("spark.ui.enabled", "false")
    return builder.config("spark.driver.host", "localhost").config("spark.sql.shuffle.partitions", cores).getOrCreate()
spark = step("session", session)
counts = step("code", lambda: annals_spark.code(spark, [files], output))
if passes:
    step("copies", lambda: annals_spark.copies(spark, counts.folder))
    folders = step("happenings", lambda: annals_spark.happenings(spark, counts.folder))
    step("tally", lambda: annals_spark.tally(spark, folders[1]))
    rows = spark.read.parquet(counts.folder)
    figures["bands"] = len(_engine.copy_bands(rows.where("kind = 'article' AND length(doc) > 0").first()["bytes"]))
    accounts = rows.where("kind = 'account'").selectExpr("count(*)", "avg(length(bytes))", "avg(size(keys))", "avg(size(keys) * length(bytes))")
    figures["accounts"], figures["account"], figures["buckets"], figures["account in buckets"] = map(float, accounts.first())
    figures["joined"] = spark.read.parquet(folders[0]).groupBy("happening").count().where("count > 1").count()
    figures["doc"] = float(rows.where("kind = 'article'").selectExpr("avg(length(doc))").first()[0])
figures["records"], figures["pyspark"] = counts.records, spark.version
print("FIGURES " + json.dumps(figures))
spark.stop()
"""


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--items", type=int, default=20000)
    parser.add_argument("--in-file", type=int, default=2500)
    parser.add_argument("--cores", default="1,2")
    args = parser.parse_args()
    args.cores = [int(one) for one in args.cores.split(",")]
    return args


def write_files(args, folder):
    whole = folder / "items.jsonl"
    with whole.open("wb") as out:
        write_items(args.shared, args.items, out)
    files = folder / "files"
    files.mkdir()
    lines = whole.read_bytes().splitlines(keepends=True)
    for at in range(0, len(lines), args.in_file):
        (files / f"items {at:07}.jsonl").write_bytes(b"".join(lines[at : at + args.in_file]))
    return files


def command_seconds(cores, files, folder):
    where = [sys.executable, "-c", "import annals, pathlib; print(pathlib.Path(annals.__file__).parent)"]
    package = subprocess.run(where, capture_output=True, text=True, check=True).stdout.strip()
    command = [f"{package}/bin/annals", "code", str(files), "--format", "jsonl", "--apart", "--quiet", "--threads", str(cores),
               "--output", str(folder / "out.jsonl")]
    started = time.monotonic()
    subprocess.run(command, check=True)
    return time.monotonic() - started


def spark_figures(cores, files, folder, passes):
    started = time.monotonic()
    run = subprocess.run([sys.executable, "-W", "ignore", "-c", SESSION, str(cores), str(files), str(folder / f"out {cores}"), passes],
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=dict(os.environ, PYSPARK_PYTHON=sys.executable))
    if run.returncode != 0:
        sys.exit(run.stderr[-3000:])
    line = next(line for line in run.stdout.splitlines() if line.startswith("FIGURES "))
    return {**json.loads(line.removeprefix("FIGURES ")), "whole": time.monotonic() - started}


def processor():
    lines = pathlib.Path("/proc/cpuinfo").read_text().splitlines()
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.machine())


def row(name, cores, seconds, items, beside):
    each = 1e3 * cores * seconds / items
    over = f"{100 * (seconds / beside - 1):+8.1f} %" if beside else ""
    print(f"  {name:34} {cores:5} {seconds:9.2f} s {each:9.3f} ms {over}")


def print_passes(figures, cores, items):
    print(f"passes over {items} articles, {figures['records']} records, on {cores} cores")
    for name in ("copies", "happenings", "tally"):
        row(name, cores, figures[name], items, None)
    print(f"  a signature is 388 bytes; {figures['bands']} bands of {8 + figures['doc']:.0f} bytes an article; "
          f"{figures['accounts'] / items:.2f} accounts an article of {figures['account']:.0f} bytes in {figures['buckets']:.1f} buckets: "
          f"{figures['accounts'] / items * figures['account in buckets'] / 1000:.1f} kB an article; {figures['joined']:.0f} happenings of several accounts")


def main():
    args = options()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        files = write_files(args, folder)
        print(f"{processor()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; Python {platform.python_version()}")
        commands, sparks = {}, {}
        for cores in args.cores:
            print(f"{cores} of {args.cores}", file=sys.stderr, flush=True)
            commands[cores] = command_seconds(cores, files, folder)
            sparks[cores] = spark_figures(cores, files, folder, "passes" if cores == max(args.cores) else "")
        last = max(args.cores)
        print(f"Spark {sparks[last]['pyspark']}; {args.items} items in files of {args.in_file}, {sparks[last]['records']} records")
        print(f"  {'':34} {'cores':>5} {'wall':>11} {'core time each':>12}  over the command")
        for cores in args.cores:
            row("command", cores, commands[cores], args.items, None)
            row("Spark, coding", cores, sparks[cores]["code"], args.items, commands[cores])
            row("Spark, with the start of a session", cores, sparks[cores]["whole"] - sum(sparks[cores].get(one, 0) for one in ("copies", "happenings", "tally")), args.items, commands[cores])
        first = min(args.cores)
        if last != first:
            print(f"  {last} cores over {first}: command {commands[first] / commands[last]:.2f}, Spark {sparks[first]['code'] / sparks[last]['code']:.2f}")
        print_passes(sparks[last], last, args.items)


if __name__ == "__main__":
    main()
