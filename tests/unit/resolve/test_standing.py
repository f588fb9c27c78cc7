"""What only bears a name is not what the name names; a bare institution is of the state that is told."""

from datetime import date

import pytest

from kg.model import Kind, Reading
from kg.resolve import Guide, resolve
from kg.resolve.nodes import find_nodes
from tests.support.stories import Story, Who

DAY = date(2024, 3, 5)


def told(name: str, text: str, *whos: tuple[Who, str], lang: str = "ar") -> Reading:
    """An article that mentions each of some entities by a piece of its text."""
    story = Story(name, text, lang=lang, published=DAY)
    for who, piece in whos:
        story.who(who, piece)
    return story.reading()


def known(text: str, who: Who, piece: str, lang: str = "ar") -> str:
    """What the first of an article's chains is known to be."""
    ((node,), _) = find_nodes((told("a", text, (who, piece), lang=lang),), Guide())
    return node.known


def together(*readings: Reading) -> bool:
    """Whether the first chains of articles are one."""
    resolution = resolve(readings)
    return len({resolution.entity_of[reading.article.id, 0] for reading in readings}) == 1


ARAFAT: Who = ("PERSON", (("ar", "ياسر عرفات"),), "Q34211")
CLINTON: Who = ("PERSON", (("en", "Hillary Clinton"),), "Q6294")
UNION: Who = ("ORG", (("ar", "الاتحاد الأوروبي"),), "Q458")
MOROCCO: Who = ("GPE", (("ar", "المغرب"),), "Q1028")


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("مر الموكب أمام ضريح ياسر عرفات ليلا", "ياسر عرفات"),
        ("مر الموكب بشارع «ياسر عرفات» ليلا", "ياسر عرفات"),
        ("عولج في مستشفى الرئيس ياسر عرفات ليلا", "الرئيس ياسر عرفات"),
        ("حصل على جائِزة ياسر عرفات ليلا", "ياسر عرفات"),
    ],
)
def test_what_bears_a_persons_name_is_not_the_person(text: str, piece: str) -> None:
    assert known("عاد ياسر عرفات ليلا", ARAFAT, "ياسر عرفات") == "Q34211"
    assert known(text, ARAFAT, piece) == ""


def test_a_person_who_also_stands_alone_is_the_person() -> None:
    story = Story("a", "زار ياسر عرفات مستشفى الرئيس ياسر عرفات", published=DAY)
    story.who(ARAFAT, "ياسر عرفات")
    story.who(ARAFAT, "الرئيس ياسر عرفات")
    ((node,), _) = find_nodes((story.reading(),), Guide())
    assert node.known == "Q34211"


def test_most_names_tell_whose_chain_it_is_when_it_is_of_a_deputy() -> None:
    king: Who = ("PERSON", (("ar", "خادم الحرمين الشريفين"),), "Q367825")
    story = Story("a", "قال نائب خادم الحرمين الشريفين وعاد نائب خادم الحرمين الشريفين", published=DAY)
    story.who(king, "نائب خادم الحرمين الشريفين")
    story.who(king, "خادم الحرمين الشريفين")
    ((node,), _) = find_nodes((story.reading(),), Guide())
    assert node.known == ""


def test_an_english_foundation_is_not_its_founder() -> None:
    assert known("They met Hillary Clinton today", CLINTON, "Hillary Clinton", "en") == "Q6294"
    assert known("The Hillary Clinton Foundation gave", CLINTON, "Hillary Clinton", "en") == ""


def test_a_cup_is_not_its_union_and_a_prayer_is_no_state_but_a_city_has_a_market() -> None:
    assert known("قال الاتحاد الأوروبي ذلك", UNION, "الاتحاد الأوروبي") == "Q458"
    assert known("فاز بكأس الاتحاد الأوروبي مرة", UNION, "الاتحاد الأوروبي") == ""
    assert known("بعد صلاة المغرب بدأ الحفل", MOROCCO, "المغرب") == ""
    dubai: Who = ("GPE", (("ar", "دبي"),), "Q612")
    assert known("أغلقت سوق دبي على ارتفاع", dubai, "دبي") == "Q612"


def test_two_hospitals_of_one_name_give_no_person_that_is_one() -> None:
    who: Who = ("PERSON", (("ar", "سعود بن جلوي"),), None)
    one, other = (
        told(name, f"{verb} المصابون في مستشفى الأمير سعود بن جلوي", (who, "الأمير سعود بن جلوي"))
        for name, verb in (("a", "عولج"), ("b", "نقل"))
    )
    assert not together(one, other)
    assert together(*(told(name, "عاد سعود بن جلوي", (who, "سعود بن جلوي")) for name in "ab"))


def test_a_name_in_a_phrase_that_begins_with_an_office_at_what_bears_it() -> None:
    assert known("قال مدير متحف ياسر عرفات ذلك", ARAFAT, "مدير متحف ياسر عرفات") == ""
    assert known("قال الرئيس ياسر عرفات ذلك", ARAFAT, "الرئيس ياسر عرفات") == "Q34211"
    assert known("استقبل بمكتبه ياسر عرفات ليلا", ARAFAT, "ياسر عرفات") == "Q34211"
    assert known("قرأ بمكتبة ياسر عرفات ليلا", ARAFAT, "ياسر عرفات") == ""


@pytest.mark.parametrize(
    ("name", "wikidata", "after"),
    [
        ("حزب الله", "Q41053", "العراقي"),
        ("الكونغرس", "Q11268", "الأمازيغي"),
        ("حزب الله", "Q41053", ""),
    ],
)
def test_an_institution_of_another_state_or_people(name: str, wikidata: str, after: str) -> None:
    who: Who = ("ORG", (("ar", name),), wikidata)
    assert known(f"رفض {name} ذلك", who, name) == wikidata
    assert known(f"رفض {name} {after or 'اللبناني'} ذلك", who, name) == ("" if after else wikidata)


def test_the_adjective_behind_a_club_is_of_its_player() -> None:
    club: Who = ("ORG", (("ar", "نادي الهلال"),), None)
    assert known("سجل مهاجم نادي الهلال البرازيلي هدفا", club, "نادي الهلال")


@pytest.mark.parametrize(
    ("kind", "name", "state", "code"),
    [("ORG", "الحركة الشعبية", "السودان", "Q1049"), ("GROUP", "المقاومة الشعبية", "اليمن", "Q805")],
)
def test_an_institution_of_any_state_needs_its_state(kind: Kind, name: str, state: str, code: str) -> None:
    who: Who = (kind, (("ar", name),), None)
    home: Who = ("GPE", (("ar", state),), code)
    alone = told("a", f"فازت {name} في المغرب", (who, name), (MOROCCO, "المغرب"))
    there = told("b", f"فازت {name} في {state}", (who, name), (home, state))
    nodes, _ = find_nodes((alone, there), Guide())
    assert [bool(node.known) for node in nodes if node.name == name] == [False, True]


def test_a_name_of_a_state_and_a_town_that_is_told_by_nothing_is_neither() -> None:
    assert known("ولد في كولومبيا", ("GPE", (("ar", "كولومبيا"),), None), "كولومبيا") == ""
    assert known("ولد في كولومبيا", ("GPE", (("ar", "كولومبيا"),), "Q739"), "كولومبيا") == "Q739"


def test_a_place_that_is_a_person_by_the_words_around_it() -> None:
    asia: Who = ("PLACE", (("ar", "آسيا"),), "Q48")
    assert known("جولة في آسيا هذا العام", asia, "آسيا") == "Q48"
    assert known("قالت الدكتورة آسيا موساوي ذلك", asia, "آسيا") == ""
    assert known("ولدت آسيا بنت أحمد هنا", asia, "آسيا") == ""


def test_the_ambassador_of_a_king_is_not_the_king() -> None:
    king: Who = ("PERSON", (("ar", "خادم الحرمين الشريفين"),), "Q367825")
    assert known("قال خادم الحرمين الشريفين ذلك", king, "خادم الحرمين الشريفين") == "Q367825"
    assert known("قال سفير خادم الحرمين الشريفين ذلك", king, "سفير خادم الحرمين الشريفين") == ""


def test_a_short_name_that_its_text_completes_is_sure() -> None:
    assembly: Who = ("ORG", (("ar", "الجمعية العامة"),), "Q47423")
    assert known("اجتمعت الجمعية العامة للأمم المتحدة", assembly, "الجمعية العامة") == "Q47423"
    assert known("اجتمعت الجمعية العامة غير العادية", assembly, "الجمعية العامة") == ""


def test_a_newspaper_without_its_article_needs_its_state() -> None:
    assert known("near the Sun today", ("ORG", (("en", "Sun"),), None), "Sun", "en") == ""
    assert known("told The Sun today", ("ORG", (("en", "The Sun"),), None), "The Sun", "en")


def test_two_artists_of_one_common_name_are_two() -> None:
    who: Who = ("PERSON", (("ar", "محمد حمزة"),), None)
    one, other = (
        told(name, f"{verb} الفنان محمد حمزة", (who, "الفنان محمد حمزة"))
        for name, verb in (("a", "غنى"), ("b", "عاد"))
    )
    assert not together(one, other)


FOREIGN: Who = ("ORG", (("ar", "وزارة الخارجية"),), None)


def test_a_ministry_in_a_sentence_about_another_state_is_not_that_of_the_articles_state() -> None:
    def made(name: str, state: str) -> Reading:
        text = f"قالت وزارة الخارجية {state} ذلك. عاد الوفد من المغرب إلى المغرب"
        return told(name, text, (FOREIGN, "وزارة الخارجية"), (MOROCCO, "المغرب"))

    assert together(made("a", "أمس"), made("b", "مساء"))
    assert not together(made("a", "أمس"), made("b", "للوفد الأردني"))


def test_a_ministry_in_an_article_about_several_states_alike_is_of_none_but_one_with_its_state_is() -> None:
    others: tuple[tuple[Who, str], ...] = tuple(
        (("GPE", (("ar", name),), code), name)
        for name, code in (("المغرب", "Q1028"), ("مصر", "Q79"), ("تونس", "Q948"))
    )

    def made(name: str, ministry: str) -> Reading:
        who: Who = ("ORG", (("ar", ministry),), None)
        return told(name, f"قالت {ministry} ذلك. اجتمع المغرب ثم مصر ثم تونس", (who, ministry), *others)

    assert not together(*(made(name, "وزارة الثقافة") for name in "ab"))
    assert together(*(made(name, "وزارة الثقافة العراقية") for name in "ab"))


@pytest.mark.parametrize(
    "name",
    [
        "خارجيتها",
        "مناطق المغرب",
        "شركتي تسلا",
        "مكتب اليونسكو",
        "جي بي إس",
        "اللجنة الإشرافية",
        "كلية الآداب",
        "أمن روسيا",
    ],
)
def test_common_words_devices_and_several_of_a_sort_stay_in_their_article(name: str) -> None:
    who: Who = ("ORG", (("ar", name),), None)
    readings = [told(letter, f"ذكرت {name} المغرب", (who, name), (MOROCCO, "المغرب")) for letter in "ab"]
    assert not together(*readings)


def test_who_is_known_has_no_other_family_name_but_a_house() -> None:
    room: tuple[tuple[Who, str], ...] = (
        (("PERSON", (("ar", "ناتالي بورشوك"),), None), "ناتالي بورشوك"),
        (("PERSON", (("ar", "جاك دورمونت"),), None), "جاك دورمونت"),
    )
    rest = " مع ناتالي بورشوك وجاك دورمونت"

    def made(name: str, full: str, wikidata: str | None = None) -> Reading:
        return told(name, f"قال {full}{rest}", (("PERSON", (("ar", full),), wikidata), full), *room)

    king = made("a", "عبدالله بن عبدالعزيز", "Q57298")
    assert not together(king, made("b", "عبدالله بن عبدالعزيز الربيعة"))
    assert together(king, made("b", "عبدالله بن عبدالعزيز آل سعود"))


def test_a_link_leads_to_the_article_that_tells_most_of_it() -> None:
    many = Story("c", "المغرب ثم المغرب", published=DAY)
    many.who(MOROCCO, "المغرب")
    many.who(MOROCCO, "المغرب")
    readings = [many.reading(), *(told(name, "عاد من المغرب", (MOROCCO, "المغرب")) for name in "ab")]
    nodes, _ = find_nodes(readings, Guide())
    surest = {node.mention for node in nodes if node.told == 2}
    links = resolve(readings).links
    assert len(links) == 2 and all(surest & set(link.members) for link in links)


def test_a_common_word_of_a_place_is_not_the_group_of_its_name() -> None:
    text = "القاعدة لا تكون مجردة"
    assert known(text, ("ORG", (("ar", "القاعدة"),), "Q34490"), "القاعدة") == "Q34490"
    assert known(text, ("PLACE", (("ar", "القاعدة"),), "Q34490"), "القاعدة") == ""


def test_a_place_that_is_once_a_persons_name_is_the_person() -> None:
    story = Story("a", "وضع الخليل بن أحمد علم العروض. وكان الخَليل زاهدا.", published=DAY)
    who: Who = ("OTHER", (("ar", "الخليل"),), "Q168225")
    story.who(who, "الخليل")
    story.who(who, "الخَليل")
    ((node,), _) = find_nodes((story.reading(),), Guide())
    assert node.known == ""
