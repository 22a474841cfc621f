"""What the tools of the second development gold share: items of the daily summaries, their sentences, the list.

The items lie beside the repository (../shared/data/wikipedia_current_events); here they are known by id only.
"""
import dataclasses
import gzip
import hashlib
import json
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
GOLD = ROOT / "bench/gold"
SOURCE = ROOT / "../shared/data/wikipedia_current_events"

# A full stop after these ends no sentence.
ABBREVIATIONS = set("""
    mr mrs ms dr prof gen lt col sgt maj capt cmdr adm brig rev hon gov sen rep st ste mt ft vs etc no nos vol jr sr
    jan feb mar apr jun jul aug sep sept oct nov dec inc corp co ltd bros dept est approx al fig op pp ca cf e.g i.e
    msgr pres messrs supt det insp pvt cpl""".split())
# After initials ("the U.S.", "5 a.m.") only a word that rarely follows inside a sentence opens the next one.
OPENERS = set("""
    The A An In On At He She It They This That These Those There However Meanwhile After Before While As According
    His Her Its Their But And Both Several Some Many Most Police Officials Two Three Four Five Six Another At""".split())
END = re.compile(r"""[.!?]+["'”’)\]]*(?:\s*\([^()]{1,60}\))?(?=\s+\S|$)|(?<=[a-z0-9)]{2})\.(?=[A-Z][a-z]+\s)""")


def shared_items(folder=SOURCE):
    """Every item of the yearly files, in their order."""
    for path in sorted(pathlib.Path(folder).glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)


def fingerprint(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]


def part(item):
    """open or aside, from the item's id alone: for lists that are not set aside by strata."""
    return "aside" if int(fingerprint(item), 16) % 2 else "open"


def ends_sentence(text, match):
    """Whether the full stop, question or exclamation mark at `match` closes a sentence."""
    rest = text[match.end():].lstrip()
    if not rest:
        return True
    following = rest.lstrip("\"'“‘([")
    if not following or not (following[0].isupper() or following[0].isdigit()):
        return False
    if match.group()[0] != ".":
        return True
    before = re.search(r"\S*$", text[:match.start()]).group().lstrip("\"'“‘([").rstrip("\"'”’)]")
    if before.lower() in ABBREVIATIONS and not (before.lower() == "no" and not following[0].isdigit()):
        return False
    if re.fullmatch(r"(?:\w\.)*\w", before) and not before.isdigit():
        if len(before) == 1:
            return before.islower() and before != "v"  # "J. Smith", but "group b. The"
        return re.match(r"\w+", following).group() in OPENERS
    return True


def sentence_spans(text):
    """[start, end) of each sentence in code points; surrounding white space belongs to none."""
    spans, start = [], 0
    cuts = [m.end() for m in END.finditer(text) if ends_sentence(text, m)]
    for cut in cuts + [len(text)]:
        part = text[start:cut]
        if part.strip():
            left = start + len(part) - len(part.lstrip())
            spans.append((left, start + len(part.rstrip())))
        start = cut
    return spans


@dataclasses.dataclass
class Listed:
    """A line of items.tsv: which item, how it was drawn, which batch it is coded in, where its sentences lie."""
    item: str
    part: str
    batch: int
    stratum: str
    sha: str
    spans: list


def read_list(path=GOLD / "items.tsv"):
    listed = []
    for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        item, part, batch, stratum, sha, spans = line.split("\t")
        spans = [tuple(int(n) for n in span.split("-")) for span in spans.split(",")]
        listed.append(Listed(item, part, int(batch), stratum, sha, spans))
    return listed


def write_list(path, listed, head):
    lines = [head.rstrip("\n")]
    for row in sorted(listed, key=lambda row: row.item):
        spans = ",".join(f"{start}-{end}" for start, end in row.spans)
        lines.append(f"{row.item}\t{row.part}\t{row.batch}\t{row.stratum}\t{row.sha}\t{spans}")
    pathlib.Path(path).write_text("\n".join(lines) + "\n", encoding="utf-8")


def read_jsonl(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def read_batch(path):
    """A batch's items by id, in their order."""
    return {row["item"]: row for row in read_jsonl(path)}


def ontology(path=ROOT / "data/ontology.txt"):
    """Types with their modes, contexts, sectors, areas: what data/ontology.txt declares."""
    types, contexts, sectors, areas = {}, set(), set(), set()
    for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        kind, *cells = line.split("\t")
        if kind == "type":
            types[cells[0]] = set()
        elif kind == "mode":
            types[cells[0]].add(cells[1])
        else:
            {"context": contexts, "sector": sectors, "area": areas}[kind].add(cells[0])
    return types, contexts, sectors, areas


def find_words(text, words, near, within=None):
    """Where `words` stand in `text` as whole words, nearest to `near`, first inside `within`; None if nowhere."""
    if not words:
        return None
    found = [m.start() for m in re.finditer(r"(?<!\w)%s(?!\w)" % re.escape(words), text)]
    if not found:
        found = [m.start() for m in re.finditer(re.escape(words), text)]
    if within:
        found = [at for at in found if within[0] <= at and at + len(words) <= within[1]] or found
    if not found:
        return None
    best = min(found, key=lambda at: (abs(at - near), at))
    return best, best + len(words)
