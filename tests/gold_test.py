"""Unit tests of tools/gold, on invented items."""
import pathlib
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools/gold"))
import agree  # noqa: E402
import check  # noqa: E402
import common  # noqa: E402
import pack  # noqa: E402
import unpack  # noqa: E402

TEXT = ("Gunmen killed 12 guards 😀 near Dorvik, the U.S. Embassy says. Norland’s army, led by Gen. Elio Marrat, denies "
        "that it killed a guard in Dorvik.  Rebels say only four guards were killed.")


def item():
    sentences = [{"s": i, "text": TEXT[b:e], "start": b, "end": e} for i, (b, e) in enumerate(common.sentence_spans(TEXT))]
    return {"item": "x-1", "date": "2012-03-04", "text": TEXT, "sentences": sentences}


def record(**changes):
    made = {"doc": "x-1", "s": 0, "event": "E1", "trigger": "killed", "type": "ASSAULT", "modes": ["firearms"],
            "contexts": ["military"], "actor": [["Gunmen", "--- UAF"]], "recipient": [["guards", "NOR COP"]],
            "date": None, "place": ["Dorvik", "NOR"], "quantities": [["killed", "12 guards", 12, 12]],
            "factuality": "actual", "source": ["U.S. Embassy", "USA GOV"], "aggregate": False}
    made.update(changes)
    return made


DENIED = record(s=1, event="E2", modes=[], actor=[["Norland’s army", "NOR MIL"]], recipient=[["a guard", "NOR COP"]],
                quantities=[["killed", "a guard", 1, 1]], factuality="negated", source=["Norland’s army", "NOR MIL"])
CLAIMED = record(s=2, modes=[], actor=[["Gunmen", "--- UAF"]], date=["2012-03-02", "2012-03-04"], place=None,
                 quantities=[["killed", "only four guards", 4, 4]], source=["Rebels", "NOR REB"])
BATCH = {"x-1": item()}


class Sentences(unittest.TestCase):
    def test_abbreviations_do_not_end_a_sentence(self):
        self.assertEqual(3, len(common.sentence_spans(TEXT)))

    def split(self, text):
        return [text[b:e] for b, e in common.sentence_spans(text)]

    def test_initials_end_a_sentence_before_an_opener(self):
        self.assertEqual(["He left the U.S. on Monday.", "It is late."],
                         self.split("He left the U.S. on Monday. It is late."))
        self.assertEqual(["He went to the U.S.", "The embassy closed."],
                         self.split("He went to the U.S. The embassy closed."))
        self.assertEqual(["The U.S. Senate met John R. Marrat."], self.split("The U.S. Senate met John R. Marrat."))

    def test_a_closing_quote_and_a_missing_blank(self):
        self.assertEqual(["\"We fled.\"", "They stayed."], self.split("\"We fled.\" They stayed."))
        self.assertEqual(["They fled.", "Dorvik burnt."], self.split("They fled.Dorvik burnt."))


class RoundTrip(unittest.TestCase):
    def test_unpacking_gives_the_records_again(self):
        packed = pack.pack([CLAIMED, record(), DENIED], BATCH)
        self.assertFalse(any("killed" == value for r in packed for value in r["trigger"]))
        listed = [common.Listed("x-1", "open", 1, "random", common.fingerprint(TEXT), common.sentence_spans(TEXT))]
        docs, annotations = unpack.unpack(packed, listed, BATCH)
        self.assertEqual([record(), DENIED, CLAIMED], annotations)
        self.assertEqual([s["text"] for s in BATCH["x-1"]["sentences"]], docs[0]["sentences"])
        self.assertEqual("2012-03-04", docs[0]["date"])

    def test_offsets_are_code_points_and_near_the_trigger(self):
        packed = pack.pack_record(DENIED, BATCH["x-1"])
        start, end, _ = packed["place"]
        self.assertEqual("Dorvik", TEXT[start:end])
        self.assertGreater(start, BATCH["x-1"]["sentences"][1]["start"])

    def test_a_packed_record_holds_no_words_of_the_item(self):
        packed = pack.pack_record(record(), BATCH["x-1"])
        self.assertEqual([[0, 6, "--- UAF"]], packed["actor"])
        self.assertEqual([["killed", 14, 23, 12, 12]], packed["quantities"])

    def test_another_text_is_refused(self):
        listed = [common.Listed("x-1", "open", 1, "random", "000000000000", [(0, 5)])]
        with self.assertRaises(ValueError):
            unpack.unpack([], listed, BATCH)

    def test_an_item_that_is_gone_is_refused(self):
        with self.assertRaises(ValueError):
            unpack.unpack([], [common.Listed("x-2", "open", 1, "random", "0", [(0, 5)])], BATCH)


class Check(unittest.TestCase):
    def faults(self, *records):
        found = check.check(list(enumerate(records, 1)), BATCH, common.ontology())
        return [message for _, kind, message in found if kind == "fault"]

    def test_good_records_have_no_fault(self):
        self.assertEqual([], self.faults(record(), DENIED, CLAIMED))

    def test_each_fault_is_found(self):
        for changes in ({"doc": "x-9"}, {"s": 3}, {"trigger": "slain"}, {"type": "WAR"}, {"modes": ["arrest"]},
                        {"contexts": ["wars"]}, {"actor": [["Bandits", "--- UAF"]]}, {"actor": [["Gunmen", "XX UAF"]]},
                        {"actor": [["Gunmen", "NOR ARMY"]]}, {"actor": [["Gunmen", "REB"]]}, {"actor": None},
                        {"source": ["a priest", "NOR REL"]}, {"date": "2012-03-04"},
                        {"date": ["2012-03-05", "2012-03-04"]}, {"date": ["2012-3-4", "2012-03-04"]},
                        {"place": ["Sudmark", None]}, {"place": ["Dorvik", "Norland"]},
                        {"quantities": [["dead", "12 guards", 12, 12]]}, {"quantities": [["killed", "13", 13, 13]]},
                        {"quantities": [["killed", "12 guards", 12, 3]]}, {"quantities": [["killed", "12 guards"]]},
                        {"factuality": "likely"}, {"aggregate": "no"}):
            with self.subTest(changes):
                self.assertEqual(1, len(self.faults(record(**changes))))

    def test_one_event_has_one_type(self):
        self.assertEqual(1, len(self.faults(record(), record(type="ACCUSE", modes=[]))))

    def test_a_record_stands_once(self):
        self.assertEqual(1, len(self.faults(record(), record())))


class Agree(unittest.TestCase):
    def test_equal_codings_agree(self):
        figures, shares, pairs = agree.compare([record(), DENIED], [DENIED, record()], BATCH)
        self.assertEqual({100.0}, set(figures.values()))
        self.assertTrue(all(same == of for same, of in shares.values()))
        self.assertEqual([], list(agree.disagreements([record(), DENIED], [DENIED, record()], pairs, BATCH)))

    def test_differences_are_counted_and_listed(self):
        ours, theirs = [record(), DENIED], [record(factuality="alleged", place=None)]
        figures, shares, pairs = agree.compare(ours, theirs, BATCH)
        self.assertAlmostEqual(200 / 3, figures["records F1"])
        self.assertEqual((0, 1), shares["factuality"])
        self.assertEqual((0, 1), shares["place"])
        self.assertEqual((1, 1), shares["actor code"])
        lines = list(agree.disagreements(ours, theirs, pairs, BATCH))
        self.assertIn("- differ in place, factuality", lines)
        self.assertIn("- only A", lines)

    def test_another_type_matches_by_trigger_alone(self):
        figures, _, pairs = agree.compare([record()], [record(type="ACCUSE")], BATCH)
        self.assertEqual([], pairs)
        self.assertEqual(100.0, figures["trigger alone F1"])


if __name__ == "__main__":
    unittest.main()
