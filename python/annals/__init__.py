"""Reads news reports and keeps an auditable record of political and conflict events.

>>> import annals
>>> coder = annals.Coder()
>>> coded = coder.code("Rebels shelled Dorvik on Tuesday, killing at least four people.", published="2024-03-07")
>>> record = coded.records[0]
>>> record.event_type, record.actor[0].text, record.date.start
('ASSAULT', 'Rebels', '2024-03-05')
>>> start, end = record.trigger.span
>>> coded.text[start:end]
'shelled'

`code` codes files, `Coder.code` a text, `Coder.code_many` whole tables of them; `open` reads a database that `annals add`
keeps. What comes out has `to_pandas()`, `to_polars()`, `to_arrow()` and `to_json()`. What goes wrong is an `Error`.
"""

from ._coder import Coded, CodedMany, Coder, Note, UnreadWarning, code
from ._database import Database, Events, Happenings, Tally, open
from ._engine import (
    Actor,
    Attribution,
    Copy,
    Date,
    Happening,
    Place,
    Quantity,
    Quote,
    Reading,
    Record,
    TallyRow,
)
from ._errors import Error, ErrorPlace
from ._files import Articles, read
from ._parser import Entity, Parsed, Parser, Sentence, Token
from ._progress import UndatedWarning

__all__ = [
    "Actor",
    "Articles",
    "Attribution",
    "Coded",
    "CodedMany",
    "Coder",
    "Copy",
    "Database",
    "Date",
    "Entity",
    "Error",
    "ErrorPlace",
    "Events",
    "Happening",
    "Happenings",
    "Note",
    "Parsed",
    "Parser",
    "Place",
    "Quantity",
    "Quote",
    "Reading",
    "Record",
    "Sentence",
    "Tally",
    "TallyRow",
    "Token",
    "UndatedWarning",
    "UnreadWarning",
    "code",
    "open",
    "read",
]
