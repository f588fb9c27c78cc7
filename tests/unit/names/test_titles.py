"""Where titles end and names begin."""

from __future__ import annotations

import pytest

from kg.names import is_title_word, split_title

CASES = [
    ("وزير الخارجية الأمريكي | جون كيري", "US foreign minister", "US"),
    ("وزير الخارجية الأميركي السابق | جون كيري", "former US foreign minister", "US"),
    ("الرئيس الروسي | فلاديمير بوتين", "Russian president", "RU"),
    ("الرئيسُ الرّوسيّ | فلاديمير بوتين", "Russian president", "RU"),
    ("رئيس الوزراء العراقي | حيدر العبادي", "Iraqi prime minister", "IQ"),
    ("رئيس وزراء العراق الدكتور | حيدر العبادي", "prime minister of Iraq", "IQ"),
    ("الأمين العام للأمم المتحدة | بان كي مون", "secretary-general of the United Nations", ""),
    ("الأمين العام لجامعة الدول العربية | نبيل العربي", "secretary-general of the Arab League", ""),
    ("الأمين العام ل الأمم المتحدة | بان كي مون", "secretary-general of the United Nations", ""),
    ("نائب وزير الدفاع الأمريكي | بوب ورك", "deputy US defense minister", "US"),
    ("قائد الجيش اللبناني العماد | جان قهوجي", "Lebanese army commander", "LB"),
    ("وزير الخارجية | الجبير", "foreign minister", ""),
    ("وزير خارجية إيران | محمد جواد ظريف", "foreign minister of Iran", "IR"),
    ("المستشارة الألمانية | أنغيلا ميركل", "German chancellor", "DE"),
    ("مدرب تشيلسي | جوزيه مورينيو", "coach of Chelsea FC", "GB"),
    ("رئيس نادي الهلال الأمير | نواف بن سعد", "president of Al-Hilal", "SA"),
    ("مدير مطار عدن الدولي | طارق عبده", "director of Aden international airport", "YE"),
    ("صاحب السمو الملكي الأمير | محمد بن نايف", "Prince", ""),
    ("الرئيس |", "president", ""),
]


@pytest.mark.parametrize(("phrase", "english", "country"), CASES)
def test_the_title_stops_where_the_name_begins(phrase: str, english: str, country: str) -> None:
    before, _, after = (part.split() for part in phrase.partition("|"))
    length, title = split_title([*before, *after])
    assert length == len(before)
    assert title is not None
    assert (title.en, title.country) == (english, country)
    assert title.text == " ".join(before)


def test_gender_and_role_come_from_the_title() -> None:
    _, title = split_title(["المتحدثة", "باسم", "وزارة", "الخارجية", "الروسية", "ماريا", "زاخاروفا"])
    assert title is not None
    assert (title.gender, title.role, title.country) == ("f", "spokesman", "RU")
    assert title.institution == "وزارة الخارجية الروسية"


@pytest.mark.parametrize("phrase", ["جون كيري", "مدينة حلب", "", "38 شخصا"])
def test_what_is_no_title_has_none(phrase: str) -> None:
    assert split_title(phrase.split()) == (0, None)


def test_title_words() -> None:
    assert is_title_word("الرئيس")
    assert is_title_word("وزيرة")
    assert not is_title_word("كتاب")
