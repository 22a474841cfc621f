"""Names of four corpora in one scheme: what the network's name tagger learns from and is measured on.

  python names.py OUT SHARED TOOL

Writes CoNLL-U into OUT with the names in MISC: `NER=B-LOC`, `NER=O`; `NER=B-LOC/B-FAC` where the corpus does not tell
which (either is right); no NER where nothing is known. Trees stay where a corpus has them.

  gum-train, gum-dev                        GUM's mentions, cut to the proper name that is their head
  wikigold-train, wikigold-dev              documents, three of four to learn from
  re3d-train, re3d-dev                      the same; only spans that are names, and nothing known of the rest of a span
  uner-dev                                  UNER on EWT dev, whole: nothing is learned from it

TOOL is annals_syntax_tool, which cuts re3d's text into words. What a corpus does not tell apart is told by words of
data/: adjectives and people of states (NORP), nouns of buildings (FAC), of ships and planes (VEHICLE).
"""
import gzip
import hashlib
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
# The types of NameType in src/doc/document.h, and the labels of words that spell names of them.
NAMES = ("PER", "ORG", "LOC", "NORP", "FAC", "VEHICLE", "EVENT", "MISC")
LABELS = ("O",) + tuple(f"{side}-{kind}" for kind in NAMES for side in "BI")
LABEL_INDEX = {label: i for i, label in enumerate(LABELS)}
JOINING = {"of", "the", "and", "&", "for", "in", "on", "to", "de", "la", "del", "du", "al", "el", "bin", "ibn", "von",
           "van", "der", "den", "-", "–", "'s", "’s", "at"}
ARTICLES = {"the", "a", "an", "its", "his", "her", "their", "our", "this", "that", "all", "some", "many"}
VEHICLES = {"uss", "hms", "mv", "m/v", "ms", "ss", "rms", "ins", "flight", "shuttle", "submarine", "frigate",
            "destroyer", "carrier", "ferry", "tanker", "ship", "vessel", "boat", "yacht", "corvette"}
EVENTS = {"war", "wars", "battle", "cup", "olympics", "games", "championship", "championships", "election", "elections",
          "festival", "conference", "summit", "revolution", "tournament", "massacre", "uprising", "league", "holocaust",
          "operation", "siege", "crusade", "campaign", "final", "open", "prix", "earthquake", "hurricane"}


def label_bits(misc):
    """Of `NER=B-LOC/B-FAC` in MISC, the bits of the labels that may be right; 0 when nothing is said."""
    said = next((cell[4:] for cell in misc.split("|") if cell.startswith("NER=")), "")
    return sum(1 << LABEL_INDEX[label] for label in said.split("/")) if said else 0


def rows(name):
    for line in (ROOT / "data" / name).read_text(encoding="utf-8").splitlines():
        if line and line[0] not in "#>":
            yield line.split("\t")


def state_words():
    """Words for people of a state and what is theirs, in lower case."""
    found = set()
    for cells in rows("countries.tsv"):
        cells += [""] * (5 - len(cells))
        for word in (cells[3] + ";" + cells[4]).split(";"):
            word = word.strip().lstrip("?").lower()
            if word:
                found |= {word, word + "s"}
    return found | {"european", "europeans", "african", "africans", "asian", "arab", "arabs", "muslim", "muslims",
                    "christian", "christians", "jewish", "jews", "kurdish", "kurds", "palestinian", "palestinians",
                    "sunni", "sunnis", "shia", "shiite", "shiites", "catholic", "catholics", "hindu", "hindus",
                    "sikh", "yazidi", "yazidis", "democrat", "democrats", "republican", "republicans", "western",
                    "american", "americans", "islamic", "islamist", "hispanic", "latino", "latinos"}


STATE_WORDS = state_words()
BUILDINGS = {cells[0].lower() for cells in rows("places_nouns.tsv") if cells[1] in ("facility", "bare-facility")}


def refined(kind, words):
    """The types a name may have that its corpus calls `kind`."""
    low = [w.lower() for w in words]
    norp = all(w in STATE_WORDS or w == "-" for w in low)
    if kind == "LOC":
        return ["FAC"] if len(words) > 1 and low[-1] in BUILDINGS else ["LOC"]
    if kind == "MISC":
        if norp:
            return ["NORP"]
        if low[0] in VEHICLES:
            return ["VEHICLE"]
        if any(w in EVENTS for w in low):
            return ["EVENT"]
        return ["MISC", "VEHICLE", "NORP"] if len(words) == 1 else ["MISC"]
    if kind == "ORG" and norp:
        return ["ORG", "NORP"]
    return [kind]


def label_span(labels, begin, end, kinds):
    for i in range(begin, end):
        labels[i] = "/".join(("B-" if i == begin else "I-") + kind for kind in kinds)


def mark_state_words(labels, words, open_labels=("O",)):
    """What is left over and names people of a state."""
    for i, word in enumerate(words):
        if labels[i] in open_labels and word[:1].isupper() and word.lower() in STATE_WORDS:
            labels[i] = "B-NORP"


def name_spans(labels):
    """{(begin, end): type} of a row of label numbers."""
    spans, begin = {}, None
    for i, label in enumerate(list(labels) + [0]):
        if begin is not None and not (label > 0 and label % 2 == 0):
            spans[begin, i] = NAMES[(labels[begin] - 1) // 2]
            begin = None
        if label % 2 == 1:
            begin = i
    return spans


class NameScore:
    """Exact spans of persons, organisations and places, the types all corpora have; facilities are places here."""

    COMMON = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "FAC": "LOC"}

    def __init__(self):
        self.right = self.gold = self.found = 0

    def add(self, gold_bits, labels):
        known = [bits != 0 for bits in gold_bits]
        first = [max(bits.bit_length() - 1, 0) for bits in gold_bits]
        gold = {}
        for (begin, end), kind in name_spans(first).items():
            kinds = {self.COMMON.get(NAMES[(i - 1) // 2]) for i in range(1, len(LABELS)) if gold_bits[begin] >> i & 1}
            if any(kinds - {None}):
                gold[begin, end] = kinds
        found = {span: self.COMMON[kind] for span, kind in name_spans(labels).items()
                 if kind in self.COMMON and all(known[span[0] : span[1]])}
        self.gold += sum(None not in kinds for kinds in gold.values())
        for span, kind in found.items():
            kinds = gold.get(span, set())
            self.right += kind in kinds and None not in kinds
            self.found += not (None in kinds)

    @property
    def precision(self):
        return 100 * self.right / max(1, self.found)

    @property
    def recall(self):
        return 100 * self.right / max(1, self.gold)

    @property
    def f1(self):
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)

    def __str__(self):
        return "P %.2f R %.2f F1 %.2f" % (self.precision, self.recall, self.f1)


# ---- GUM -------------------------------------------------------------------------------------------

GUM_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC", "event": "EVENT", "object": "MISC",
             "abstract": "MISC", "animal": "MISC", "plant": "MISC", "substance": "MISC"}


# "(12-person-..." opens a mention, "12)" closes it, "(12-person-...)" does both; parts have "[1/2]".
MENTION = re.compile(r"\((\d+)(?:\[[^\]]*\])?-([a-z]+)[^()]*(\))?|(\d+)(?:\[[^\]]*\])?\)")


def gum_mentions(words):
    """(begin, end, type) of the sentence's mentions, from the brackets in MISC."""
    waiting, found = {}, []
    for i, cells in enumerate(words):
        entity = next((m[7:] for m in cells[9].split("|") if m.startswith("Entity=")), "")
        for opened, kind, closed_too, closed in MENTION.findall(entity):
            if opened and closed_too:
                found.append((i, i + 1, kind))
            elif opened:
                waiting.setdefault(opened, []).append((i, kind))
            elif waiting.get(closed):
                begin, kind = waiting[closed].pop()
                found.append((begin, i + 1, kind))
    return found


def gum_name(words, begin, end, kind):
    """The proper name that is the head of a mention: (begin, end), or nothing."""
    inside = range(begin, end)
    heads = [int(c[6]) - 1 for c in words]
    tops = [i for i in inside if not begin <= heads[i] < end]
    if len(tops) != 1:
        return None
    top = tops[0]
    proper = lambda i: words[i][4] in ("NNP", "NNPS")
    if not proper(top):
        return None

    def is_part(i):
        """Of the name, given that what it hangs on is."""
        form, relation, of = words[i][1], words[i][7], heads[i]
        if relation in ("flat", "compound", "fixed", "goeswith", "amod", "nummod"):
            return proper(i) or form[:1].isupper() or form == "-" or form.isdigit() and i > top
        if not proper(i) or kind == "person":
            return False
        if relation == "nmod":  # "University of Oxford"
            return i > of == top and any(heads[j] == i and words[j][1].lower() == "of" for j in range(of + 1, i))
        if relation == "conj":
            return kind != "place" and words[top][4] != "NNPS"
        return relation == "nmod:poss" and kind in ("event", "abstract", "object")

    joined, grown = {top}, True
    while grown:
        more = {i for i in inside if i not in joined and heads[i] in joined and is_part(i)}
        joined, grown = joined | more, bool(more)

    def joins(i, side):
        """A small word or hyphen between parts of the name."""
        return words[i][1].lower() in JOINING and any(j in joined for j in side)

    first, last = top, top
    while first > begin and (first - 1 in joined or words[first - 1][1].lower() not in ("the", "and") and joins(
            first - 1, range(begin, first - 1))):
        first -= 1
    while last + 1 < end and (last + 1 in joined or joins(last + 1, range(last + 2, min(end, last + 4)))):
        last += 1
    return first, last + 1


def gum_labels(words, role_words):
    forms = [c[1] for c in words]
    labels = ["O"] * len(words)
    names = []
    for begin, end, kind in gum_mentions(words):
        if kind not in GUM_TYPES:
            continue
        found = gum_name(words, begin, end, kind)
        if found is None:
            continue
        if kind == "person" and found[1] - found[0] == 1 and forms[found[0]].lower() in role_words:
            continue  # "the President"
        names.append((found[1] - found[0], found, kind, words[found[1] - 1][4]))
    for _, (begin, end), kind, last_tag in sorted(names, reverse=True):
        if any(label != "O" for label in labels[begin:end]):
            continue
        kinds = refined(GUM_TYPES[kind], forms[begin:end])
        if kind == "person" and last_tag == "NNPS":
            kinds = ["NORP", "PER"]
        if kind in ("animal", "plant", "substance"):
            label_span(labels, begin, end, ["MISC"])
            for i in range(begin, end):
                labels[i] += "/O"
            continue
        label_span(labels, begin, end, kinds)
    mark_state_words(labels, forms)
    return labels


def write_gum(source, target, role_words):
    with gzip.open(source, "rt", encoding="utf-8") as lines, open(target, "w", encoding="utf-8") as out:
        block = []
        for line in list(lines) + ["\n"]:
            line = line.rstrip("\n")
            if line:
                block.append(line)
                continue
            words = [l.split("\t") for l in block if l[0] != "#" and l.split("\t")[0].isdigit()]
            labels = iter(gum_labels(words, role_words)) if words else iter(())
            for l in block:
                cells = l.split("\t")
                if l[0] != "#" and cells[0].isdigit():
                    blank = "|SpaceAfter=No" if "SpaceAfter=No" in cells[9].split("|") else ""
                    cells[9] = f"NER={next(labels)}{blank}"
                    l = "\t".join(cells)
                out.write(l + "\n")
            if block:
                out.write("\n")
            block = []


# ---- corpora of words and labels without trees ------------------------------------------------------

def write_flat(target, documents):
    """documents: lists of sentences, which are lists of (form, label, blank after)."""
    with open(target, "w", encoding="utf-8") as out:
        for first, sentence in ((s == 0, sentence) for document in documents for s, sentence in enumerate(document)):
            out.write("# newdoc\n" if first else "")
            for i, (form, label, blank) in enumerate(sentence):
                misc = (f"NER={label}" if label else "") + ("" if blank else "|SpaceAfter=No")
                out.write(f"{i + 1}\t{form}\t_\t_\t_\t_\t_\t_\t_\t{misc.lstrip('|') or '_'}\n")
            out.write("\n")


def to_learn(document):
    """Three of four documents, by a hash of what they are called or say."""
    return int(hashlib.sha256(document.encode()).hexdigest(), 16) % 4 != 0


def blank_between(left, right):
    if right in (",", ".", ";", ":", "?", "!", ")", "]", "%", "'s", "’s", "n't", "''", "'"):
        return False
    return left not in ("(", "[", "$", "``")


def flat_sentence(words, kinds):
    """From types by word (IO scheme or IOB) to labels."""
    labels, i = ["O"] * len(words), 0
    while i < len(words):
        if kinds[i] == "O":
            i += 1
            continue
        end = i + 1
        while end < len(words) and kinds[end][2:] == kinds[i][2:] and not kinds[end].startswith("B-"):
            end += 1
        label_span(labels, i, end, refined(kinds[i][2:], words[i:end]))
        i = end
    mark_state_words(labels, words)
    return [(w, l, i + 1 == len(words) or blank_between(w, words[i + 1]))
            for i, (w, l) in enumerate(zip(words, labels))]


def write_wikigold(source, out):
    parts = {True: [], False: []}
    for document in gzip.open(source, "rt", encoding="utf-8").read().split("-DOCSTART-"):
        found = []
        for block in document.split("\n\n"):
            pairs = [line.split() for line in block.split("\n") if len(line.split()) == 2 and line.split()[0] != "O"]
            pairs = [p for p in pairs if p[1] == "O" or p[1].startswith("I-")]
            if pairs:
                found.append(flat_sentence([p[0] for p in pairs], [p[1] for p in pairs]))
        parts[to_learn(document.strip()[:200])].append(found)
    write_flat(out / "wikigold-train.conllu", parts[True])
    write_flat(out / "wikigold-dev.conllu", parts[False])


def write_uner(source, target):
    documents, words, kinds = [], [], []
    for line in gzip.open(source, "rt", encoding="utf-8").read().split("\n") + [""]:
        if line.startswith("# newdoc"):
            documents.append([])
        if line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) >= 3 and cells[0].isdigit():
            words.append(cells[1])
            kinds.append(cells[2] if cells[2][2:] in ("PER", "LOC", "ORG") else "O")
        elif words:
            documents[-1].append(flat_sentence(words, kinds))
            words, kinds = [], []
    write_flat(target, documents)


# ---- re3d ------------------------------------------------------------------------------------------

RE3D_TYPES = {"Person": "PER", "Organisation": "ORG", "Location": "LOC", "Nationality": "NORP",
              "MilitaryPlatform": "VEHICLE", "Vehicle": "VEHICLE", "DocumentReference": "MISC"}


def re3d_name(forms):
    """The name a span of words is, behind its article: an offset, or nothing when it holds other words as well."""
    first = 1 if forms and forms[0].lower() in ARTICLES else 0
    rest = forms[first:]
    if not rest or not rest[0][:1].isupper() or not (rest[-1][:1].isupper() or rest[-1].isdigit()):
        return None
    if rest[0] in ("I", "It", "We", "He", "She", "They", "Who", "Our", "Their"):
        return None
    if all(w[:1].isupper() or w.lower() in JOINING or w.isdigit() for w in rest) and rest[0].lower() != "members":
        return first
    return None


def re3d_document(document, tool_lines, role_words):
    """tool_lines: what cut_into_words gives."""
    sentences = []
    for sentence in tool_lines:
        forms = [w[0] for w in sentence]
        labels = ["O"] * len(forms)
        spans = []
        for entity in document["entities"]:
            kind = RE3D_TYPES.get(entity["type"])
            inside = [i for i, w in enumerate(sentence) if w[1] < entity["end"] and w[2] > entity["begin"]]
            if not kind or not inside or inside[-1] - inside[0] + 1 != len(inside):
                continue
            begin, end = inside[0], inside[-1] + 1
            first = re3d_name(forms[begin:end])
            titles = 0
            if first is not None and kind == "PER":
                while begin + first + titles < end and forms[begin + first + titles].lower().rstrip(".") in role_words:
                    titles += 1
                if begin + first + titles == end:
                    first = None
            spans.append((begin + (first or 0) + titles, end, kind, first is not None and end > begin + first + titles))
        names = [s for s in spans if s[3]]
        for begin, end, kind, named in spans:  # of a description only the words in small letters are known
            if not named:
                for i in range(begin, end):
                    if forms[i][:1].isupper():
                        labels[i] = ""
        taken = set()
        for begin, end, kind, _ in sorted(names, key=lambda s: s[0] - s[1]):
            if taken & set(range(begin, end)):
                continue
            taken |= set(range(begin, end))
            label_span(labels, begin, end, refined(kind, forms[begin:end]))
        mark_state_words(labels, forms, ("O", ""))
        sentences.append([(w[0], label, i + 1 == len(sentence) or sentence[i + 1][1] > w[2])
                          for i, (w, label) in enumerate(zip(sentence, labels))])
    return sentences


def cut_into_words(tool, text, folder):
    """Sentences of (form, begin, end, our label); offsets in characters."""
    path = folder / "re3d.txt"
    path.write_text(text, encoding="utf-8")
    sentences, current = [], []
    for line in subprocess.run([tool, "text", str(path)], capture_output=True, text=True, check=True).stdout.split("\n"):
        cells = line.split("\t")
        if len(cells) == 10 and cells[0].isdigit():
            at = dict(m.split("=", 1) for m in cells[9].split("|") if "=" in m)
            current.append((cells[1], int(at["start_char"]), int(at["end_char"]), at["NER"]))
        elif not line and current:
            sentences.append(current)
            current = []
    path.unlink()
    return sentences


def write_re3d(source, out, tool, role_words):
    parts = {True: [], False: []}
    for line in gzip.open(source, "rt", encoding="utf-8"):
        document = json.loads(line)
        text = document["text"]
        words = cut_into_words(tool, text, out)
        parts[to_learn(document["doc_id"])].append(re3d_document(document, words, role_words))
    write_flat(out / "re3d-train.conllu", parts[True])
    write_flat(out / "re3d-dev.conllu", parts[False])


def main(out, shared, tool):
    out, shared = pathlib.Path(out), pathlib.Path(shared)
    out.mkdir(parents=True, exist_ok=True)
    role_words = {w for cells in rows("roles.tsv") for w in cells[0].lower().split()}
    role_words |= {"mr", "mrs", "ms", "dr", "col", "gen", "maj", "lt", "capt", "sgt", "brig", "adm", "sen", "rep", "gov",
                   "hon", "rt", "sir", "lord", "sheikh", "major", "brigadier", "secretary", "foreign", "prime", "deputy"}
    write_gum(shared / "gum/gum-train.conllu.gz", out / "gum-train.conllu", role_words)
    write_gum(shared / "gum/gum-dev.conllu.gz", out / "gum-dev.conllu", role_words)
    write_wikigold(shared / "wikigold/wikigold-dev.conll.gz", out)
    write_uner(shared / "uner_english_ewt/en_ewt-ud-dev.iob2.gz", out / "uner-dev.conllu")
    write_re3d(shared / "re3d/re3d-dev.jsonl.gz", out, tool, role_words)


if __name__ == "__main__":
    main(*sys.argv[1:])
