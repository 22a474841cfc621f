"""Texts in, records out."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from . import _articles, _engine
from ._errors import Error
from ._html import coded_html
from ._options import PathLike, coder_options
from ._parser import Parsed, Parser, parser_of
from ._progress import Progress, ProgressOption
from ._tables import Table

class UndatedWarning(UserWarning):
    """An article without a publication date: its relative dates ("on Tuesday") stay unresolved."""


class Note(NamedTuple):
    """What a stage could not decide."""

    stage: str
    text: str
    words: _engine.Quote


class Coded(Table[_engine.Record]):
    """What came of one article: its records, or the error in their place.

    In a notebook it shows the text with the evidence marked.
    """

    __slots__ = ("_outcome", "error", "records")

    records: list[_engine.Record]
    """One for each coded mention, in the order of the text."""
    error: Error | None
    """Why there are none, where the article could not be read."""

    def __init__(self, outcome: _engine.Outcome):
        self._outcome = outcome
        self.records = outcome.records
        self.error = outcome.error

    @property
    def article(self) -> dict[str, str]:
        """Its fields, with its id; empty where it could not be read."""
        return self._outcome.article

    @property
    def id(self) -> str | None:
        """Of the article; `doc` in its records."""
        if self.error is not None:
            return self.error.place.file if self.error.place else None
        return self.article["id"]

    @property
    def text(self) -> str:
        """What spans point into."""
        return self.article.get("text", "")

    @property
    def notes(self) -> list[Note]:
        """What stages could not decide."""
        return [Note(*note) for note in self._outcome.notes]

    def to_json(self) -> str:
        """JSON Lines, a line for each record, as `annals code` prints them."""
        return "".join(record.to_json() + "\n" for record in self.records)

    def to_dict(self) -> dict[str, Any]:
        """The article, its records, notes and error as plain dicts and lists."""
        return {
            "article": self.article,
            "records": [record.to_dict() for record in self.records],
            "notes": [
                {"stage": note.stage, "note": note.text, "text": note.words.text, "span": list(note.words.span)}
                for note in self.notes
            ],
            "error": None if self.error is None else {"kind": self.error.kind, "message": str(self.error)},
        }

    def _rows(self) -> Iterator[_engine.Record]:
        return iter(self.records)

    @property
    def _stream(self) -> Callable[[Iterator[_engine.Record]], Any]:
        return _engine.stream_records

    def _repr_html_(self) -> str:
        return coded_html(self)

    def __repr__(self) -> str:
        what = f"{len(self.records)} records" if self.error is None else f"error: {self.error}"
        return f"<annals.Coded {self.id} {what}>"


class CodedMany(Table[_engine.Record]):
    """What comes of many articles, as it comes: one `Coded` for each, in their order.

    It can be read once: in a loop, or by one of `to_pandas()`, `to_polars()`, `to_arrow()` and `to_json()`, which put
    the records of all articles into one table. `errors` then holds what could not be read.
    """

    errors: list[Error]
    """Of the articles read so far that could not be coded."""

    def __init__(self, batch: _engine.Batch, progress: Progress):
        self._batch = batch
        self._progress = progress
        self._articles = self._count = 0
        self.errors = []

    def __iter__(self) -> CodedMany:
        return self

    def __next__(self) -> Coded:
        try:
            outcome = self._batch.next()
        except BaseException:
            self._progress.end()
            raise
        if outcome is None:
            self._progress.end()
            raise StopIteration
        coded = Coded(outcome)
        if coded.error is not None:
            self.errors.append(coded.error)
        self._articles += 1
        self._count += len(coded.records)
        self._progress.step(self._articles, self._count)
        return coded

    def records(self) -> Iterator[_engine.Record]:
        """The records of all articles, one by one."""
        for coded in self:
            yield from coded.records

    def to_json(self) -> str:
        """JSON Lines, a line for each record, as `annals code` prints them."""
        return "".join(coded.to_json() for coded in self)

    def _rows(self) -> Iterator[_engine.Record]:
        return self.records()

    @property
    def _stream(self) -> Callable[[Iterator[_engine.Record]], Any]:
        return _engine.stream_records

    def __repr__(self) -> str:
        return f"<annals.CodedMany {self._articles} articles read so far>"


class Coder:
    """Loads data and models once; any number of threads may use it.

    data, models: folders of lexicons and models to use instead of those that came along.
    dictionaries: folders of your own names, roles and discards on top of them; later ones lie higher.
    gazetteer: an index of places that `annals gazetteer import` made.
    ontology: a folder of your own types and frames, or the name of one that came along.

    >>> import annals
    >>> coder = annals.Coder()
    >>> coder.code("Norway may withdraw its troops from Mali.", published="2024-03-07").records
    [<annals.Record RETREAT 'withdraw its troops' hypothetical 0.77>]
    """

    def __init__(
        self,
        *,
        data: PathLike | None = None,
        models: PathLike | None = None,
        dictionaries: Iterable[PathLike] = (),
        gazetteer: PathLike | None = None,
        ontology: PathLike | None = None,
    ):
        self._options = coder_options(data, models, dictionaries, gazetteer, ontology)
        self._coder = _engine.Coder(self._options)
        self._parser: Parser | None = None

    @property
    def engine(self) -> str:
        """Program and version; `engine` in records."""
        return self._coder.engine

    @property
    def data(self) -> str:
        """Version of the data, with dictionaries and ontology; `data` in records."""
        return self._coder.data_version

    @property
    def run(self) -> str:
        """Names engine, data and options by a hash; `run` in records."""
        return self._coder.run_id

    def code(
        self,
        text: str | bytes | Mapping[str, Any],
        *,
        published: object = None,
        outlet: str | None = None,
        url: str | None = None,
        title: str | None = None,
        id: str | None = None,
    ) -> Coded:
        """Codes one report; raises `Error` when it cannot be read.

        `text` may also be a dict with the fields of an article. `published` is what "on Tuesday" is reckoned from: a
        date, or text as 2024-03-07.

        >>> import annals
        >>> coded = annals.Coder().code("Rebels shelled Dorvik on Tuesday, the army said.", published="2024-03-07")
        >>> coded.records[0].attribution.text
        'the army'
        """
        given = {"published": published, "outlet": outlet, "url": url, "title": title, "id": id}
        article = _articles.article_dict(text, {name: value for name, value in given.items() if value is not None})
        if "published" not in article:
            _warn_undated()
        coded = Coded(self._coder.code(article))
        if coded.error is not None:
            raise coded.error
        return coded

    def code_many(
        self,
        articles: Any,
        *,
        published: object = None,
        outlet: str | None = None,
        columns: Mapping[str, str] | None = None,
        threads: int = 0,
        apart: bool = False,
        progress: ProgressOption = None,
    ) -> CodedMany:
        """Codes many reports side by side, in bounded memory, as `annals code` does.

        articles: texts, dicts, a data frame of pandas or polars, or an Arrow table; columns are named as the fields of
            an article (text, published, title, url, outlet, id ...), in any case.
        published, outlet: of articles that have none.
        columns: where columns have other names, as {"title": "Headline"}.
        threads: 0 is one for each core; the output is the same for any number.
        apart: codes each report by itself, also sentences that an earlier one has. Without it they are coded once, and
            for that all input is read before the first result comes.
        progress: a line on standard error; None shows it on terminals and in notebooks. Or a function of the numbers of
            articles and records so far.

        An article that cannot be read has its error in its `Coded` and costs no other.

        >>> import annals
        >>> articles = [{"text": "Rebels shelled Dorvik on Tuesday.", "published": "2024-03-07"}, {"text": ""}]
        >>> for coded in annals.Coder().code_many(articles):
        ...     print(len(coded.records), coded.error)
        1 None
        0 article 2: the text is empty (an article needs words to code)
        """
        _articles.check_columns(columns)
        rows = _articles.rows_of(articles)
        defaults = {name: value for name, value in {"published": published, "outlet": outlet}.items() if value is not None}
        total = len(articles) if hasattr(articles, "__len__") else None
        batch = _engine.Batch(self._coder, _fields_of(rows, defaults, columns), threads, apart)
        return CodedMany(batch, Progress(progress, total))

    def parse(self, text: str | bytes | Mapping[str, Any], **fields: object) -> Parsed:
        """Sentences, tokens, trees and names of a text; see `Parser`.

        >>> import annals
        >>> [token.text for token in annals.Coder().parse("Rebels shelled Dorvik.").sentences[0].tokens]
        ['Rebels', 'shelled', 'Dorvik', '.']
        """
        if self._parser is None:
            self._parser = parser_of(self._options)
        return self._parser.parse(text, **fields)


def _fields_of(
    rows: Iterable[object], defaults: Mapping[str, Any], columns: Mapping[str, str] | None
) -> Iterator[dict[str, str | bytes] | Error]:
    warned = False
    for row in rows:
        if isinstance(row, Error):  # as read() gives it in the place of an article
            yield row
            continue
        try:
            article = _articles.article_dict(row, defaults, columns)
        except Error as error:
            yield error
            continue
        if not warned and "published" not in article:
            warned = True
            _warn_undated()
        yield article


def _warn_undated() -> None:
    warnings.warn(
        'without a publication date relative dates ("on Tuesday") stay unresolved; published="2024-03-07" gives one',
        UndatedWarning,
        stacklevel=3,
    )
