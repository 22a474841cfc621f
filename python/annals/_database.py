"""What a database that `annals add` keeps has to tell."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Iterable, Iterator
from typing import Any, Union

from . import _engine
from ._errors import Error
from ._tables import RecordTable, Table

Names = Union[str, Iterable[str], None]


def _names(names: Names) -> list[str]:
    if names is None:
        return []
    return [name.strip() for name in (names.split(",") if isinstance(names, str) else names)]


def all_names(names: str) -> bool:
    if names not in ("role", "all"):
        raise Error("usage", f"names is '{names}'", None, "role or all")
    return names == "all"


def _day(day: str | datetime.date) -> str:
    return day if isinstance(day, str) else day.isoformat()


class Events(RecordTable):
    """Records that pass, read as they are asked for; each loop reads them anew."""

    def __init__(self, database: _engine.EventDatabase, filter: _engine.EventFilter, names: str):
        self._database = database
        self._filter = filter
        self._all_names = all_names(names)

    def __iter__(self) -> Iterator[_engine.Record]:
        found = self._database.events(self._filter, self._all_names)
        while (record := found.next()) is not None:
            yield record

    def to_json(self) -> str:
        """JSON Lines, a line for each record, as `annals events` prints them."""
        return "".join(record.to_json() + "\n" for record in self)

    def to_dict(self) -> list[dict[str, Any]]:
        """The records as plain dicts."""
        return [record.to_dict() for record in self]

    def _stream(self, flat: bool) -> Any:
        return self._database.events(self._filter, self._all_names).stream(flat)

    def __repr__(self) -> str:
        return "<annals.Events: to_pandas() makes a table of them, a loop reads one after another>"


class Happenings(Table):
    """Happenings that pass, by the day of their first record."""

    def __init__(self, rows: list[_engine.Happening]):
        self._happenings = rows

    def __iter__(self) -> Iterator[_engine.Happening]:
        return iter(self._happenings)

    def __len__(self) -> int:
        return len(self._happenings)

    def __getitem__(self, index: int) -> _engine.Happening:
        return self._happenings[index]

    def to_dict(self) -> list[dict[str, Any]]:
        """Id, number of reports and first record of each."""
        return [{"id": one.id, "reports": one.reports, "first": one.first.to_dict()} for one in self]

    def to_json(self) -> str:
        """The same as JSON Lines."""
        return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in self.to_dict())

    def __arrow_c_stream__(self, requested_schema: object = None) -> Any:
        return _engine.stream_happenings(self._happenings)


class Tally(Table):
    """A running tally: the sum over happenings told as fact, and every figure behind it. Disagreeing figures stand side
    by side and are never added."""

    def __init__(self, table: _engine.TallyTable):
        self._table = table
        self.role: str = table.role
        """What is counted."""
        self.best: int = table.best
        """The sum of the newest report's figures."""
        self.min: int = table.min
        """The least that reports give."""
        self.max: int = table.max
        """The most that reports give."""
        self.rows: list[_engine.TallyRow] = table.rows
        """Every figure, denial and statement, with its sentence."""

    def to_json(self) -> str:
        """One line, as `annals tally --format json` prints it."""
        return self._table.json

    def to_dict(self) -> dict[str, Any]:
        """The same as a dict."""
        out: dict[str, Any] = json.loads(self._table.json)
        return out

    def __arrow_c_stream__(self, requested_schema: object = None) -> Any:
        return _engine.stream_tally(self.rows)

    def __repr__(self) -> str:
        return f"<annals.Tally {self.role}: {self.best} ({self.min} to {self.max})>"


class Database:
    """A database of `annals add`, read only.

    The filters of its methods are the options of `annals events`; all that are given must hold, of a list one member is
    enough. Days are text as 2024-03-07 or dates, and both ends count.
    """

    def __init__(self, path: str | os.PathLike[str]):
        self._database = _engine.EventDatabase(os.fspath(path))

    def events(
        self,
        *,
        type: Names = None,
        mode: Names = None,
        context: Names = None,
        factuality: Names = None,
        actor: str = "",
        recipient: str = "",
        actor_text: str = "",
        recipient_text: str = "",
        country: str = "",
        place: str = "",
        near: tuple[float, float, float] | None = None,
        bbox: tuple[float, float, float, float] | None = None,
        text: str = "",
        search: str = "",
        source: str = "",
        outlet: str = "",
        since: str | datetime.date | None = None,
        until: str | datetime.date | None = None,
        min_confidence: float = 0.0,
        limit: int = 0,
        all_versions: bool = False,
        names: str = "role",
    ) -> Events:
        """Records, by day, article and position; those without a day come last.

        type, mode, context, factuality: names, in a list or parted by commas.
        actor, recipient: codes; "USA" is any that begins so, "USA MIL" both.
        actor_text, recipient_text, place, source: words of the text or the canonical name.
        country: of an actor, a recipient or a place.
        near: latitude, longitude and kilometres around; bbox: west, south, east and north.
        text: a query of SQLite's FTS5 on the sentence, as "ceasefire OR truce"; search: on the whole report.
        limit: at most so many; 0 is all.
        all_versions: also records of superseded articles and earlier runs.
        names: private persons by their "role", or "all" by name.
        """
        filter = _engine.EventFilter()
        filter.types, filter.modes = _names(type), _names(mode)
        filter.contexts, filter.factualities = _names(context), _names(factuality)
        filter.actor, filter.recipient = actor, recipient
        filter.actor_text, filter.recipient_text = actor_text, recipient_text
        filter.country, filter.place, filter.text, filter.search = country, place, text, search
        if near is not None:
            filter.set_near(*near)
        if bbox is not None:
            filter.set_box(*bbox)
        filter.source, filter.outlet = source, outlet
        if since is not None:
            filter.since = _day(since)
        if until is not None:
            filter.until = _day(until)
        filter.min_confidence, filter.limit, filter.all_versions = min_confidence, limit, all_versions
        return Events(self._database, filter, names)

    def happenings(self, *, least_reports: int = 1, names: str = "role", **filters: Any) -> Happenings:
        """What took place, as far as reports that pass tell, one row for each; `filters` as of `events`.

        names: private persons by their "role", or "all" by name.
        """
        return Happenings(self._database.happenings(self.events(**filters)._filter, least_reports, all_names(names)))

    def happening(self, id: str, *, names: str = "role") -> list[_engine.Record]:
        """All current records of one happening; empty if there is none.

        names: private persons by their "role", or "all" by name.
        """
        return self._database.happening(id, all_names(names))

    def tally(self, role: str = "killed", *, names: str = "role", **filters: Any) -> Tally:
        """Sums a figure over happenings, beside what sources state; `filters` as of `events`.

        role: killed, injured, detained ...; "happenings" counts the happenings themselves.
        names: private persons by their "role", or "all" by name.
        """
        return Tally(self._database.tally(self.events(**filters)._filter, role, all_names(names)))


def open(path: str | os.PathLike[str]) -> Database:
    """Opens a database that `annals add` made; raises `Error` when it is none."""
    return Database(path)
