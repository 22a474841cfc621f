"""One input coded in a process of its own, so that an article that kills its process costs itself alone.

The worker of Spark loads the coder and forks: the child has it for nothing, reads and codes, and sends its rows back. Where
the child dies, a memory that both see tells at which article; the worker forks again, and the next child reads on from the last
rows that came, and puts a row with the reason in the place of that article.
"""

from __future__ import annotations

import mmap
import os
import resource
import signal
import stat
import struct
import sys
import warnings
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection, Pipe
from typing import Any, NamedTuple

import pyarrow

import annals
from annals import _engine

from .inputs import articles_of
from .rows import SCHEMA, Rows

# What a batch holds at least before it is sent.
ROWS_IN_BATCH = 500
BYTES_IN_BATCH = 4 << 20

# Articles of one input that may kill their process, before the input is given up: the fault is then not theirs.
MOST_KILLED = 100

# Faults of a file, not of an article: the next run tries again.
PASSING = ("not found", "io")

_OUT_OF_MEMORY = 70


class Limits(NamedTuple):
    """What one article may cost before it goes to the quarantine."""

    seconds: float = 60
    megabytes: int = 1024
    """By which the process may grow."""


class Input(NamedTuple):
    """One file, and how it is read."""

    path: str
    version: str
    part: str
    reading: tuple[tuple[str, Any], ...]


class _Start(NamedTuple):
    """Where a child begins: articles and rows that came before, and which articles to leave out, for which reason."""

    articles: int
    rows: int
    quarantine: dict[int, str]


class _Progress:
    """The number of the article at hand, and whether it is still being read; seen by both processes."""

    def __init__(self) -> None:
        self._shared = mmap.mmap(-1, 16)

    def put(self, article: int, reading: bool) -> None:
        struct.pack_into("<qq", self._shared, 0, article, int(reading))

    def get(self) -> tuple[int, bool]:
        article, reading = struct.unpack_from("<qq", self._shared, 0)
        return article, bool(reading)


class _Coding:
    """The work of a child."""

    def __init__(self, coder: annals.Coder, given: Input, limits: Limits, start: _Start, progress: _Progress, out: Connection):
        self._coder = coder
        self._input = given
        self._limits = limits
        self._start = start
        self._progress = progress
        self._out = out
        self._article = 0
        self._number = start.rows
        self._rows = self._new_rows()
        self._whole = True

    def run(self) -> None:
        for coded in self._coder.code_many(self._articles(), threads=1, apart=True, progress=False):
            self._add(coded)
            if len(self._rows) >= ROWS_IN_BATCH or self._rows.bytes >= BYTES_IN_BATCH:
                self._send(self._article)
        if self._whole:
            self._row(kind="input", article=self._article)
        self._send(self._article)

    def _articles(self) -> Iterator[Any]:
        """Those that are coded, after what stands before them; called for the next when the last one's rows are there."""
        source = articles_of(self._input.path, dict(self._input.reading))
        while True:
            reason = self._start.quarantine.get(self._article) if self._article >= self._start.articles else None
            if reason is not None and reason.startswith(_READING):
                self._row(kind="quarantine", article=self._article, message=reason + "; what follows in this input is not read")
                self._article += 1
                return
            self._progress.put(self._article, reading=True)
            self._clock(self._limits.seconds)
            article = next(source, None)
            if article is None:
                self._clock(0)
                return
            if reason is not None:
                self._row(kind="quarantine", article=self._article, doc=_name_of(article), message=reason)
            elif self._article >= self._start.articles:
                self._progress.put(self._article, reading=False)
                yield article
            self._article += 1

    def _add(self, coded: annals.Coded) -> None:
        self._clock(0)
        # The source has not moved on: the number is still this article's.
        common = {"article": self._article, "doc": coded.id}
        if coded.error is not None:
            self._whole = self._whole and coded.error.kind not in PASSING
            self._row(kind="error", message=str(coded.error), **common)
            return
        self._row(kind="article", bytes=_engine.copy_signature(coded.text), **common)
        for id, keys, packed, members in _engine.accounts_to_travel(coded.records):
            self._row(kind="account", id=id, bytes=packed, keys=keys, members=members, **common)
        for record in coded.records:
            self._row(kind="record", id=record.id, json=record.to_json(), **common)

    def _row(self, **row: Any) -> None:
        self._rows.add(number=self._number, **row)
        self._number += 1

    def _new_rows(self) -> Rows:
        return Rows({"input": self._input.path, "version": self._input.version, "part": self._input.part})

    def _send(self, article: int) -> None:
        """Rows of all articles up to this one."""
        rows = self._rows.batch().serialize()
        self._rows = self._new_rows()
        self._out.send_bytes(struct.pack("<qq", article + 1, self._number) + rows.to_pybytes())

    def _clock(self, seconds: float) -> None:
        """Ends this process after so many seconds, whatever it does then; 0 stops the clock."""
        signal.setitimer(signal.ITIMER_REAL, seconds)


_READING = "while it was read, "


def _name_of(article: object) -> str | None:
    if isinstance(article, annals.Error):
        return article.place.file if article.place else None
    return article.get("id") if isinstance(article, dict) else None


def _run_child(work: Callable[[], None], limits: Limits) -> None:
    """Never returns."""
    code = 1
    try:
        _close_sockets()
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        _limit_growth(limits.megabytes)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        warnings.simplefilter("ignore", annals.UndatedWarning)
        work()
        code = 0
    except MemoryError:
        code = _OUT_OF_MEMORY
    except BrokenPipeError:
        pass  # nobody waits for it any more
    except BaseException as error:  # what a coder of your own throws
        print(f"annals_spark: {type(error).__name__}: {error}", file=sys.stderr, flush=True)
    finally:
        os._exit(code)


def _limit_growth(megabytes: int) -> None:
    """Of what the process has mapped now; where the system does not tell that, there is no limit."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            mapped = int(file.read().split()[0]) * resource.getpagesize()
    except OSError:
        return
    limit = mapped + (megabytes << 20)
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _close_sockets() -> None:
    """The worker's way to Spark is not the child's: it would hold it open when the worker dies."""
    for name in os.listdir("/dev/fd"):
        try:
            if stat.S_ISSOCK(os.fstat(int(name)).st_mode):
                os.close(int(name))
        except OSError:
            pass  # the folder's own


def _reason(status: int, limits: Limits) -> str:
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        if number == signal.SIGALRM:
            return f"it took more than {limits.seconds:g} s"
        return f"it killed its process ({signal.Signals(number).name})"
    if os.WEXITSTATUS(status) == _OUT_OF_MEMORY:
        return f"it needed more than {limits.megabytes} MB of memory"
    return f"it ended its process with {os.WEXITSTATUS(status)}"


def coded_batches(coder: annals.Coder, given: Input, limits: Limits) -> Iterator[pyarrow.RecordBatch]:
    """The rows of one input, whatever its articles do to the process that codes them."""
    start = _Start(0, 0, {})
    while True:
        progress = _Progress()
        receiver, sender = Pipe(duplex=False)
        child = os.fork()
        if child == 0:
            receiver.close()
            _run_child(_Coding(coder, given, limits, start, progress, sender).run, limits)
        sender.close()
        try:
            while (message := _received(receiver)) is not None:
                articles, rows = struct.unpack_from("<qq", message)
                start = start._replace(articles=articles, rows=rows)
                yield pyarrow.ipc.read_record_batch(pyarrow.py_buffer(message[16:]), SCHEMA)
            _, status = os.waitpid(child, 0)
        except GeneratorExit:  # Spark wants no more
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            raise
        finally:
            receiver.close()
        if status == 0:
            return
        article, reading = progress.get()
        if reading and os.WIFEXITED(status) and os.WEXITSTATUS(status) != _OUT_OF_MEMORY:
            raise RuntimeError(f"{given.path}: article {article} could not be read; the worker's standard error says why")
        start.quarantine[article] = (_READING if reading else "") + _reason(status, limits)
        if len(start.quarantine) > MOST_KILLED:
            raise RuntimeError(f"{given.path}: {MOST_KILLED} articles killed their process, the last one for this reason: {start.quarantine[article]}")


def _received(receiver: Connection) -> bytes | None:
    try:
        return receiver.recv_bytes()
    except (EOFError, OSError):  # the end, or a message that was cut off
        return None
