#!/usr/bin/env python3
"""Races the extraction of HTML against trafilatura and resiliparse, on one core and the same pages: pages.py [FOLDER]

FOLDER (default ../shared/data/article_extraction_cc) holds html/*.html.gz and segments.jsonl. Prints the machine, versions, pages a
second by time of the processor, and for each program the F1 of wanted against unwanted segments.
"""
import gzip
import json
import pathlib
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
ROUNDS = 3


def squeeze(text):
    return " ".join((text or "").split())


def f1(gold, texts):
    hit = missed = through = 0
    for page in gold:
        text = squeeze(texts[page["file"]])
        found = sum(squeeze(s) in text for s in page["with"])
        hit, missed = hit + found, missed + len(page["with"]) - found
        through += sum(squeeze(s) in text for s in page["without"])
    return 200 * hit / max(2 * hit + missed + through, 1)


def race(name, extract, gold, pages):
    texts = {file: extract(page) for file, page in pages.items()}
    begin = time.process_time()
    for _ in range(ROUNDS):
        for page in pages.values():
            extract(page)
    spent = time.process_time() - begin
    print(f"{name:28} {ROUNDS * len(pages) / spent:8.0f} pages/s   segments F1 {f1(gold, texts):.2f}")


def peers():
    try:
        import trafilatura
        yield "trafilatura " + trafilatura.__version__, lambda page: trafilatura.extract(page, include_comments=False)
    except ImportError:
        print("trafilatura is not installed")
    try:
        from importlib.metadata import version
        from resiliparse.extract.html2text import extract_plain_text
        from resiliparse.parse.encoding import bytes_to_str, detect_encoding
        yield "resiliparse " + version("resiliparse"), lambda page: extract_plain_text(
            bytes_to_str(page, detect_encoding(page)), main_content=True)
    except ImportError:
        print("resiliparse is not installed")


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "data" / "article_extraction_cc"
    if not folder.exists():
        sys.exit(f"{folder} is not there")
    gold = [json.loads(line) for line in (folder / "segments.jsonl").read_text(encoding="utf-8").splitlines()]
    pages = {p["file"]: gzip.decompress((folder / "html" / (p["file"] + ".gz")).read_bytes()) for p in gold}
    with tempfile.TemporaryDirectory() as unpacked:
        files = []
        for name, page in pages.items():
            files.append(pathlib.Path(unpacked) / name)
            files[-1].write_bytes(page)
        print(subprocess.run([ROOT / "build/bench/bench/annals_pages", *files], capture_output=True, text=True).stdout, end="")
        program = next((p for p in (ROOT / "build" / b / "annals" for b in ("release", "dev")) if p.exists()), None)
        if program:
            lines = [subprocess.run([program, "extract", f], capture_output=True, text=True).stdout for f in files]
            texts = {f.name: json.loads(line)["text"] if line else "" for f, line in zip(files, lines)}
            print(f"{'annals':28} {'':8}           segments F1 {f1(gold, texts):.2f}")
    for name, extract in peers():
        race(name, extract, gold, pages)


if __name__ == "__main__":
    main()
