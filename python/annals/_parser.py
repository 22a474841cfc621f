"""Sentences, tokens, trees and names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from . import _articles, _engine
from ._options import PathLike, coder_options


@dataclass(frozen=True)
class Token:
    """A word as the parser sees it."""

    index: int
    """In its sentence, from 1."""
    text: str
    lemma: str
    pos: str
    """Universal part of speech: NOUN, VERB ..."""
    features: dict[str, str]
    """Universal features: {"Number": "Plur"}."""
    head: int
    """Index of the token it depends on; 0 for the root."""
    dep: str
    """Universal relation to it: nsubj, obj ..."""
    span: tuple[int, int] | None
    """text[start:end] of the report; None for a word that stands for a part of one ("do" of "don't")."""
    entity: str
    """B-PER, I-PER ... or O."""


@dataclass(frozen=True)
class Entity:
    """A name: PER, ORG, LOC, NORP, FAC, VEHICLE, EVENT or MISC."""

    text: str
    kind: str
    span: tuple[int, int]


@dataclass(frozen=True)
class Sentence:
    """One sentence, its tokens and the names in it."""

    text: str
    tokens: list[Token]
    entities: list[Entity]

    @property
    def root(self) -> Token:
        """The token that the others hang on."""
        return next(token for token in self.tokens if token.head == 0)

    def children(self, token: Token) -> list[Token]:
        """The tokens that depend on this one."""
        return [other for other in self.tokens if other.head == token.index]


@dataclass(frozen=True)
class Parsed:
    """The sentences of a text."""

    text: str
    sentences: list[Sentence]
    conllu: str = field(repr=False)
    """The same as CoNLL-U, as `annals parse` prints it."""

    @property
    def tokens(self) -> list[Token]:
        """Of all sentences."""
        return [token for sentence in self.sentences for token in sentence.tokens]

    @property
    def entities(self) -> list[Entity]:
        """Of all sentences."""
        return [entity for sentence in self.sentences for entity in sentence.entities]

    def __iter__(self) -> Iterator[Sentence]:
        return iter(self.sentences)

    def __len__(self) -> int:
        return len(self.sentences)


def _pairs(cell: str) -> dict[str, str]:
    return {} if cell == "_" else dict(pair.split("=", 1) for pair in cell.split("|"))


def _token(cells: list[str], outer: tuple[int, int] | None) -> Token:
    misc = _pairs(cells[9])
    span = (int(misc["start_char"]), int(misc["end_char"])) if "start_char" in misc else outer
    return Token(
        int(cells[0]), cells[1], cells[2], cells[3], _pairs(cells[5]), int(cells[6]), cells[7], span, misc.get("NER", "O")
    )


def _entities(tokens: list[Token], text: str) -> list[Entity]:
    found: list[tuple[str, int, int]] = []
    for token in tokens:
        mark, _, kind = token.entity.partition("-")
        if token.span is None or mark == "O":
            continue
        if mark == "I" and found and found[-1][0] == kind:
            found[-1] = (kind, found[-1][1], token.span[1])
        else:
            found.append((kind, *token.span))
    return [Entity(text[start:end], kind, (start, end)) for kind, start, end in found]


def _sentence(block: str, text: str) -> Sentence:
    words, tokens = "", []
    outer: tuple[int, int] | None = None
    for line in block.split("\n"):
        if line.startswith("# text = "):
            words = line[len("# text = ") :]
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if "-" in cells[0]:  # a written word of several tokens
            misc = _pairs(cells[9])
            outer = (int(misc["start_char"]), int(misc["end_char"])) if "start_char" in misc else None
            continue
        tokens.append(_token(cells, outer))
    return Sentence(words, tokens, _entities(tokens, text))


class Parser:
    """Loads what sentences need, no more; any number of threads may use it.

    >>> import annals
    >>> parsed = annals.Parser().parse("Rebels shelled Dorvik on Tuesday.")
    >>> [(token.text, token.pos, token.dep) for token in parsed.tokens][:3]
    [('Rebels', 'NOUN', 'nsubj'), ('shelled', 'VERB', 'root'), ('Dorvik', 'PROPN', 'obj')]
    >>> parsed.sentences[0].root.lemma
    'shell'
    """

    def __init__(self, *, data: PathLike | None = None, models: PathLike | None = None):
        self._parser = _engine.Parser(coder_options(data, models))

    def parse(self, text: str | bytes | Mapping[str, Any], **fields: object) -> Parsed:
        """Parses one text, or a dict with the fields of an article; raises `Error` when it cannot be read."""
        article = _articles.article_dict(text, fields)
        conllu = self._parser.parse(article)
        given = article["text"]
        whole = given.decode() if isinstance(given, bytes) else given
        sentences = [_sentence(block, whole) for block in conllu.split("\n\n") if block.strip()]
        return Parsed(whole, sentences, conllu)


def parser_of(options: _engine.CoderOptions) -> Parser:
    """A parser with the data and models of a coder."""
    parser = Parser.__new__(Parser)
    parser._parser = _engine.Parser(options)
    return parser
