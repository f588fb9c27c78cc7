"""Words of Arabic origin in Latin letters, by rule: الغلول as "Ghalul", الحنفوش as "Hanfush".

Comes in: the letters of one Arabic word without article.  Goes out: Latin letters, lower case.

Names of Arabic origin are written without their short vowels; where consonants would stand together at the
beginning, or three in a row, an "a" is put between them, which is the most common short vowel.  Foreign names
write nearly all their vowels: for them the learned model (`kg.names.letters`) does better.
"""

from __future__ import annotations

#: Letters that foreign names hardly have.
_NATIVE = frozenset("حذصضظعثءةق")
_CONSONANTS = {
    "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r",
    "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "غ": "gh", "ف": "f",
    "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h",
}  # fmt: skip
_VOWELS = "اآوية"
_LONG = {"ا": "a", "آ": "a", "إ": "i"}


def is_native(letters: str) -> bool:
    """Say whether a word has a letter that names of other languages hardly have."""
    return any(c in _NATIVE for c in letters)


def spell_native(letters: str) -> str:
    """Return a word of Arabic origin in Latin letters, lower case."""
    sounds = [found for i in range(len(letters)) if (found := _sound(letters, i))[0]]
    consonants = sum(not vowel for _, vowel in sounds)
    out: list[str] = []
    run = 0  # consonants since the last vowel
    for i, (sound, vowel) in enumerate(sounds):
        last = i == len(sounds) - 1
        if not vowel and (run > 1 or (run == 1 and (len(out) == 1 or (last and consonants > 3)))):
            out.append("i" if sound == "y" else "a")
            run = 0
        out.append(sound)
        run = 0 if vowel else run + 1
    return "".join(out).replace("aa", "a").replace("ii", "i").replace("uu", "u") or "a"


def _sound(letters: str, i: int) -> tuple[str, bool]:
    """Return one letter's sound, "" when it is not written, and whether it is a vowel."""
    letter, last = letters[i], i == len(letters) - 1
    before, after = letters[i - 1] if i else "", "" if last else letters[i + 1]
    if letter in _LONG:
        return _LONG[letter], True
    if letter == "ع":
        beside_vowel = i > 0 and (before in _VOWELS or (not last and after in _VOWELS))
        return ("", False) if beside_vowel else ("a", True)
    if letter == "ة" or (letter == "ه" and last and len(letters) > 3):
        return "a", True
    if letter in "وي":
        return _glide(letter, before, after)
    return _CONSONANTS.get(letter, ""), False


def _glide(letter: str, before: str, after: str) -> tuple[str, bool]:
    """Return the sound of و or ي: a vowel between consonants, else a consonant."""
    vowel, consonant = ("u", "w") if letter == "و" else ("i", "y")
    if before == "ا" and after and after not in _VOWELS:
        return consonant + "i", True
    beside = (after and after in _VOWELS) or before in ("ا", "آ")
    return (consonant, False) if beside or not before else (vowel, True)
