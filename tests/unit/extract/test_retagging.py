"""Parts of speech that the parser mistakes, in hand-written trees."""

import pytest

from kg.extract.mentions.words import read_words
from tests.support.trees import tree

DEF = "Definite=Def|Number=Sing"


@pytest.mark.parametrize(
    ("rows", "pos"),
    [
        (f"المقر مقر NOUN {DEF} 0 root\nالرئيس رئيس NOUN {DEF} 1 nmod", "ADJ"),
        (f"الحكومة حكومة NOUN {DEF} 0 root\nالرئيس رئيس NOUN {DEF} 1 nmod", "NOUN"),
        (f"الوزير وزير NOUN {DEF} 0 root\nالرئيس رئيس NOUN {DEF} 1 nmod", "NOUN"),
        (f"مقر مقر NOUN Number=Sing 0 root\nالرئيس رئيس NOUN {DEF} 1 nmod", "NOUN"),
        (f"المقر مقر NOUN {DEF} 0 root\nالرئيس رئيس NOUN {DEF} 1 nmod\nعمر عمر X _ 2 nmod", "NOUN"),
    ],
)
def test_a_title_behind_a_thing_is_an_adjective(rows: str, pos: str) -> None:
    assert read_words(tree(rows)).pos[1] == pos


@pytest.mark.parametrize(
    ("rows", "counted"),
    [
        (
            "مقتل مقتل NOUN Number=Sing 0 root\nسبعة سبعة NUM _ 1 nummod\nجنود جندي NOUN Number=Plur 2 nmod",
            True,
        ),
        ("عام عام NOUN Number=Sing 0 root\nسبعة سبعة NUM _ 1 nummod\nمايو مايو NOUN _ 2 nmod", False),
    ],
)
def test_a_number_that_counts_people_is_no_modifier(rows: str, *, counted: bool) -> None:
    assert (read_words(tree(rows)).dep[1] == "nmod") == counted


@pytest.mark.parametrize(("word", "taken"), [("المشتبه مشتبه", True), ("الوطني وطني", False)])
def test_a_man_behind_a_feminine_noun_with_its_adjective(word: str, *, taken: bool) -> None:
    words = read_words(
        tree(
            f"الشرطة شرطة NOUN {DEF} 0 root\nالإسبانية إسباني ADJ {DEF}|Gender=Fem 1 amod\n"
            f"{word} ADJ {DEF}|Gender=Masc 1 amod\nفي في ADP _ 5 case\nمدريد مدريد X _ 1 nmod"
        )
    )
    assert (words.pos[2] == "NOUN") == taken


@pytest.mark.parametrize(
    ("noun", "behind", "taken"),
    [
        (f"الحزب حزب NOUN {DEF}", "المتظاهرين متظاهر ADJ Definite=Def|Gender=Masc|Number=Plur", True),
        (f"المحكمة محكمة NOUN {DEF}", f"الوزير وزير ADJ {DEF}|Gender=Masc", True),
        (f"المدير مدير NOUN {DEF}", f"الوزير وزير ADJ {DEF}|Gender=Masc", False),
        (f"الحزب حزب NOUN {DEF}", "حاكمين حاكم ADJ Definite=Ind|Gender=Masc|Number=Plur", False),
    ],
)
def test_people_who_do_not_agree_with_the_noun_before(noun: str, behind: str, *, taken: bool) -> None:
    assert (read_words(tree(f"{noun} 0 root\n{behind} 1 amod")).pos[1] == "NOUN") == taken


@pytest.mark.parametrize(("number", "taken"), [("Plur", True), ("Sing", False)])
def test_a_pronoun_tells_that_people_stand_behind_an_institution(number: str, *, taken: bool) -> None:
    words = read_words(
        tree(
            f"أوقف أوقف VERB _ 0 root\nالدرك درك NOUN {DEF} 1 nsubj\nالملكي ملكي ADJ {DEF} 2 amod\n"
            f"المشتبه مشتبه ADJ {DEF} 2 amod\nفي في ADP _ 6 case\nهم هو PRON Number={number} 4 obl:arg",
            glued="في",
        )
    )
    assert (words.pos[3] == "NOUN") == taken


@pytest.mark.parametrize(("number", "taken"), [("Plur", True), ("Sing", False)])
def test_people_behind_a_noun_and_its_complement(number: str, *, taken: bool) -> None:
    form = "المتظاهرين" if number == "Plur" else "المتظاهر"
    words = read_words(
        tree(
            "اعتقلت اعتقل VERB _ 0 root\nقوات قوة NOUN Gender=Fem|Number=Plur 1 nsubj\n"
            f"الأمن أمن NOUN {DEF} 2 nmod\n"
            f"{form} متظاهر ADJ Definite=Def|Gender=Masc|Number={number} 2 amod"
        )
    )
    assert (words.pos[3] == "NOUN") == taken


@pytest.mark.parametrize(("before", "taken"), [("اليمن اليمن X _ 2 nmod", True), ("و و CCONJ _ 4 cc", False)])
def test_brotherly_is_an_adjective_behind_states_and_peoples(before: str, *, taken: bool) -> None:
    rows = f"زار زار VERB _ 0 root\nبلد بلد NOUN _ 1 obj\n{before}\nالشقيق شقيق NOUN {DEF} 1 obj"
    words = read_words(tree(rows))
    assert (words.pos[3], words.head[3]) == (("ADJ", 1) if taken else ("NOUN", 0))


@pytest.mark.parametrize(
    ("before", "pos"), [("الحركة حركة NOUN Definite=Def", "ADJ"), ("مليشيا مليشيا NOUN Definite=Cons", "X")]
)
def test_a_foreign_word_may_say_of_which_people_a_definite_noun_is(before: str, pos: str) -> None:
    assert read_words(tree(f"{before} 0 root\nالأمازيغية أمازيغية X _ 1 nmod")).pos[1] == pos
