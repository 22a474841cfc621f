"""Texts in, records out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from . import _articles, _engine
from ._database import all_names
from ._errors import Error
from ._files import read
from ._html import coded_html
from ._options import PathLike, coder_options
from ._parser import Parsed, Parser, parser_of
from ._progress import ProgressOption, Watcher, warn, warn_undated
from ._tables import RecordTable


if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


Made = TypeVar("Made")


class UnreadWarning(UserWarning):
    """Some articles of a table could not be read; `errors` says which and why."""


class Note(NamedTuple):
    """What a stage could not decide."""

    stage: str
    text: str
    words: _engine.Quote


class Coded(RecordTable):
    """What came of one article: its records, or the error in their place.

    In a notebook it shows the text with the evidence marked, and private persons by their role.
    """

    __slots__ = ("_outcome", "_records", "error")

    error: Error | None
    """Why there are none, where the article could not be read."""

    def __init__(self, outcome: _engine.Outcome):
        self._outcome = outcome
        self._records: list[_engine.Record] | None = None
        self.error = outcome.error

    @property
    def records(self) -> list[_engine.Record]:
        """One for each coded mention, in the order of the text."""
        if self._records is None:
            self._records = self._outcome.records
        return self._records

    @property
    def article(self) -> dict[str, str]:
        """Its fields, with its id; empty where it could not be read."""
        return self._outcome.article

    @property
    def id(self) -> str | None:
        """Of the article; `doc` in its records."""
        if self.error is not None:
            return self.error.place.file if self.error.place else None
        return self._outcome.id

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
        return self._outcome.json()

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

    def _stream(self, flat: bool) -> Any:
        return self._outcome.stream(flat)

    def _shown(self, text: str) -> str:
        """Words of the report with the letters of private persons' names as dots."""
        return self._outcome.shown(text)

    def _repr_html_(self) -> str:
        return coded_html(self)

    def __len__(self) -> int:
        return self._outcome.count

    def __repr__(self) -> str:
        if self.error is not None:
            return f"<annals.Coded {self.id} error: {self.error}>"
        return f"<annals.Coded {self.id} {len(self)} record{'' if len(self) == 1 else 's'}>"


class CodedMany(RecordTable):
    """What comes of many articles, as it comes: one `Coded` for each, in their order.

    It can be read once: in a loop, or by one of `to_pandas()`, `to_polars()`, `to_arrow()` and `to_json()`, which put
    the records of all articles into one table. `errors` then holds what could not be read.
    """

    def __init__(self, batch: _engine.Batch):
        self._batch = batch

    @property
    def errors(self) -> list[Error]:
        """Of the articles read so far that could not be coded."""
        return self._batch.errors

    def __iter__(self) -> CodedMany:
        return self

    def __next__(self) -> Coded:
        outcome = self._batch.next()
        if outcome is None:
            raise StopIteration
        return Coded(outcome)

    def records(self) -> Iterator[_engine.Record]:
        """The records of all articles, one by one."""
        for coded in self:
            yield from coded.records

    def to_json(self) -> str:
        """JSON Lines, a line for each record, as `annals code` prints them."""
        lines = self._batch.json()
        self._warn_unread()
        return lines

    def to_arrow(self) -> pyarrow.Table:
        return self._whole(super().to_arrow)

    def to_polars(self) -> polars.DataFrame:
        return self._whole(super().to_polars)

    def to_pandas(self, *, nested: bool = False) -> pandas.DataFrame:
        make = super().to_pandas
        return self._whole(lambda: make(nested=nested))

    def _stream(self, flat: bool) -> Any:
        return self._batch.stream(flat)

    def _whole(self, make: Callable[[], Made]) -> Made:
        """A table of all, or the error that ended it as it was raised, not as the library of the table tells it."""
        try:
            made = make()
        except Exception:
            self._batch.raise_failure()
            raise
        self._warn_unread()
        return made

    def _warn_unread(self) -> None:
        errors = self.errors
        if errors:
            first = f"{len(errors)} of {self._batch.articles} articles could not be read (`errors` says why), the first: {errors[0]}"
            warn(first, UnreadWarning)

    def __repr__(self) -> str:
        return f"<annals.CodedMany {self._batch.articles} articles read so far>"


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
        names: str = "all",
    ) -> Coded:
        """Codes one report; raises `Error` when it cannot be read.

        `text` may also be a dict with the fields of an article. `published` is what "on Tuesday" is reckoned from: a
        date, or text as 2024-03-07. `names`: private persons in the records by name ("all"), so that quotes equal the text,
        or by their "role"; displays show them by their role always.

        >>> import annals
        >>> coded = annals.Coder().code("Rebels shelled Dorvik on Tuesday, the army said.", published="2024-03-07")
        >>> coded.records[0].attribution.text
        'the army'
        """
        given = {"published": published, "outlet": outlet, "url": url, "title": title, "id": id}
        article = _articles.article_dict(text, {name: value for name, value in given.items() if value is not None})
        if "published" not in article:
            warn_undated()
        coded = Coded(self._coder.code(article, all_names(names)))
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
        names: str = "all",
        progress: ProgressOption = None,
    ) -> CodedMany:
        """Codes many reports side by side, in bounded memory, as `annals code` does.

        articles: texts, dicts, files that `annals.read` reads, a data frame of pandas or polars, or an Arrow table; columns
            are named as the fields of an article (text, published, title, url, outlet, id ...), in any case.
        published, outlet: of articles that have none.
        columns: where columns have other names, as {"title": "Headline"}.
        threads: 0 is one for each core; the output is the same for any number.
        apart: codes each report by itself, also sentences that an earlier one has. Without it they are coded once, and
            for that all input is read before the first result comes.
        names: private persons in the records by name ("all"), so that quotes equal the texts, or by their "role".
        progress: a line on standard error; None shows it on terminals and in notebooks. Or a function of the numbers of
            articles and records so far.

        An article that cannot be read has its error in its `Coded`, with its number, and costs no other.

        >>> import annals
        >>> articles = [{"text": "Rebels shelled Dorvik on Tuesday.", "published": "2024-03-07"}, {"text": ""}]
        >>> for coded in annals.Coder().code_many(articles):
        ...     print(len(coded.records), coded.error)
        1 None
        0 articles:2: the text is empty (an article needs words to code)
        """
        given = {"published": published, "outlet": outlet}
        source = _articles.source_of(articles, {name: value for name, value in given.items() if value is not None}, columns)
        watcher = Watcher(progress, len(articles) if hasattr(articles, "__len__") else None)
        return CodedMany(_engine.Batch(self._coder, source, threads, apart, all_names(names), watcher))

    def parse(self, text: str | bytes | Mapping[str, Any], **fields: object) -> Parsed:
        """Sentences, tokens, trees and names of a text; see `Parser`.

        >>> import annals
        >>> [token.text for token in annals.Coder().parse("Rebels shelled Dorvik.").sentences[0].tokens]
        ['Rebels', 'shelled', 'Dorvik', '.']
        """
        if self._parser is None:
            self._parser = parser_of(self._options)
        return self._parser.parse(text, **fields)


def code(
    *files: PathLike,
    published: str = "",
    outlet: str = "",
    url: str = "",
    columns: Mapping[str, str] | None = None,
    threads: int = 0,
    apart: bool = False,
    names: str = "all",
    progress: ProgressOption = None,
    **options: Any,
) -> CodedMany:
    """Codes the articles of files, as `annals code FILE...` does: `read`, then `Coder(**options).code_many`.

    A text is a file's name here; `Coder.code` codes a text.

    >>> import annals
    >>> [coded.error.kind for coded in annals.code("no such file.csv")]
    ['not found']
    """
    coder = Coder(**options)
    articles = read(*files, published=published, outlet=outlet, url=url, columns=columns, data=options.get("data"))
    return coder.code_many(articles, threads=threads, apart=apart, names=names, progress=progress)
