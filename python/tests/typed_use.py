"""What a checker of types must see; `make python` runs mypy over it, and nothing runs it."""

from typing import Optional

import annals


def use(coder: annals.Coder) -> Optional[str]:
    coded: annals.Coded = coder.code("Rebels shelled Dorvik.", published="2024-03-07")
    for record in coded.records:
        start, end = record.trigger.span
        words: str = coded.text[start:end]
        names: list[Optional[str]] = [actor.name for actor in record.actor]
        hedges: list[annals.Quote] = [actor.hedge for actor in record.actor if actor.hedge is not None]
        least: list[Optional[int]] = [quantity.min for quantity in record.quantities]
        print(words, names, hedges, least, record.because["event_type"][0].upper())
        if record.date is not None:
            return record.date.start
    tally: annals.Tally = annals.open("news.db").tally("killed", type="ASSAULT")
    best: int = tally.best
    for token in coder.parse("Rebels shelled Dorvik.").tokens:
        print(token.lemma, best)
    return None
