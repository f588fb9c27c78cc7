"""Languages are told apart, and what is neither Arabic nor English is left open."""

import pytest

from kg.ingest.detect import detect


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
