"""What labelled raw text says about words and names."""

from kg.training.seen import Seen

TAGS = ["O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG"]


def counted(*sentences: tuple[str, list[int]]) -> Seen:
    seen = Seen(TAGS)
    for text, tags in sentences:
        seen.add(text.split(), tags)
    return seen


def test_words_are_listed_by_how_often_they_have_a_tag() -> None:
    seen = counted(*[("قال صلاح", [0, 1])] * 4, *[("هذا صلاح", [0, 0])] * 4, *[("فريق بردى", [0, 3])] * 3)
    lists = seen.lists()
    assert lists["B-PERSON 1"] == ["صلاح"] and lists["B-ORG 2"] == ["بردى"]
    assert not any("قال" in words for words in lists.values())


def test_rare_words_are_not_listed() -> None:
    assert counted(*[("زار بردى", [0, 3])] * 2).lists() == {}


def test_names_of_several_words_are_listed_when_one_kind_prevails() -> None:
    club, both = ("نادي دينامو بردى", [0, 3, 4]), ("سامي حداد", [1, 2])
    seen = counted(*[club] * 3, *[both] * 3, *[("سامي حداد", [3, 4])] * 3)
    assert seen.lists()["ORG"] == ["دينامو بردى"]
    assert "PERSON" not in seen.lists()


def test_a_name_that_is_in_doubt_is_not_counted() -> None:
    seen = counted(*[("سامي حداد", [1, -1])] * 5)
    assert "PERSON" not in seen.lists()


def test_the_usual_tag_of_a_word() -> None:
    seen = counted(*[("زار بردى", [0, 3])] * 9, ("زار بردى", [0, 0]))
    assert seen.usual("بردى", 0.85, 6) == 3
    assert seen.usual("بردى", 0.95, 6) == seen.usual("بردى", 0.85, 11) == seen.usual("غير", 0.5, 1) == -1
    assert seen.share("بردى", 3) == 0.9 and seen.share("غير", 3) == 0
