"""One input coded in a process of its own, so that an article that kills its process costs itself alone.

The worker of Spark loads the coder and forks: the child has it for nothing, reads, codes and writes the rows, file by file. Where
the child dies, a memory that both see tells at which article; the worker forks again, and the next child goes on behind the last
whole file, passes over that article, and puts a row with the reason in its place.
"""

from __future__ import annotations

import enum
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

import annals
from annals import _engine

from .inputs import articles_of

# Of a file; beyond these the next one begins.
ROWS_IN_FILE = 1 << 16

# Articles of one input that may kill their process, before the input is given up: the fault is then not theirs.
MOST_KILLED = 100

# Faults of a file, not of an article: the next run tries again.
PASSING = ("not found", "io")

_OUT_OF_MEMORY = 70
_CANNOT_WRITE = 71


class Limits(NamedTuple):
    """What one article may cost before it goes to the quarantine."""

    seconds: float = 60
    megabytes: int = 1024
    """By which the process may grow."""


class Input(NamedTuple):
    """One file, and how it is read."""

    path: str
    version: str
    reading: tuple[tuple[str, Any], ...]


class Made(NamedTuple):
    """What lies in whole files."""

    files: int = 0
    articles: int = 0
    rows: int = 0
    records: int = 0
    errors: int = 0
    quarantined: int = 0
    faults: int = 0
    """Errors of the file that the next run may not meet."""


class _Killer(NamedTuple):
    """An article that killed its process, and how."""

    doc: str
    reason: str


class _Start(NamedTuple):
    """Where a child begins: behind what is made; which articles it leaves out; and at which it ends, if one cannot even be passed
    over."""

    made: Made
    killers: dict[int, _Killer]
    end: int | None


class _Doing(enum.IntEnum):
    PASSING_OVER = 0
    READING = 1
    CODING = 2


class _Progress:
    """The number and id of the article at hand, and what is done with it; seen by both processes."""

    _HEAD = struct.Struct("<qHH")
    _MOST = 1000

    def __init__(self) -> None:
        self._shared = mmap.mmap(-1, self._HEAD.size + self._MOST)

    def put(self, article: int, doing: _Doing, doc: str = "") -> None:
        name = doc.encode()[: self._MOST]
        self._shared[self._HEAD.size : self._HEAD.size + len(name)] = name
        self._HEAD.pack_into(self._shared, 0, article, doing, len(name))

    def get(self) -> tuple[int, _Doing, str]:
        article, doing, length = self._HEAD.unpack_from(self._shared, 0)
        return article, _Doing(doing), self._shared[self._HEAD.size : self._HEAD.size + length].decode(errors="ignore")


_MADE = struct.Struct(f"<{len(Made._fields)}q")


class _Coding:
    """The work of a child."""

    def __init__(self, coder: annals.Coder, given: Input, limits: Limits, start: _Start, folder: str, progress: _Progress, out: Connection):
        self._coder = coder
        self._input = given
        self._limits = limits
        self._start = start
        self._folder = folder
        self._progress = progress
        self._out = out
        self._parent = os.getppid()
        self._made = start.made
        self._article = 0
        self._file: _engine.CodedRows | None = None

    def run(self) -> None:
        for coded in self._coder.code_many(self._articles(), threads=1, apart=True, progress=False):
            self._add(coded)
            if len(self._rows()) >= ROWS_IN_FILE:
                self._finish(self._article + 1)
        self._finish(self._article)

    def _articles(self) -> Iterator[Any]:
        """Those that are coded, behind those of whole files; called for the next when the last one's rows are there."""
        source = articles_of(self._input.path, dict(self._input.reading))
        while self._article != self._start.end:
            if os.getppid() != self._parent:
                os._exit(0)  # nobody waits for it any more
            self._clock(self._limits.seconds)
            killer = self._start.killers.get(self._article)
            if killer is not None or self._article < self._start.made.articles:
                self._progress.put(self._article, _Doing.PASSING_OVER)
                if not source.pass_over():
                    return
                if killer is not None and self._article >= self._start.made.articles:
                    self._add_killer(killer)
            else:
                self._progress.put(self._article, _Doing.READING)
                article = source.take()
                if article is None:
                    return
                self._progress.put(self._article, _Doing.CODING, _name_of(article))
                yield article
            self._article += 1
        killer = self._start.killers[self._article]
        self._add_killer(killer._replace(reason=killer.reason + "; what follows in this input is not read"))

    def _add(self, coded: annals.Coded) -> None:
        # The source has not moved on: the number is still this article's.
        made = self._made
        if coded.error is None:
            self._rows().add(self._article, coded._outcome)
            self._made = made._replace(records=made.records + len(coded))
        else:
            self._rows().add_uncoded("error", self._article, coded.id, str(coded.error))
            self._made = made._replace(errors=made.errors + 1, faults=made.faults + (coded.error.kind in PASSING))

    def _add_killer(self, killer: _Killer) -> None:
        """And ends the file, so that what stands before is not coded once more when another article kills."""
        self._rows().add_uncoded("quarantine", self._article, killer.doc, killer.reason)
        self._made = self._made._replace(quarantined=self._made.quarantined + 1)
        self._finish(self._article + 1)

    def _rows(self) -> _engine.CodedRows:
        """Those of the file at hand."""
        if self._file is None:
            name = os.path.join(self._folder, f"rows-{self._made.files:04}.parquet")
            self._file = _engine.CodedRows(name, self._input.path, self._input.version, self._made.rows)
        return self._file

    def _finish(self, articles: int) -> None:
        """Ends the file, after the rows of so many articles."""
        self._clock(0)
        if self._file is not None:
            self._file.finish()
            self._made = self._made._replace(files=self._made.files + 1, articles=articles, rows=self._made.rows + len(self._file))
            self._file = None
        self._out.send_bytes(_MADE.pack(*self._made))

    def _clock(self, seconds: float) -> None:
        """Ends this process after so many seconds, whatever it does then; 0 stops the clock."""
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _name_of(article: object) -> str:
    if isinstance(article, _engine.ReadArticle):
        return article.id
    return str(article.get("id") or "") if isinstance(article, dict) else ""


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
        if isinstance(error, annals.Error) and error.kind == "io":
            code = _CANNOT_WRITE
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


def code_input(coder: annals.Coder, given: Input, limits: Limits, folder: str) -> Made:
    """Writes the rows of one input into the folder, whatever its articles do to the process that codes them. Raises RuntimeError
    where the fault is no article's."""
    start = _Start(Made(), {}, None)
    while True:
        progress = _Progress()
        receiver, sender = Pipe(duplex=False)
        child = os.fork()
        if child == 0:
            receiver.close()
            _run_child(lambda: _Coding(coder, given, limits, start, folder, progress, sender).run(), limits)
        sender.close()
        with receiver:
            while (message := _received(receiver)) is not None:
                start = start._replace(made=Made(*_MADE.unpack(message)))
        _, status = os.waitpid(child, 0)
        if status == 0:
            return start.made
        article, doing, doc = progress.get()
        if _is_no_articles(status, doing) or article < start.made.articles:
            raise RuntimeError(f"{given.path}: the process ended at article {article}; the worker's standard error says why")
        reason = _reason(status, limits)
        start.killers[article] = _Killer(doc, reason if doing == _Doing.CODING else f"while it was read, {reason}")
        if len(start.killers) > MOST_KILLED:
            raise RuntimeError(f"{given.path}: {MOST_KILLED} articles killed their process, the last one for this reason: {reason}")
        if doing == _Doing.PASSING_OVER:
            start = start._replace(end=article)


def _is_no_articles(status: int, doing: _Doing) -> bool:
    """Whether an end has another cause than the article: what a program of ours throws, or a disk that is full."""
    if not os.WIFEXITED(status) or os.WEXITSTATUS(status) == _OUT_OF_MEMORY:
        return False
    return doing != _Doing.CODING or os.WEXITSTATUS(status) == _CANNOT_WRITE


def _received(receiver: Connection) -> bytes | None:
    try:
        return receiver.recv_bytes()
    except (EOFError, OSError):  # the end, or a message that was cut off
        return None
