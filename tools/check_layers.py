#!/usr/bin/env python3
"""Fails with file:line when an #include steps out of docs/layers.txt."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
INCLUDE = re.compile(r'#include "(src/([a-z]+)/|(include|python)/)?([^"]*)"')


def rules():
    allowed = {}
    for line in (ROOT / "docs/layers.txt").read_text().splitlines():
        if line.strip() and not line.startswith("#"):
            folder, _, others = line.partition(":")
            allowed[folder.strip()] = set(others.split())
    return allowed


def main():
    allowed, faults = rules(), []
    files = [("include", p) for p in ROOT.glob("include/**/*.h")]
    files += [("python", p) for p in ROOT.glob("python/src/*.[hc]*")]
    files += [(p.relative_to(ROOT / "src").parts[0], p) for p in ROOT.glob("src/**/*.[hc]*")]
    for folder, path in sorted(files, key=lambda f: str(f[1])):
        where = path.relative_to(ROOT)
        if folder not in allowed:
            faults.append(f"{where}:1: the folder {folder} is not in docs/layers.txt")
            continue
        for number, line in enumerate(path.read_text().splitlines(), 1):
            found = INCLUDE.match(line)
            if not found: continue
            target = found[2] or found[3]
            if target is None:
                faults.append(f'{where}:{number}: include by full path from the root, not "{found[4]}"')
            elif target != folder and target not in allowed[folder]:
                faults.append(f"{where}:{number}: {folder} may not include {target}")
    print("\n".join(faults) or f"{len(files)} files keep to docs/layers.txt")
    sys.exit(bool(faults))


main()
