#!/usr/bin/env python3
"""What each stage costs: seconds and words a second of one core over a year of daily news summaries, loading left out.

usage: stages.py [--tool build/bench/bench/annals_stages] [--shared DIR] [--year YEAR]
"""
import argparse
import pathlib
import platform
import subprocess
import sys
import tempfile

import run

ROOT = pathlib.Path(__file__).resolve().parent.parent


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", type=pathlib.Path, default=ROOT / "build/bench/bench/annals_stages")
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--year", type=int, default=2016)
    option = parser.parse_args()
    if not (option.shared / "data/wikipedia_current_events").exists():
        print(f"no data in {option.shared}: name their folder with --shared", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        articles = pathlib.Path(folder) / "year.jsonl"
        run.write_year(option.shared, option.year, articles)
        print(f"{run.machine()}, Python {platform.python_version()}")
        with articles.open("rb") as lines:
            return subprocess.run([str(option.tool)], stdin=lines, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
