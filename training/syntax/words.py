"""Words as the student sees them: rows of its tables. The same as src/syntax/features.cc and network.cc."""
import numpy as np
import xxhash

import corpus

MASK = (1 << 64) - 1
BUCKETS = 12288  # rows of the table of affixes, shapes and the like
PLAIN, TITLE, CAPITALS = 0, 1, 2
PIECES = 10  # prefixes of 1 to 3 bytes, suffixes of 1 to 5, the shape, the blank before


def hash64(data):
    return xxhash.xxh3_64_intdigest(data)


def mix(a, b):
    h = ((a ^ ((b + 0x9E3779B97F4A7C15 + (a << 6) + (a >> 2)) & MASK)) * 0xFF51AFD7ED558CCD) & MASK
    h ^= h >> 32
    return (h * 0xC4CEB9FE1A85EC53) & MASK


def lower_of(form):
    # Letter by letter, so that the number of letters stays ("İ" is two in Python's lower).
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in form)


def cut(form):
    """The first 64 bytes, and no part of a letter."""
    return form if len(form) <= 16 else form.encode()[:64].decode("utf-8", "ignore")


def plain_lower(form):
    out = lower_of(corpus.plain_form(form))
    if out in ("''", "``"):
        out = '"'
    if out in ("--", "---"):
        out = "-"
    return out


def ascii_has(form, low, high):
    return any(low <= c <= high for c in form)


def shape_of(form):
    shape = ""
    for c in form:
        if len(shape) >= 8:
            break
        if "0" <= c <= "9":
            kind = "d"
        elif lower_of(c) != c:
            kind = "X"
        elif ord(c) >= 0x80 or "a" <= c <= "z":
            kind = "x"
        else:
            kind = c
        if len(shape) >= 2 and shape[-1] == kind and shape[-2] == kind:
            continue
        shape += kind
    return shape


def casing_of(forms):
    lower_words = upper_words = capitals = lower_any = 0
    for form in forms:
        form = form[:64]
        if ascii_has(form, "a", "z"):
            lower_any += 1
        elif ascii_has(form, "A", "Z"):
            capitals += 1
        if sum("a" <= c <= "z" or "A" <= c <= "Z" for c in form) < 4:
            continue
        if "a" <= form[0] <= "z":
            lower_words += 1
        elif "A" <= form[0] <= "Z":
            upper_words += 1
    if lower_any == 0 and capitals >= 2:
        return CAPITALS
    if lower_words == 0 and upper_words >= 3:
        return TITLE
    return PLAIN


_cache = {}


def rows_of(form, casing, spaced):
    """The hash of the word and its rows in the table of pieces."""
    key = (form, casing, spaced)
    if key in _cache:
        return _cache[key]
    lower = plain_lower(cut(form))
    form = cut(form)
    raw = lower.encode()
    ids = [mix(hash64(raw[:n]), 11 + n) for n in (1, 2, 3)]
    ids += [mix(hash64(raw[-n:] if len(raw) > n else raw), 21 + n) for n in (1, 2, 3, 4, 5)]
    ids.append(mix(hash64(shape_of(lower if casing == CAPITALS else form).encode()), casing))
    ids.append(mix(41, 1 if spaced else 2))
    found = (hash64(raw), [i % BUCKETS for i in ids])
    _cache[key] = found
    return found


class Vocabulary:
    """Rows of known words: row 0 is for the unknown."""

    def __init__(self, hashes):
        self.hashes = sorted(hashes)
        self.row = {h: i + 1 for i, h in enumerate(self.hashes)}

    def encode(self, forms, spaced):
        casing = casing_of(forms)
        found = [rows_of(f, casing, s) for f, s in zip(forms, spaced)]
        return (np.array([self.row.get(h, 0) for h, _ in found], np.int64),
                np.array([ids for _, ids in found], np.int64))
