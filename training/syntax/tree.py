"""The best tree under a matrix of arc scores."""
import numpy as np


def _cycle(heads):
    """The words of a cycle, or nothing."""
    seen = np.zeros(len(heads), dtype=np.int64)
    for start in range(1, len(heads)):
        at, mark = start, start
        while at != 0 and seen[at] == 0:
            seen[at] = mark
            at = heads[at]
        if at != 0 and seen[at] == mark:
            cycle = [at]
            nxt = heads[at]
            while nxt != at:
                cycle.append(nxt)
                nxt = heads[nxt]
            return cycle
    return None


def _arborescence(scores):
    """Chu, Liu and Edmonds. scores[d, h]; row 0 is the root's and unused."""
    n = len(scores)
    heads = scores.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    cycle = sorted(cycle)
    rest = [i for i in range(n) if i not in set(cycle)]
    m = len(rest)
    small = np.full((m + 1, m + 1), -1e9, dtype=scores.dtype)
    small[:m, :m] = scores[np.ix_(rest, rest)]
    inside = np.array(cycle)
    enter = scores[inside][:, rest] - scores[inside, heads[inside]][:, None]  # cycle word x outside head
    best_in = enter.argmax(axis=0)
    small[m, :m] = enter.max(axis=0)
    leave = scores[np.ix_(rest, inside)]
    best_out = leave.argmax(axis=1)
    small[:m, m] = leave.max(axis=1)
    small[m, m] = -1e9
    found = _arborescence(small)
    out = heads.copy()
    for i in range(1, m):
        h = found[i]
        out[rest[i]] = inside[best_out[i]] if h == m else rest[h]
    h = found[m]
    out[inside[best_in[h]]] = rest[h]
    return out


def best_tree(scores):
    """Heads (index 0 unused) of the best tree with one word at the root. scores[d, h], 0 the root."""
    scores = scores.astype(np.float64).copy()
    np.fill_diagonal(scores, -1e9)
    scores[1:, 0] -= 1e6  # the root's arcs cost so much that the best tree has the one it needs
    return _arborescence(scores)
