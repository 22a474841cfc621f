#!/usr/bin/env python3
"""Fails when the documents and what exists part ways.

- Every verb of the Makefile that a document names exists, and `make` lists every verb.
- Every command of the built program has a line in README.md or docs/, and no document names one that is not there
  (when a build is found).
- The example at the head of README.md prints what it shows there; with --accept, that is rewritten.
- Every relative link and every path in backquotes that looks like ours leads somewhere.
- Every invariant that code cites stands in docs/invariants.md, every package of tools/packages.sh in
  docs/dependencies.md.
"""
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDERS = ("bench", "cases", "data", "docs", "fuzz", "include", "models", "packaging", "python", "samples", "src", "tests", "tools",
           "training")
faults = []


def fault(path, text, at, message):
    line = text.count("\n", 0, at) + 1
    faults.append(f"{path.relative_to(ROOT)}:{line}: {message}")


def documents():
    listed = []
    if shutil.which("git"):
        listed = subprocess.run(["git", "-C", str(ROOT), "ls-files", "-co", "--exclude-standard", "*.md"],
                                capture_output=True, text=True).stdout.split()
    if not listed:  # an unpacked tarball is no checkout
        listed = [str(p.relative_to(ROOT)) for p in ROOT.rglob("*.md") if "build" not in p.parts]
    return [ROOT / name for name in listed]


def check_verbs(path, text, verbs):
    for match in re.finditer(r"`make ([a-z]+)", text):
        if match.group(1) not in verbs:
            fault(path, text, match.start(), f"there is no `make {match.group(1)}`")


def check_links(path, text):
    for match in re.finditer(r"\]\(([^)#:]+)(#[^)]*)?\)", text):
        if not (path.parent / match.group(1)).exists():
            fault(path, text, match.start(), f"the link {match.group(1)} leads nowhere")
    for match in re.finditer(r"`((?:%s)/[A-Za-z0-9_./-]+)`" % "|".join(FOLDERS), text):
        if not ((ROOT / match.group(1)).exists() or (path.parent / match.group(1)).exists()):
            fault(path, text, match.start(), f"{match.group(1)} does not exist")


def program():
    built = [ROOT / "build" / build / "annals" for build in ("dev", "release", "asan")]
    built = [path for path in built if path.exists()]
    return max(built, key=lambda path: path.stat().st_mtime, default=None)


def help_of(*command):
    return subprocess.run([str(program()), *command, "--help"], capture_output=True, text=True).stdout


def commands():
    if not program():
        return []
    _, _, listed = help_of().partition("Subcommands:")
    return re.findall(r"^  ([a-z][a-z-]*)", listed, re.M)


def check_options():
    """Each command's section of docs/reference/cli.md names the options that its --help shows, and no others."""
    path = ROOT / "docs/reference/cli.md"
    if not program() or not path.exists():
        return
    text = path.read_text(encoding="utf-8")
    for command in commands():
        section = re.search(r"^## annals %s$(.*?)(?=^## |\Z)" % command, text, re.M | re.S)
        if not section:
            fault(path, text, 0, f"there is no section on annals {command}")
            continue
        shown = set(re.findall(r"^ +(?:-h,)?(--[a-z-]+)", help_of(command), re.M)) - {"--help"}
        told = set(re.findall(r"`(--[a-z-]+)", section.group(1)))
        for option in sorted(shown - told):
            fault(path, text, section.start(), f"annals {command} has {option}, which is not told here")
        for option in sorted(told - shown):
            fault(path, text, section.start(), f"annals {command} has no {option}")


def check_commands(texts):
    known = commands()
    everything = "\n".join(texts.values())
    for command in known:
        if not re.search(r"annals %s\b" % command, everything):
            faults.append(f"README.md:1: `annals {command}` is nowhere described")
    for path, text in texts.items():
        for match in re.finditer(r"`annals ([a-z]+)\b", text):
            if known and match.group(1) not in known:
                fault(path, text, match.start(), f"there is no `annals {match.group(1)}`")


def check_invariants():
    known = set(re.findall(r"^\| (I-\d+) \|", (ROOT / "docs/invariants.md").read_text(encoding="utf-8"), re.M))
    for folder in ("include", "src", "tests"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix not in (".h", ".cc"):
                continue
            text = path.read_text(encoding="utf-8")
            for match in re.finditer(r"\bI-\d+\b", text):
                if match.group(0) not in known:
                    fault(path, text, match.start(), f"{match.group(0)} is not in docs/invariants.md")


def check_example(accept):
    """The first command of README.md, and the table below it up to the next line at the margin."""
    path = ROOT / "README.md"
    text = path.read_text(encoding="utf-8")
    block = re.search(r"^    \$ (.*?)\n\n(.*?)\n\n(?=\S)", text, re.M | re.S)
    if not program():
        return
    command = re.sub(r"\bannals code\b", f"'{program()}' code --format table", block.group(1))
    printed = subprocess.run(command, shell=True, capture_output=True, text=True).stdout.strip("\n")
    shown = "\n".join(("    " + line).rstrip() for line in printed.splitlines())
    if shown == block.group(2):
        return
    if accept:
        path.write_text(text[:block.start(2)] + shown + text[block.end(2):], encoding="utf-8")
    else:
        fault(path, text, block.start(2), "the program prints another table (tools/check_docs.py --accept rewrites it)")


def check_packages():
    told = set(re.findall(r"[a-z0-9.+-]+", (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")))
    path = ROOT / "tools/packages.sh"
    text = path.read_text(encoding="utf-8")
    for group in re.finditer(r'^[A-Z]+_PACKAGES="([^"]*)"', text, re.M):
        for package in re.finditer(r"\S+", group.group(1)):
            if package.group(0) not in told:
                fault(path, text, group.start(1) + package.start(),
                      f"{package.group(0)} has no row in docs/dependencies.md")


def main():
    verbs = set(re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    texts = {path: path.read_text(encoding="utf-8") for path in documents()}
    for path, text in texts.items():
        check_verbs(path, text, verbs)
        check_links(path, text)
    check_commands(texts)
    check_options()
    check_invariants()
    check_packages()
    check_example("--accept" in sys.argv)
    for line in faults:
        print(line)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
