"""Direct speech is found between marks of one paragraph, and short quotations are no speech."""

import pytest

from kg.extract.quotes import find_quotes, quote_at


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("قال: «نرفض هذا القرار جملة وتفصيلا».", ["نرفض هذا القرار جملة وتفصيلا"]),
        ("أضاف “سنعود إلى المفاوضات غدا إن شاؤوا”.", ["سنعود إلى المفاوضات غدا إن شاؤوا"]),
        ('قال "لن نوقع أي اتفاق اليوم" ثم غادر.', ["لن نوقع أي اتفاق اليوم"]),
        ("تنظيم «داعش» أعلن ذلك", []),
        ("He said “we will not sign it” and left.", ["we will not sign it"]),
    ],
)
def test_speech_is_found(text: str, quoted: list[str]) -> None:
    assert [text[span.start : span.end] for span in find_quotes(text)] == quoted


def test_an_open_mark_ends_with_its_paragraph() -> None:
    text = "قال «سنفعل ذلك في الغد القريب\nوغادر الوفد المكان مساء"
    assert [text[span.start : span.end] for span in find_quotes(text)] == ["سنفعل ذلك في الغد القريب"]


def test_the_quotation_of_an_offset() -> None:
    text = "قال: «نرفض هذا القرار جملة وتفصيلا» ثم غادر."
    quotes = find_quotes(text)
    assert quote_at(quotes, text.index("القرار")) == 0
    assert quote_at(quotes, text.index("غادر")) == -1
