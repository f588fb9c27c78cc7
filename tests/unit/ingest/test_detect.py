"""Languages are told apart, and what is neither Arabic nor English is left open."""

import pytest

from kg.ingest.detect import PARAGRAPH, detect, doubts


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
        ("ar", "\n".join([ARABIC, ENGLISH, ARABIC]), "paragraphs in another language"),
        ("en", "\n".join([ENGLISH] * 3 + [ARABIC]), "paragraphs in another language"),
        ("ar", "\n".join([*[ARABIC] * 9, ENGLISH]), ""),
        ("ar", ARABIC + "\nReuters", ""),
        ("fr", ENGLISH, ""),
        ("ar", "", ""),
    ],
)
def test_doubts(lang: str, text: str, doubt: str) -> None:
    assert doubts(text, lang) == doubt
