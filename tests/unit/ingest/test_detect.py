"""Languages are told apart, and what is neither Arabic nor English is left open."""

import pytest

from kg.ingest.detect import PARAGRAPH, detect, doubts, is_guess, unread


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ar", "وصل الوزير إلى العاصمة مساء أمس والتقى نظيره"),
        ("ar", "وقّعت شركة Siemens اتفاقا مع الحكومة المصرية بقيمة 3 مليارات دولار"),
        ("en", "The minister arrived in the capital on Monday and met his counterpart."),
        ("", "Le ministre est arrivé lundi dans la capitale et a rencontré son homologue."),
        ("", "وزیر امور خارجه ایران گفت که پیشنهاد جدید را بررسی می‌کند و پاسخ خواهد داد"),
        ("", "وزیر خارجہ نے کہا ہے کہ پاکستان مذاکرات کے لیے تیار ہے"),
        ("", "Министр прибыл в столицу в понедельник"),
        ("", "1234 … ؟!"),
        ("", ""),
    ],
)
def test_language(lang: str, text: str) -> None:
    assert detect(text) == lang


@pytest.mark.parametrize(
    "text",
    [
        "Iraqi Prime Minister Mohammed Shia al-Sudani received Foreign Minister Hakan Fidan on Sunday.",
        "Russia attacked Ukraine Monday, killing three soldiers and wounding five civilians near Kyiv.",
        "Olaf Scholz visited China.",
        "The minister said «وصلنا أمس إلى العاصمة القديمة» and left for Cairo on Tuesday.",
    ],
)
def test_a_short_text_is_english_by_the_words_it_has(text: str) -> None:
    assert detect(text) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "Macron a visité Pékin.",
        "La police a arrêté trois suspects.",
        "Les forces armées bombardent des positions",
        "Der russische Präsident Wladimir Putin empfing den chinesischen Außenminister in Moskau.",
        "Scholz trifft Macron in Paris.",
        "El gobierno condena el ataque contra civiles en Gaza.",
        "Il presidente ha incontrato il ministro degli Esteri a Roma.",
        "De minister kwam maandag aan in de hoofdstad.",
        "Putin Pekin'i ziyaret etti.",
        "Presiden Jokowi bertemu dengan menteri luar negeri Rusia.",
    ],
)
def test_a_short_text_of_another_language_is_not(text: str) -> None:
    assert detect(text) == ""


def test_two_words_are_a_guess() -> None:
    assert is_guess("Putin visited Beijing.", "en")
    assert not is_guess("Russia attacked Ukraine Monday, killing three soldiers.", "en")
    assert not is_guess("وصل بوتين", "ar")


ARABIC = "وصل الوزير إلى العاصمة مساء أمس والتقى نظيره في مقر الحكومة، وقال إن المحادثات كانت مفيدة"
ENGLISH = "The minister arrived in the capital on Monday and met his counterpart at the seat of government."
FRENCH = (
    "Le ministre est arrivé lundi dans la capitale et a rencontré son homologue au siège du gouvernement. "
)


@pytest.mark.parametrize(
    ("lang", "text", "doubt"),
    [
        ("ar", ARABIC, ""),
        ("en", ENGLISH, ""),
        ("ar", ENGLISH, "given as ar, but the text is en"),
        ("en", ARABIC, "given as en, but the text is ar"),
        ("en", FRENCH * 4, "given as en, but the text is another language"),
        ("en", FRENCH[: PARAGRAPH - 1], ""),
        ("ar", "\n".join([ARABIC, ENGLISH, ARABIC]), "parts in another language"),
        ("ar", f"{ARABIC} “{ENGLISH[:60]}”", "parts in another language"),
        ("en", "\n".join([ENGLISH] * 3 + [ARABIC]), "parts in another language"),
        ("ar", "\n".join([*[ARABIC] * 9, ENGLISH]), ""),
        ("ar", ARABIC + "\nReuters", ""),
        ("fr", ENGLISH, ""),
        ("ar", "", ""),
    ],
)
def test_doubts(lang: str, text: str, doubt: str) -> None:
    assert doubts(text, lang) == doubt


def test_sentences_in_another_script_are_counted() -> None:
    assert unread(f"{ARABIC}. {ARABIC}.\n{ENGLISH}\n\n1.", "ar") == (1, 3)
    assert unread(f"{ENGLISH} {ENGLISH} {ARABIC}", "en") == (1, 3)
    assert unread(f"{ARABIC} “{ENGLISH[:60]}”", "ar") == (0, 1)
