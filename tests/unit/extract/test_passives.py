"""Arabic passives that are written with their damma, in hand-written trees."""

import pytest

from kg.extract.mentions.words import Words, read_words
from tests.support.trees import tree

PERFECT, PRESENT = "Aspect=Perf|Person=3|Voice=Act", "Aspect=Imp|Person=3|Voice=Act"
SCHOOLS = "المدارس مدرسة NOUN Number=Plur 1 nsubj"


def words_of(*rows: str) -> Words:
    return read_words(tree("\n".join(rows)))


@pytest.mark.parametrize(
    ("form", "lemma", "morph"),
    [
        ("أُغلقت", "أغلق", PERFECT),
        ("نُقل", "نقل", PERFECT),
        ("يُعتقد", "اعتقد", PRESENT),
        ("تُستأنف", "استأنف", PRESENT),
        ("يُتوقع", "توقع", PRESENT),
        ("يُقال", "قال", PRESENT),
    ],
)
def test_the_sign_makes_a_passive(form: str, lemma: str, morph: str) -> None:
    words = words_of(f"{form} {lemma} VERB {morph} 0 root", SCHOOLS)
    assert "Voice=Pass" in words.morph[0] and words.rel[1] == "nsubj:pass"


@pytest.mark.parametrize(
    ("form", "lemma", "morph"),
    [
        ("تُوفي", "توفي", PERFECT),
        ("كُنت", "كان", PERFECT),
        ("نُسلط", "سلط", PERFECT),
        ("أُعلن", "أعلن", PERFECT.replace("Person=3", "Person=1")),
        ("يُعلن", "أعلن", PRESENT),
        ("تُبارك", "تبارك", PRESENT),
        ("أَغلقت", "أغلق", PERFECT),
    ],
)
def test_others_stay_active(form: str, lemma: str, morph: str) -> None:
    assert "Voice=Act" in words_of(f"{form} {lemma} VERB {morph} 0 root", SCHOOLS).morph[0]


def test_the_object_of_a_passive_is_who_suffers_it() -> None:
    words = words_of(f"رُفعت رفع VERB {PERFECT} 0 root", "العقوبات عقوبة NOUN _ 1 obj")
    assert words.rel[1] == "nsubj:pass"


def test_a_word_that_heads_a_sentence_is_a_verb_by_its_sign() -> None:
    words = words_of("أُفرج أُفرج X _ 0 root", "عن عن ADP _ 3 case", "الصحفي صحفي ADJ _ 1 amod")
    assert (words.pos[0], words.rel[2]) == ("VERB", "obl:arg") and "Voice=Pass" in words.morph[0]
    assert words_of("لُغة لغة NOUN _ 0 root", "الضاد ضاد NOUN _ 1 nmod").pos[0] == "NOUN"
