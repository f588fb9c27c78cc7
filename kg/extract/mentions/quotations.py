"""What stands between quotation marks behind a noun and hangs on it: a name ("the film «X»").

Comes in: words and a phrase.  Goes out: the end of the phrase with the quotation.
"""

from kg.extract.mentions.words import Words

#: Marks that open and close a quoted name, and most words between them.
QUOTES = frozenset({'"', "«", "“", "'"})
CLOSING = frozenset({'"', "»", "”", "'"})
LONGEST = 9


def quotation_end(words: Words, mark: int) -> int:
    """The mark that closes a quoted name; the opening one itself where there is none near."""
    ends = range(mark + 2, min(mark + 1 + LONGEST, len(words)))
    return next((i for i in ends if words.key[i] in CLOSING), mark)


def over_quotation(words: Words, head: int, end: int) -> int:
    """The end of an Arabic phrase with what is quoted behind it and hangs on its first or last word, where
    that has no article ("members of | «the party X»")."""
    if words.lang != "ar" or end == len(words) or words.key[end] not in QUOTES:
        return end
    inside = range(end + 1, quotation_end(words, end))
    ties = {words.head[i] for i in inside if words.head[i] not in inside and words.dep[i] != "punct"}
    plain = {i for i in (head, end - 1) if words.pos[i] == "NOUN" and words.key[i] == words.bare[i]}
    near = ties and words.sent[inside.stop] == words.sent[head]
    return inside.stop + 1 if near and ties <= plain else end
