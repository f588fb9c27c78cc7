"""Participants of different articles that are one, and those that only look so."""

from datetime import date

import pytest

from kg.errors import ConfigError, OntologyError
from kg.ids import entity_mention_id
from kg.model import Entity, Kind, Reading, Resolution
from kg.names import Known
from kg.resolve import Guide, amended, decision, read_decisions, resolve, write_decisions
from kg.resolve.joining import MOST_NAMES, Joiner, Proposal
from kg.resolve.nodes import find_nodes
from tests.support.stories import MOSCOW, RUSSIA, USA, Story, Who

DAY = date(2024, 3, 5)


def person(*names: str, lang: str = "ar") -> Who:
    return ("PERSON", tuple((lang, name) for name in names), None)


def thing(kind: Kind, name: str) -> Who:
    return (kind, (("ar", name),), None)


def article(name: str, text: str, *whos: tuple[Who, str], lang: str = "ar") -> Reading:
    """An article that mentions each of some entities by a piece of its text."""
    story = Story(name, text, lang=lang, published=DAY)
    for who, piece in whos:
        story.who(who, piece)
    return story.reading()


def entities(resolution: Resolution, reading: Reading) -> list[Entity]:
    return [
        resolution.entities[resolution.entity_of[reading.article.id, i]] for i in range(len(reading.chains))
    ]


def first(resolution: Resolution, *readings: Reading) -> set[str]:
    """Ids of the first chains."""
    return {resolution.entity_of[reading.article.id, 0] for reading in readings}


def test_two_men_of_one_common_name_with_different_roles_stay_two() -> None:
    player = article("a", "سجل اللاعب محمد علي هدفا", (person("محمد علي"), "اللاعب محمد علي"))
    minister = article("b", "زار الوزير محمد علي مدرسة", (person("محمد علي"), "الوزير محمد علي"))
    assert len(first(resolve([player, minister]), player, minister)) == 2


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("Egyptian minister Adam Parker", "Australian footballer Adam Parker", 2),
        ("Egyptian deputy minister Adam Parker", "Jordanian deputy minister Adam Parker", 2),
        ("Egyptian minister Adam Parker", "the minister Adam Parker", 1),
        ("Egyptian minister Adam Parker", "former general Adam Parker", 1),
    ],
)
def test_states_and_offices_that_contradict_make_two_men_of_one_name(
    one: str, other: str, count: int
) -> None:
    readings = [
        article(name, f"{text} spoke yesterday", (person("Adam Parker", lang="en"), text), lang="en")
        for name, text in (("a", one), ("b", other))
    ]
    assert len(first(resolve(readings), *readings)) == count


def test_a_common_name_with_the_same_rare_title_is_one_man() -> None:
    one = article("a", "قال محافظ البنك محمد علي ذلك", (person("محمد علي"), "محافظ البنك محمد علي"))
    other = article("b", "أضاف محافظ البنك محمد علي هذا", (person("محمد علي"), "محافظ البنك محمد علي"))
    resolution = resolve([one, other])
    assert len(first(resolution, one, other)) == 1
    (link,) = resolution.links
    assert link.method == "same-name-witness" and "same title" in link.reasons[1] and 0 < link.score < 1


def test_a_rare_full_name_is_one_man_also_with_marks_and_other_alefs() -> None:
    one = article("a", "عاد أوليغ سيزوكوف", (person("أوليغ سيزوكوف"), "أوليغ سيزوكوف"))
    other = article("b", "عاد اوليغ ســيزوكوف", (person("اوليغ ســيزوكوف"), "اوليغ ســيزوكوف"))
    assert len(first(resolve([one, other]), one, other)) == 1


def test_a_bare_family_name_stays_in_its_article() -> None:
    one = article("a", "قال سيزوكوف", (person("سيزوكوف"), "سيزوكوف"))
    other = article("b", "عاد أوليغ سيزوكوف", (person("أوليغ سيزوكوف"), "أوليغ سيزوكوف"))
    third = article("c", "قال سيزوكوف", (person("سيزوكوف"), "سيزوكوف"))
    assert len(first(resolve([one, other, third]), one, other, third)) == 3


COMPANY = ((person("ناتالي بورشوك"), "ناتالي بورشوك"), (person("جاك دورمونت"), "جاك دورمونت"))
ROOM = " مع ناتالي بورشوك وجاك دورمونت"


def test_a_bare_family_name_joins_with_title_and_company() -> None:
    title = "مفوض شؤون الأنهار"
    one = article("a", f"قال {title} سيزوكوف{ROOM}", (person("سيزوكوف"), f"{title} سيزوكوف"), *COMPANY)
    full = article(
        "b", f"عاد {title} أوليغ سيزوكوف{ROOM}", (person("أوليغ سيزوكوف"), f"{title} أوليغ سيزوكوف"), *COMPANY
    )
    assert len(first(resolve([one, full]), one, full)) == 1


def test_spellings_of_a_foreign_name_are_one_with_company_and_two_without() -> None:
    one = article("a", f"قال ديميتري غوريف{ROOM}", (person("ديميتري غوريف"), "ديميتري غوريف"), *COMPANY)
    other = article("b", f"قال ديميتري جوريف{ROOM}", (person("ديميتري جوريف"), "ديميتري جوريف"), *COMPANY)
    assert len(first(resolve([one, other]), one, other)) == 1
    alone = article("c", "قال ديميتري جوريف", (person("ديميتري جوريف"), "ديميتري جوريف"))
    assert len(first(resolve([one, alone]), one, alone)) == 2


def test_hasan_and_husayn_are_no_spellings() -> None:
    one = article("a", f"قال حسن بورداس{ROOM}", (person("حسن بورداس"), "حسن بورداس"), *COMPANY)
    other = article("b", f"قال حسين بورداس{ROOM}", (person("حسين بورداس"), "حسين بورداس"), *COMPANY)
    assert len(first(resolve([one, other]), one, other)) == 2


def test_a_short_name_joins_the_full_one_with_company_but_not_another_father() -> None:
    short = article("a", f"قال سعد السياري{ROOM}", (person("سعد السياري"), "سعد السياري"), *COMPANY)
    long = article(
        "b",
        f"قال سعد بن محمد السياري{ROOM}",
        (person("سعد بن محمد السياري"), "سعد بن محمد السياري"),
        *COMPANY,
    )
    assert len(first(resolve([short, long]), short, long)) == 1
    son = article("c", f"قال سعد بن علي{ROOM}", (person("سعد بن علي"), "سعد بن علي"), *COMPANY)
    assert len(first(resolve([son, long]), son, long)) == 2


def test_arabic_and_english_names_of_one_sound_are_one_with_a_witness() -> None:
    arabic = article(
        "a",
        "التقى جوناثان بريمفيلد الوفد في الولايات المتحدة وروسيا",
        (person("جوناثان بريمفيلد"), "جوناثان بريمفيلد"),
        (("ORG", (("ar", "منظمة الأنهار"),), "Q900001"), "الوفد"),
        (USA, "الولايات المتحدة"),
        (RUSSIA, "روسيا"),
    )
    english = article(
        "b",
        "Jonathan Brimfield met the Rivers Board in the United States and Russia",
        (person("Jonathan Brimfield", lang="en"), "Jonathan Brimfield"),
        (("ORG", (("en", "Rivers Board"),), "Q900001"), "Rivers Board"),
        (USA, "United States"),
        (RUSSIA, "Russia"),
        lang="en",
    )
    resolution = resolve([arabic, english])
    assert len(first(resolution, arabic, english)) == 1
    assert {lang for lang, _ in entities(resolution, arabic)[0].names} == {"ar", "en"}
    assert {link.method for link in resolution.links} >= {"transliteration"}
    alone = article(
        "c",
        "Jonathan Brimfield spoke",
        (person("Jonathan Brimfield", lang="en"), "Jonathan Brimfield"),
        lang="en",
    )
    assert len(first(resolve([arabic, alone]), arabic, alone)) == 2


@pytest.mark.parametrize("name", ["الهيئة", "المجلس", "فريقه", "مقر الوزارة", "لجنة التحكيم"])
def test_words_that_name_nothing_stay_in_their_article(name: str) -> None:
    readings = [article(letter, f"قالت {name} ذلك", (thing("ORG", name), name)) for letter in "ab"]
    assert len(first(resolve(readings), *readings)) == 2


def test_a_ministry_of_two_states_is_two() -> None:
    def made(name: str, town: str, code: str) -> Reading:
        place: Who = ("GPE", (("ar", town),), code)
        return article(
            name, f"قالت وزارة الصحة في {town}", (thing("ORG", "وزارة الصحة"), "وزارة الصحة"), (place, town)
        )

    one, same, other = made("a", "المغرب", "Q1028"), made("b", "المغرب", "Q1028"), made("c", "مصر", "Q79")
    resolution = resolve([one, same, other])
    assert len(first(resolution, one, same)) == 1
    assert len(first(resolution, one, other)) == 2


def test_an_ambiguous_name_needs_its_state() -> None:
    mali: Who = ("GPE", (("ar", "مالي"),), "Q912")
    money = article("a", "دعم مالي كبير", (mali, "مالي"))
    state = article(
        "b", "عاد من مالي إلى باماكو", (mali, "مالي"), (("GPE", (("ar", "باماكو"),), "Q3703"), "باماكو")
    )
    resolution = resolve([money, state])
    assert resolution.entity_of["b", 0] == "Q912"
    assert resolution.entity_of["a", 0] != "Q912"


def test_persons_are_never_made_one_with_places() -> None:
    one = article("a", "قال سيدني بولاك", (person("سيدني بولاك"), "سيدني بولاك"))
    other = article("b", "في سيدني بولاك", (thing("GPE", "سيدني بولاك"), "سيدني بولاك"))
    assert len(first(resolve([one, other]), one, other)) == 2


def test_what_is_known_to_be_two_is_refused_and_reported() -> None:
    readings = [article("a", "قال كيري", (("PERSON", (("ar", "كيري"),), "Q22316"), "كيري"))]
    readings += [article("b", "قال بوتين", (("PERSON", (("ar", "بوتين"),), "Q7747"), "بوتين"))]
    nodes, _ = find_nodes(readings, Guide())
    joiner = Joiner(nodes, ())
    assert not joiner.propose(Proposal(0, 1, "spelling", 0.9, ("test",)))
    (link,) = joiner.links(["e-1", "e-2"])
    assert link.refused == "known to be two: Q22316 and Q7747"


def test_components_are_capped_and_what_the_cap_refused_is_reported() -> None:
    names = [f"أوليغ سيزوكو{letter}" for letter in "بتثجحخدذرزسشصض"]
    readings = [article(f"a{n:02}", f"قال {name}", (person(name), name)) for n, name in enumerate(names)]
    nodes, _ = find_nodes(readings, Guide())
    joiner = Joiner(nodes, ())
    made = [joiner.propose(Proposal(0, n, "spelling", 0.9, ("test",))) for n in range(1, len(nodes))]
    assert made.count(True) == MOST_NAMES - 1
    assert all("different names" in against for _, against in joiner.refused)


def test_later_news_renames_nothing() -> None:
    def made(name: str, day: int) -> Reading:
        story = Story(name, "عاد أوليغ سيزوكوف", published=date(2024, 3, day))
        story.who(person("أوليغ سيزوكوف"), "أوليغ سيزوكوف")
        return story.reading()

    one, later = made("z", 1), made("a", 2)
    assert first(resolve([one]), one) == first(resolve([one, later]), one, later)


def mention(reading: Reading) -> str:
    nodes, _ = find_nodes([reading], Guide())
    return nodes[0].mention


def test_a_rejected_link_is_not_made_and_an_accepted_one_is() -> None:
    one = article("a", "عاد أوليغ سيزوكوف", (person("أوليغ سيزوكوف"), "أوليغ سيزوكوف"))
    other = article("b", "قال أوليغ سيزوكوف", (person("أوليغ سيزوكوف"), "أوليغ سيزوكوف"))
    reject = Guide((decision("reject", mention(one), mention(other)),))
    resolution = resolve([one, other], reject)
    assert len(first(resolution, one, other)) == 2
    assert [link.refused for link in resolution.links] == ["rejected by a person"]
    third = article("c", "قال الرئيس", (person("الرئيس"), "الرئيس"))
    accept = Guide((decision("accept", mention(one), mention(third), "seen on video"),))
    resolution = resolve([one, other, third], accept)
    assert len(first(resolution, one, other, third)) == 1
    assert ("user", ("seen on video",)) in {(link.method, link.reasons) for link in resolution.links}


def test_a_description_becomes_one_with_a_name_where_a_person_says_so() -> None:
    story = Story("a", "التقى شكري نظيره. وقال أيمن الصفدي ذلك.", published=DAY)
    described, named = person("نظيره"), person("أيمن الصفدي")
    story.who(described, "نظيره")
    story.who(named, "أيمن الصفدي")
    story.bare.add(described)
    one = story.reading()
    (ids,) = {tuple(entity.id for entity in entities(resolve([one]), one))}
    assert ids[0] != ids[1]
    resolution = resolve([one], Guide((decision("accept", *ids),)))
    (same, other) = entities(resolution, one)
    assert same == other and same.id == ids[1]
    assert same.names == (("ar", "أيمن الصفدي"), ("ar", "نظيره"), ("en", "Ayman Safadi"))
    assert [link.method for link in resolution.links] == ["user"]


def test_any_mention_of_a_chain_stands_for_it() -> None:
    story = Story("a", "عاد أوليغ سيزوكوف، وقال سيزوكوف ذلك.", published=DAY)
    who = person("أوليغ سيزوكوف")
    story.who(who, "أوليغ سيزوكوف")
    story.who(who, "وقال سيزوكوف")
    one = story.reading()
    other = article("b", "قال الرئيس", (person("الرئيس"), "الرئيس"))
    later = entity_mention_id(one.article, one.mentions[1])
    accept = Guide((decision("accept", later, mention(other)),))
    assert len(first(resolve([one, other], accept), one, other)) == 1


def test_a_rejected_known_name_loses_its_id() -> None:
    kerry: Who = ("PERSON", (("ar", "جون كيري"),), "Q22316")
    one, other = (article(letter, "عاد جون كيري", (kerry, "جون كيري")) for letter in "ab")
    resolution = resolve([one, other], Guide((decision("reject", mention(one), mention(other)),)))
    (same,), (another,) = entities(resolution, one), entities(resolution, other)
    assert (same.wikidata, another.wikidata) == ("Q22316", None)


def test_names_of_a_user_go_before_all_others() -> None:
    known = Known("ليلى الصالح", "Layla Alsaleh", "PERSON", "Q900002")
    names = ((known, ("ليلى الصالح", "أم يوسف الصالح")),)
    one = article("a", "عادت ليلى الصالح", (person("ليلى الصالح"), "ليلى الصالح"))
    other = article("b", "عادت أم يوسف الصالح", (person("أم يوسف الصالح"), "أم يوسف الصالح"))
    resolution = resolve([one, other], Guide(names=names))
    assert first(resolution, one, other) == {"Q900002"}
    assert resolution.entities["Q900002"].names[:2] == (("ar", "ليلى الصالح"), ("en", "Layla Alsaleh"))
    assert resolution.links[0].method == "user-name"


def test_a_capital_that_acts_is_its_state_and_the_graph_says_why() -> None:
    acting: Who = ("GPE", (("ar", "موسكو"), ("en", "Moscow")), "Q159")
    one = article("a", "رفضت موسكو الطلب", (acting, "موسكو"))
    other = article("b", "رفضت روسيا الطلب", (RUSSIA, "روسيا"))
    city = article("c", "الجو في موسكو بارد", (MOSCOW, "موسكو"))
    resolution = resolve([one, other, city])
    assert first(resolution, one, other) == {"Q159"} and first(resolution, city) == {"Q649"}
    assert ("ar", "موسكو") not in resolution.entities["Q159"].names
    (why,) = [link for link in resolution.links if link.method == "capital-acts"]
    assert why.of == "Q159" and "موسكو" in why.reasons[0] and "روسيا" in why.reasons[0]
    apart = resolve([one, other], Guide((decision("reject", mention(one), mention(other)),)))
    assert len(first(apart, one, other)) == 2
    assert all(link.method != "capital-acts" for link in apart.links)


def test_a_name_of_two_places_is_what_its_article_found_it_to_be() -> None:
    amman: Who = ("GPE", (("ar", "عمان"), ("en", "Amman")), "Q3805")
    unsure: Who = ("GPE", (("ar", "عمان"), ("en", "Oman")), None)
    one = article("a", "الجو في عمان", (amman, "عمان"))
    other = article("b", "الجو في عمان", (unsure, "عمان"))
    resolution = resolve([one, other])
    assert first(resolution, one) == {"Q3805"}
    assert len(first(resolution, one, other)) == 2


def test_decisions_are_written_and_read_back(tmp_path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "links.tsv"
    for made in (
        decision("reject", "m-b", "m-a", "two\tmen"),
        decision("accept", "e-1", "Q5"),
        decision("accept", "m-a", "m-b"),
    ):
        file.write_text(amended(file, made), encoding="utf-8")
    assert file.read_text(encoding="utf-8") == "decision\ta\tb\tnote\naccept\tm-a\tm-b\naccept\tQ5\te-1\n"
    found = read_decisions(file)
    assert [(one.verdict, one.a) for one in found] == [("accept", "Q5"), ("accept", "m-a")]
    file.write_text(write_decisions(found), encoding="utf-8")
    assert read_decisions(file) == found
    assert read_decisions(tmp_path / "none.tsv") == ()


def test_a_new_decision_leaves_the_other_lines_as_they_are(tmp_path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "links.tsv"
    lines = ["# ours", "a\tb\tdecision\tby", "# men", "m-b\tm-a\treject\tme", "", "Q5\te-1\taccept", "# end"]
    file.write_text("\n".join(lines), encoding="utf-8")
    file.write_text(amended(file, decision("accept", "m-a", "m-b", "one man")), encoding="utf-8")
    lines[1] += "\tnote"
    lines[3] = "m-a\tm-b\taccept\t\tone man"
    assert file.read_text(encoding="utf-8").split("\n") == [*lines, ""]
    file.write_text("# only this\n", encoding="utf-8")
    assert amended(file, decision("accept", "m-a", "m-b")).startswith(
        "# only this\ndecision\ta\tb\tnote\nacc"
    )


def test_decisions_without_a_header_are_an_error(tmp_path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "links.tsv"
    file.write_text("\nreject\tm-a\tm-b\ttwo men\n", encoding="utf-8")
    for use in (read_decisions, lambda file: amended(file, decision("accept", "m-c", "m-d"))):
        with pytest.raises(OntologyError, match="the header lacks decision, a, b") as error:
            use(file)
        assert error.value.where == f"{file} line 2"
        assert "decision, a, b" in error.value.hint


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("maybe\tm-a\tm-b", "unknown decision"),
        ("accept\tm-a\tm-a", "both sides"),
        ("accept\tev-a\tQ5", "one is an event"),
        ("accept\tكيري\tm-a", "no id"),
        ("accept\tm-a\tm-b\nreject\tm-b\tm-a", "both accepted and rejected"),
    ],
)
def test_wrong_decisions_are_told_with_their_line(tmp_path, lines: str, said: str) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "links.tsv"
    file.write_text(f"decision\ta\tb\tnote\n{lines}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=said) as error:
        read_decisions(file)
    assert "line" in error.value.where
