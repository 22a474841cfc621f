"""Sentences, tokens, trees and names."""

import pytest

import annals

TEXT = "😀 Ana Petrova met NATO envoys in Aleppo. They didn't sign. John’s men left."


@pytest.fixture(scope="module")
def parsed():
    return annals.Parser().parse(TEXT)


def test_tokens_stand_where_they_say(parsed):
    assert len(parsed) == len(list(parsed)) == 3
    for token in parsed.tokens:
        assert token.span is not None
        start, end = token.span
        assert TEXT[start:end].replace("’", "'") == token.text.replace("’", "'") or token.text in TEXT


def test_a_sentence_is_a_tree(parsed):
    for sentence in parsed:
        assert sentence.root.dep == "root"
        hanging = [child.index for token in sentence.tokens for child in sentence.children(token)]
        assert sorted([sentence.root.index, *hanging]) == [token.index for token in sentence.tokens]
    met = parsed.sentences[0].root
    assert (met.text, met.lemma, met.pos, met.features["VerbForm"]) == ("met", "meet", "VERB", "Fin")


def test_names(parsed):
    kinds = {entity.text: entity.kind for entity in parsed.entities}
    assert kinds["Ana Petrova"] == "PER" and kinds["Aleppo"] == "LOC"
    for entity in parsed.entities:
        start, end = entity.span
        assert TEXT[start:end] == entity.text


def test_an_empty_text_is_an_error():
    with pytest.raises(annals.Error) as caught:
        annals.Parser().parse("  ")
    assert caught.value.kind == "input"
