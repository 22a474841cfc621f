"""Records as notebooks show them: the words with their evidence marked, and the fields in a table.

All text is escaped. Private persons are shown by their role. What is not told as fact says so, with its speaker; a doubtful
description has its hedge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._coder import Coded
    from ._engine import Actor, Quantity, Record

# Records below are counted and not shown, as in every table of ours (include/annals/coder.h).
LEAST_CONFIDENCE = 0.5

HEAD = ("outlet", "published", "title")

STYLE = """<style>
.annals { line-height: 1.6; max-width: 60em } .annals p { white-space: pre-wrap }
.annals mark { color: inherit; background: none; border-bottom: 3px solid #888; padding: 0 }
.annals mark.trigger { border-color: #c0392b; font-weight: bold } .annals mark.actor { border-color: #2471a3 }
.annals mark.recipient { border-color: #7d3c98 } .annals mark.date { border-color: #b7950b }
.annals mark.place { border-color: #1e8449 } .annals mark.quantity { border-color: #d35400 }
.annals mark.source { border-color: #5d6d7e } .annals mark.hedge { border-color: #5d6d7e; font-style: italic }
.annals table { border-collapse: collapse; margin: 0 0 1em } .annals th, .annals td { text-align: left; vertical-align: top; padding: 0 1em 0 0 }
</style>"""

Mark = tuple[int, int, str]


def _marks(record: Record) -> Iterator[Mark]:
    yield (*record.trigger.span, "trigger")
    for kind, parties in (("actor", record.actor), ("recipient", record.recipient)):
        for party in parties:
            yield (*party.span, kind)
            if party.hedge is not None:
                yield (*party.hedge.span, "hedge")
    if record.date is not None:
        yield (*record.date.span, "date")
    for place in record.places:
        yield (*place.span, "place")
    for quantity in record.quantities:
        yield (*quantity.span, "quantity")
    if record.attribution is not None:
        yield (*record.attribution.span, "source")
        if record.attribution.cue is not None:
            yield (*record.attribution.cue.span, "source")


def _marked(text: str, offset: int, marks: Iterable[Mark]) -> str:
    """The text, which stands at `offset` of the report; marks may overlap, and what lies outside is left out."""
    inside = sorted({(max(a - offset, 0), min(b - offset, len(text)), kind) for a, b, kind in marks if a < b})
    inside = [mark for mark in inside if mark[0] < mark[1]]
    edges = sorted({0, len(text), *(edge for mark in inside for edge in mark[:2])})
    out = []
    for start, end in zip(edges, edges[1:]):
        kinds = sorted({kind for a, b, kind in inside if a <= start and end <= b})
        words = escape(text[start:end])
        names = " ".join(kinds)
        out.append(f'<mark class="{names}" title="{names}">{words}</mark>' if kinds else words)
    return "".join(out)


def _code(country: str | None, sectors: list[str]) -> str:
    return escape(" ".join([country or "---", *sectors])) if country or sectors else ""


def _party(party: Actor) -> str:
    hedge = f", “{escape(party.hedge.text)}”" if party.hedge is not None else ""
    code = _code(party.country, party.sectors) or "---"
    return f"{escape(party.text)} [{code}{hedge}]"


def _bounds(quantity: Quantity) -> str:
    about = "about " if quantity.approx else ""
    if quantity.min == quantity.max:
        return f"{about}{quantity.min:,}" if quantity.min is not None else ""
    if quantity.max is None:
        return f"{about}at least {quantity.min:,}"
    if quantity.min is None:
        return f"{about}at most {quantity.max:,}"
    return f"{about}{quantity.min:,} to {quantity.max:,}"


def _fields(record: Record) -> Iterator[tuple[str, str]]:
    """Names and values, as HTML."""
    parties = [", ".join(map(_party, side)) for side in (record.actor, record.recipient)]
    yield "who", " → ".join(side or "?" for side in parties)
    if record.date is not None:
        days = record.date.start or "unresolved"
        if record.date.end and record.date.end != record.date.start:
            days += f" to {record.date.end}"
        yield "when", escape(f"{days} “{record.date.text}”")
    if record.places:
        yield "where", "; ".join(
            escape(place.name or place.text) + (f" [{escape(place.country)}]" if place.country else "")
            for place in record.places
        )
    if record.quantities:
        yield "how many", "; ".join(
            escape(f"{quantity.role} {_bounds(quantity)} “{quantity.text}”") for quantity in record.quantities
        )
    if record.attribution is not None:
        by = record.attribution
        cue = f" “{escape(by.cue.text)}”" if by.cue is not None else ""
        code = _code(by.country, by.sectors)
        yield "says", escape(by.text) + (f" [{code}]" if code else "") + cue
    if record.factuality != "actual":
        yield "told as", escape(", ".join([record.factuality, *record.because.get("factuality", [])]))
    if record.aggregate:
        yield "sum", "of separate events"
    if record.contexts:
        yield "about", escape(", ".join(record.contexts))


def _head(record: Record) -> str:
    modes = f" ({', '.join(record.modes)})" if record.modes else ""
    told = "" if record.factuality == "actual" else f" · {record.factuality}"
    return escape(f"{record.event_type}{modes} · {record.confidence:.2f}{told}")


def _block(record: Record) -> str:
    rows = "".join(f"<tr><th>{name}</th><td>{value}</td></tr>" for name, value in _fields(record))
    return f"<strong>{_head(record)}</strong><table>{rows}</table>"


def record_html(record: Record) -> str:
    """One record: its fields, and its sentence with the evidence marked."""
    record = record.by_role()
    sentence = _marked(record.sentence.text, record.sentence.span[0], _marks(record))
    return f'{STYLE}<div class="annals">{_block(record)}<p>{sentence}</p></div>'


def coded_html(coded: Coded) -> str:
    """A report with the evidence of all its records marked, then the records."""
    if coded.error is not None:
        return f'{STYLE}<div class="annals"><strong>error</strong> {escape(str(coded.error))}</div>'
    shown = [record.by_role() for record in coded.records if record.confidence >= LEAST_CONFIDENCE]
    left_out = len(coded.records) - len(shown)
    head = " · ".join(escape(coded._shown(coded.article[name])) for name in HEAD if name in coded.article)
    text = _marked(coded._shown(coded.text), 0, (mark for record in shown for mark in _marks(record)))
    parts: list[Any] = [f"<strong>{head}</strong>" if head else "", f"<p>{text}</p>", *map(_block, shown)]
    parts.append(f"<p>{len(shown)} records")
    parts.append(f"; {left_out} below confidence {LEAST_CONFIDENCE} left out</p>" if left_out else "</p>")
    return f'{STYLE}<div class="annals">{"".join(parts)}</div>'
