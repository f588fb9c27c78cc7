"""Whether a noun phrase is definite: "the minister", وزير الخارجية.

Comes in: words and a phrase.  Goes out: yes or no.
"""

from kg.extract.mentions.words import Words

#: Words that make an English phrase definite.
_POSSESSORS_EN = frozenset({"my", "his", "her", "its", "our", "their"})
_DEFINITE_EN = _POSSESSORS_EN | {"the", "this", "that", "these", "those", "both", "either", "neither"}


def is_definite(words: Words, start: int, end: int, head: int) -> bool:
    """Say whether a phrase is definite: by article or suffix, or through the last word of its complement."""
    if words.lang == "en":
        return _is_definite_en(words, start, end, head)
    for i in range(head, end):
        if words.key[i] != words.bare[i]:
            return True
        if words.dep[i] == "amod" and i > head:
            return False
        if words.pos[i] in {"PRON", "PROPN", "X"}:
            return True
    return words.feats[head].definite == "Def"


def _is_definite_en(words: Words, start: int, end: int, head: int) -> bool:
    """By article, demonstrative, possessor, or written as a name ("Foreign Secretary")."""
    if words.key[start] in _DEFINITE_EN or words.pos[head] == "PROPN":
        return True
    return any(words.key[i] in {"'s", "’s"} and words.dep[i] == "case" for i in range(start, head))
