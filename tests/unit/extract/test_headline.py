"""Whom a title names."""

from kg.extract.headline import named_in
from kg.model import Chain


def chain(name: str, kind: str = "PERSON") -> Chain:
    return Chain((0,), kind, (("ar", name),), None, True)  # type: ignore[arg-type]


def test_a_word_of_the_name_is_enough_clitics_and_spelling_aside() -> None:
    chains = [chain("جون كيري"), chain("سيرغي لافروف"), chain("أمريكا", "GPE")]
    assert named_in("لقاء لكيري بالقاهرة.. وامريكا تنفي", chains) == {0, 2}


def test_things_and_short_words_name_nobody() -> None:
    assert named_in("نفط في السوق", [chain("النفط", "OTHER"), chain("في بي", "ORG")]) == frozenset()


def test_no_title() -> None:
    assert named_in("", [chain("جون كيري")]) == frozenset()
