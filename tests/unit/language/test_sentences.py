"""Sentence borders by rule."""

from kg.language.orthography import word_spans
from kg.language.sentences import LONGEST, UNIT, sentence_starts


def split(text: str) -> list[str]:
    spans = word_spans(text)
    words, spaces, at = [], [], 0
    for start, end in spans:
        if start > at:
            gap = text[at:start]
            if words and gap[0] == " ":
                spaces[-1] = True
                gap = gap[1:]
            if gap:
                words.append(gap)
                spaces.append(False)
        words.append(text[start:end])
        spaces.append(False)
        at = end
    starts = [i for i, start in enumerate(sentence_starts(words, spaces)) if start]
    joined = [w + " " * s for w, s in zip(words, spaces, strict=True)]
    return ["".join(joined[a:b]).strip() for a, b in zip(starts, [*starts[1:], None], strict=True)]


def test_full_stops_and_questions_end_sentences() -> None:
    assert split("خبر\nوصل الوفد. هل عاد؟ لا!") == ["خبر", "وصل الوفد.", "هل عاد؟", "لا!"]


def test_a_new_line_ends_a_sentence_without_a_stop() -> None:
    assert split("عنوان الخبر\nقال الوزير كلمة.") == ["عنوان الخبر", "قال الوزير كلمة."]


def test_closing_quotes_stay_with_their_sentence() -> None:
    assert split('خبر\nقال "سنعود." ثم غادر.') == ["خبر", 'قال "سنعود."', "ثم غادر."]


def test_initials_and_numbers_end_nothing() -> None:
    assert split("زار أ.د. محمد المدينة في 3.5 ساعات.") == ["زار أ.د. محمد المدينة في 3.5 ساعات."]


def test_endless_sentences_are_cut_at_a_comma() -> None:
    words = (["كلمة"] * 99 + ["،"]) * 5
    starts = [i for i, start in enumerate(sentence_starts(words, [True] * len(words))) if start]
    assert starts == [0, 100, 200, 300, 400]
    assert max(b - a for a, b in zip(starts, [*starts[1:], len(words)], strict=True)) <= LONGEST


def test_one_short_paragraph_is_one_unit_and_a_long_one_is_split() -> None:
    assert len(split("وصل الوفد. ثم عاد.")) == 1
    assert len(split("وصل الوفد اليوم. " * (UNIT // 4 + 1))) == UNIT // 4 + 1


def test_no_words() -> None:
    assert sentence_starts([], []) == []
