"""A line that says how far a long run is; gone when it ends."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Union

# None: where someone looks on. A function gets the numbers of articles and records so far.
ProgressOption = Union[bool, Callable[[int, int], object], None]

SECONDS_BETWEEN = 0.2


def _someone_looks_on() -> bool:
    if sys.stderr is None:
        return False
    return sys.stderr.isatty() or type(sys.stderr).__module__.startswith("ipykernel")


class Progress:
    def __init__(self, option: ProgressOption, total: int | None):
        self._call = option if callable(option) else None
        self._draws = self._call is None and (_someone_looks_on() if option is None else bool(option))
        self._total = total
        self._start = self._last = time.monotonic()
        self._width = 0

    def step(self, articles: int, records: int) -> None:
        if self._call is not None:
            self._call(articles, records)
        now = time.monotonic()
        if not self._draws or now - self._last < SECONDS_BETWEEN:
            return
        self._last = now
        of = f" of {self._total:,}" if self._total else ""
        self._write(f"{articles:,}{of} articles, {records:,} records, {articles / (now - self._start):,.0f} articles/s")

    def end(self) -> None:
        if self._width:
            self._write("")
            sys.stderr.write("\r")
            sys.stderr.flush()
            self._width = 0

    def _write(self, line: str) -> None:
        sys.stderr.write("\r" + line.ljust(self._width))
        sys.stderr.flush()
        self._width = len(line)
