"""Who looks on while many articles are coded: a line that says how far it is, gone when it ends."""

from __future__ import annotations

import sys
import time
import warnings
from collections.abc import Callable
from typing import Union

# None: where someone looks on. A function gets the numbers of articles and records so far.
ProgressOption = Union[bool, Callable[[int, int], object], None]

SECONDS_BETWEEN = 0.2
BAR = 30  # characters


class UndatedWarning(UserWarning):
    """An article without a publication date: its relative dates ("on Tuesday") stay unresolved."""


def warn(message: str, kind: type[UserWarning]) -> None:
    """At the line outside of this package that led here."""
    level, frame = 1, sys._getframe()
    while frame.f_back is not None and frame.f_globals.get("__name__", "").startswith("annals."):
        level, frame = level + 1, frame.f_back
    warnings.warn(message, kind, stacklevel=level)


def warn_undated() -> None:
    warn('without a publication date relative dates ("on Tuesday") stay unresolved; published="2024-03-07" gives one', UndatedWarning)


def _someone_looks_on() -> bool:
    if sys.stderr is None:
        return False
    return sys.stderr.isatty() or type(sys.stderr).__module__.startswith("ipykernel")


class Watcher:
    """What the engine tells how far it is (python/src/batch.cc)."""

    seconds_between: float | None
    """Between two calls of step; None: it is not called."""

    def __init__(self, option: ProgressOption, total: int | None):
        self._call = option if callable(option) else None
        draws = self._call is None and (_someone_looks_on() if option is None else bool(option))
        self.seconds_between = 0.0 if self._call is not None else SECONDS_BETWEEN if draws else None
        self._total = total
        self._start = time.monotonic()
        self._width = 0

    def step(self, articles: int, records: int) -> None:
        if self._call is not None:
            self._call(articles, records)
            return
        rate = articles / max(time.monotonic() - self._start, 0.001)
        self._write(f"{self._share(articles)} articles, {records:,} records, {rate:,.0f} articles/s{self._left(articles, rate)}")

    def undated(self) -> None:
        warn_undated()

    def end(self) -> None:
        if self._width:
            self._write("")
            sys.stderr.write("\r")
            sys.stderr.flush()
            self._width = 0

    def _share(self, articles: int) -> str:
        if not self._total:
            return f"{articles:,}"
        done = min(articles / self._total, 1.0)
        return f"[{'=' * round(BAR * done):{BAR}}] {done:4.0%} {articles:,} of {self._total:,}"

    def _left(self, articles: int, rate: float) -> str:
        if not self._total or articles >= self._total:
            return ""
        minutes, seconds = divmod(round((self._total - articles) / rate), 60)
        return f", {minutes}:{seconds:02} left"

    def _write(self, line: str) -> None:
        sys.stderr.write("\r" + line.ljust(self._width))
        sys.stderr.flush()
        self._width = len(line)
