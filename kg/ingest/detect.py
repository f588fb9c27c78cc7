"""Which language a text is in: by script first, then by letters and words that only some languages have.

It knows the languages that the house reads, Arabic and English, and says nothing for others: a wrong language
costs more than a question. What an article is given for is doubted where the text speaks against it.
"""

import re

from kg.ingest.english import known_words
from kg.text import fold, strip_marks

KNOWN = ("ar", "en")
"""The languages that are told."""

SAMPLE = 3000
"""Characters that are looked at: more change nothing."""

FOREIGN_SHARE = 0.02
"""Up to this share of Persian, Urdu or Kurdish letters a text in Arabic script is Arabic. Of 3,390
Arabic newspaper articles all but one stay below 0.007; Persian has 0.08 and more, in ی and ک alone."""

ARTICLE_SHARE = 0.1
"""Beyond it, text in which this share of words begins with ال is Arabic all the same, typed with Persian
letters: Arabic news has 0.2 and more, Persian below 0.03."""

ENGLISH_SHARE = 0.12
"""From this share of English function words on a text in Latin script is English: 28 annotated English news
articles have 0.25 and more, French, German, Spanish and Turkish below 0.08."""

ENOUGH = 40
"""Fewer words in Latin script are not judged by function words, of which a sentence may have none."""

KNOWN_SHARE = 0.6
"""From this share of known words on a short text in Latin script is English: 99 % of 3,234 sentences of 400
annotated English articles have it, of 42 sentences and headlines in 18 other languages none has above 0.5."""

SURE = 3
"""Known words from which on a short text is surely English: "will" is German as well."""

MIXED_SHARE = 0.15
"""From this share of letters in paragraphs of another script on an article is called mixed. Of 3,390 Arabic
newspaper articles one has more (0.47, it is mixed), all others stay below 0.07; 24 English ones have none."""

HALF_SHARE = 0.3
"""From this share of letters of another script on an article is called mixed, wherever they stand: of
485 annotated Arabic articles none has above 0.044, of 1,745 English ones none has any."""

PARAGRAPH = 40
"""Letters of a paragraph that says something about its language: shorter ones are names and captions."""

MIXED = "parts in another language"
"""What is said of an article that is mixed."""

_SENTENCE = re.compile(r"\n|(?<=[.!?؟])[\"»”’)\]]*\s+")
_ARABIC = re.compile("[\u0621-\u064a\u0671-\u06d3]")
_FOREIGN = re.compile("[پچژگیکٹڈڑںےھہۀێۆڕڵەڤ]")
_ARABIC_WORD = re.compile(r"\b[وفبك]?ال\w{2,}")
_LATIN = re.compile("[A-Za-z]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"\w+")
_LATIN_WORD = re.compile(r"[^\W\d_\u0600-\u06ff]+")
_ARABIC_SCRIPT = re.compile(r"[\u0600-\u06ff]+")
_ENGLISH = frozenset(
    _WORD.findall(
        "the of and to in that is was for on with as by at from his her it he she they be are were has have "
        "had which this but not who will would been their its after said an or about more"
    )
)


def detect(text: str) -> str:
    """Code of the language of a text ("ar", "en"); empty when it is another one or cannot be told."""
    sample = strip_marks(text[:SAMPLE])
    arabic = len(_ARABIC.findall(sample))
    latin = len(_LATIN.findall(sample))
    other = len(_LETTER.findall(sample)) - arabic - latin
    most = max(arabic, latin, other)
    if not most or most == other:
        return ""
    if most == latin:
        return "en" if _is_english(sample) else ""
    if len(_FOREIGN.findall(sample)) <= FOREIGN_SHARE * arabic:
        return "ar"
    words = len(_ARABIC_SCRIPT.findall(sample))
    return "ar" if len(_ARABIC_WORD.findall(sample)) >= ARTICLE_SHARE * words else ""


def _is_english(sample: str) -> bool:
    words = _LATIN_WORD.findall(fold(sample))
    function = sum(word in _ENGLISH for word in words)
    if len(words) >= ENOUGH and function >= ENGLISH_SHARE * len(words):
        return True
    known, all_ = known_words(sample)
    return known > 0 and known >= KNOWN_SHARE * all_


def is_guess(text: str, lang: str) -> bool:
    """Say whether a text has so few words of the language detected that it may be another one."""
    if lang != "en":
        return False
    sample = text[:SAMPLE]
    # function words are known words: with enough of them the tables of the others are not read
    function = sum(word in _ENGLISH for word in _LATIN_WORD.findall(sample) if len(word) > 1)
    return function < SURE and known_words(sample)[0] < SURE


def doubts(text: str, lang: str) -> str:
    """Say what speaks against the language that a text is given for; empty where nothing does.

    Args:
        text: An article, its paragraphs apart by new lines.
        lang: Code of its language; only those of the house are doubted.
    """
    if lang not in KNOWN:
        return ""
    found = detect(text)
    if found and found != lang:
        return f"given as {lang}, but the text is {found}"
    if not found and sum(map(str.isalpha, text[:SAMPLE])) >= 5 * PARAGRAPH:
        return f"given as {lang}, but the text is another language"
    mixed = _other_share(text, lang) >= MIXED_SHARE or _other_letters(text, lang) >= HALF_SHARE
    return MIXED if mixed else ""


def unread(text: str, lang: str) -> tuple[int, int]:
    """How many sentences are mostly in another script than that of a language, and how many there are."""
    own = _ARABIC if lang == "ar" else _LATIN
    letters = [(len(own.findall(one)), sum(map(str.isalpha, one))) for one in _SENTENCE.split(text)]
    return sum(mine < every / 2 for mine, every in letters if every), sum(every > 0 for _, every in letters)


def _other_share(text: str, lang: str) -> float:
    """Share of letters in paragraphs of another script than that of a language."""
    own = _ARABIC if lang == "ar" else _LATIN
    every = other = 0
    for paragraph in text.split("\n"):
        letters = sum(map(str.isalpha, paragraph))
        if letters >= PARAGRAPH:
            every += letters
            other += letters if len(own.findall(paragraph)) < letters / 2 else 0
    return other / every if every else 0.0


def _other_letters(text: str, lang: str) -> float:
    """Share of letters of another script than that of a language."""
    arabic, latin = len(_ARABIC.findall(text)), len(_LATIN.findall(text))
    return (latin if lang == "ar" else arabic) / (arabic + latin or 1)
