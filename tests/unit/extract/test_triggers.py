"""Which words report events: by the lexicon alone, and by a model's answer."""

import numpy as np
import pytest

from kg.extract.candidates import candidates, entries_of, entry_of, pattern, trigger_features, type_shares
from kg.extract.mentions import find_mentions
from kg.extract.tree import tree_of
from kg.extract.triggers import NO_EVENT, Trigger, find_triggers, sense_of
from kg.text import fold
from tests.support.scenes import WORDS, Decided
from tests.support.trees import tree

TALKS = """
كانت      كان    VERB Voice=Act          0 root
الحكومة   حكومة  NOUN Definite=Def       1 nsubj
تؤيد      أيد    VERB Voice=Act          1 xcomp
المحادثات محادثة NOUN Number=Plur        3 obj
و         و      CCONJ _                 6 cc
تزغرف     زغرف   VERB Voice=Act          3 conj
اتفاق     اتفاق  NOUN _                  6 obj
السلام    سلام   NOUN _                  7 nmod
"""


def found(rows: str, *, named: tuple[int, ...] = (), model: Decided | None = None) -> list[Trigger]:
    return find_triggers(tree_of(tree(rows)), WORDS, (), named, model)


def test_the_lexicon_alone_decides_without_a_model() -> None:
    triggers = found(TALKS)
    assert [t.word for t in triggers] == sorted(t.word for t in triggers)
    by_word = {t.word: t for t in triggers}
    assert 0 not in by_word and 1 not in by_word
    assert (by_word[2].type, by_word[2].rule) == ("SUPPORT", "verb-lexicon")
    assert (by_word[3].type, by_word[3].rule) == ("CONSULT", "noun-lexicon")


def test_an_unknown_verb_is_some_event_and_an_unknown_noun_none() -> None:
    by_word = {t.word: t for t in found(TALKS)}
    assert (by_word[5].type, by_word[5].rule, by_word[5].entry) == ("OTHER", "verb-unknown", None)
    assert not found("كرسي كرسي NOUN _ 0 root")


def test_nouns_in_names_are_no_events_but_verbs_are() -> None:
    assert {t.word for t in found(TALKS, named=(2, 3))} >= {2}
    assert 3 not in {t.word for t in found(TALKS, named=(2, 3))}
    assert candidates(tree_of(tree(TALKS)), {2, 3, 7}) == [0, 1, 2, 5, 6]


def test_ordinary_words_are_no_candidates() -> None:
    words = tree_of(tree(TALKS))
    assert candidates(words, (), {("NOUN", "حكومه"), ("VERB", "كان")}) == [2, 3, 5, 6, 7]


def test_an_event_noun_is_found_with_its_article_when_the_lemma_is_wrong() -> None:
    words = tree_of(tree("الزيارة زيورة NOUN _ 0 root"))
    entry = entry_of(words, WORDS.lexicon, 0)
    assert entry is not None and entry.type == "MOVE"


def test_what_a_mention_below_a_word_is_speaks_for_its_type() -> None:
    doc = tree("سجل سجل VERB _ 0 root\nميسي ميسي X _ 1 nsubj PERSON")
    words, drafts = tree_of(doc), find_mentions(doc)
    entries = entries_of(words, WORDS.lexicon)
    bare, known = (trigger_features(words, [0], entries, who).entries()[1].tolist() for who in ((), drafts))
    assert len(bare) == len(known) and len(set(known) - set(bare)) == 2


def test_a_model_decides_over_the_lexicon() -> None:
    classes = (NO_EVENT, "ASSAULT", "CONSULT")
    yes, no = [0.0, 3.0, 1.0], [3.0, 0.0, 0.0]
    triggers = found(TALKS, model=Decided(classes, [no, no, yes, no, yes, no, no]))
    assert [(t.word, t.type, t.rule) for t in triggers] == [(2, "ASSAULT", "verb"), (5, "ASSAULT", "verb")]
    assert all(0.8 < t.probability < 0.9 for t in triggers)


def test_an_event_may_be_surer_than_its_type() -> None:
    split = [0.5, 0.0, 0.0]
    model = Decided((NO_EVENT, "ASSAULT", "CONSULT"), [split])
    (trigger,) = found("ضرب ضرب VERB _ 0 root", model=model)
    assert 0.25 < trigger.probability < 0.3


def test_an_article_without_candidates_has_no_events() -> None:
    model = Decided((NO_EVENT, "ASSAULT"), [])
    assert found(". . PUNCT _ 0 root", model=model) == []


def test_the_sense_of_a_type_else_the_first() -> None:
    entry = WORDS.lexicon.find(fold("ابتز"), "V")
    assert entry is not None
    steal, other = sense_of(WORDS.lexicon, entry, "COERCE"), sense_of(WORDS.lexicon, entry, "MOVE")
    assert steal is not None and steal.subtype == "steal"
    assert other is entry
    assert sense_of(WORDS.lexicon, None, "MOVE") is None


def test_what_an_article_is_about() -> None:
    met, said = WORDS.lexicon.find(fold("التقى"), "V"), WORDS.lexicon.find(fold("قال"), "V")
    assert type_shares([met, said, said, None]) == "CONSULT"
    assert type_shares([said, None]) == ""


@pytest.mark.parametrize(("lemma", "shape"), [("استقبال", "استccاc"), ("مجلس", "مccس"), ("", "")])
def test_patterns_keep_servile_letters(lemma: str, shape: str) -> None:
    assert pattern(lemma) == shape


def test_a_phrase_that_the_model_has_not_met_is_what_the_lexicon_says() -> None:
    rows = "دخل {} VERB _ 0 root\nالعمال عامل X _ 1 nsubj"
    spread = np.log([0.2, *[0.16] * 5])
    model = Decided((NO_EVENT, "ASSAULT", "PROTEST", "TRADE", "MOVE", "STATE"), [spread])
    (strike,) = found(rows.format("دخل_إضراب"), named=(1,), model=model)
    assert strike.type == "PROTEST" and strike.probability == pytest.approx(0.8)
    assert not found(rows.format("دخل"), named=(1,), model=model)


@pytest.mark.parametrize(("where", "kind", "share"), [("سوتشي", "CONSULT", 0.9), ("الدوري", "COMPETE", 0.7)])
def test_people_meet_to_talk_unless_the_article_is_on_sport(where: str, kind: str, share: float) -> None:
    rows = f"التقى التقى VERB _ 0 root\nأردوغان أردوغان X _ 1 nsubj\n{where} {where} X _ 1 obl"
    model = Decided((NO_EVENT, "COMPETE", "CONSULT"), [np.log([0.1, 0.7, 0.2])])
    (trigger,) = found(rows, named=(1, 2), model=model)
    assert trigger.type == kind and trigger.probability == pytest.approx(share)
