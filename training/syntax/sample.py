"""The articles of our own cases as paragraphs: `python sample.py CASES_FOLDER > OUT.txt`."""
import pathlib
import sys

for path in sorted(pathlib.Path(sys.argv[1]).glob("*.txt")):
    for case in path.read_text(encoding="utf-8").split("\n== ")[1:]:
        parts = case.split("\n----\n")
        if len(parts) >= 2:
            for paragraph in parts[1].split("\n\n"):
                print(" ".join(paragraph.split()), end="\n\n")
