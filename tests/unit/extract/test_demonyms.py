"""States behind adjectives: whose doing a thing is."""

from datetime import date

import pytest

from kg.extract.reader import ground_of
from kg.language import load
from kg.model import Article

pytestmark = pytest.mark.model


def states(lang: str, text: str) -> list[tuple[str, str]]:
    """Each adjective that stands for a state, with the name of its chain."""
    article = Article("a", lang, text, "", date(2024, 1, 1))
    ground = ground_of(article, load(lang)(text))
    found = []
    for draft, chains in zip(ground.drafts, ground.resolved.chains_of, strict=True):
        if ground.tree.pos[draft.head] == "ADJ" and draft.name == (draft.head, draft.head + 1):
            names = ground.resolved.chains[chains[0]].names
            found.append((text[ground.tree.start[draft.head] : ground.tree.end[draft.head]], names[0][1]))
    return found


def test_the_state_that_acts_is_named() -> None:
    assert states("ar", "أسفر القصف الإسرائيلي عن مقتل ثلاثة أشخاص في دمشق.") == [("الإسرائيلي", "إسرائيل")]
    assert states("en", "Russian airstrikes killed ten people in Aleppo.") == [("Russian", "Russia")]


def test_it_joins_the_chain_of_the_state() -> None:
    text = "نفت روسيا الخبر. وأدى القصف الروسيّ إلى مقتل ثلاثة."
    article = Article("a", "ar", text, "", date(2024, 1, 1))
    ground = ground_of(article, load("ar")(text))
    russia = [chain for chain in ground.resolved.chains if ("ar", "روسيا") in chain.names]
    assert len(russia) == 1
    assert len(russia[0].mentions) == 2


def test_titles_and_nationalities_are_left_alone() -> None:
    assert states("ar", "التقى الرئيس الروسي فلاديمير بوتين الوزير العماني.") == []
    assert states("en", "The Russian president met Egyptian officials.") == []


def test_a_language_is_no_state() -> None:
    assert states("ar", "نشر المركز كتابا باللغة الفرنسية عن دمشق.") == []
    assert states("ar", "حصل على شهادة في اللغة الألمانية من دمشق.") == []


def test_an_adjective_that_is_a_common_word_needs_its_state_beside_it() -> None:
    assert states("ar", "أحيا المغنون اللقاء الصحراوي بفاس.") == []
