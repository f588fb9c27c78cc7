"""Arabic verbs in the future that the segmenter leaves whole: "سنعمل", "وسيلتقيان", "سأحاول".

Comes in: a word. Goes out: what stands behind its س, where that is a verb in the present. Newswire, of
which the treebank is, has few of them in the first person; raw text has the verb more often than the
future. Of 199 words that are cut so in 5,600 articles 188 are verbs, the others names and "سنتيمترا".
"""

import re
from collections.abc import Container

from kg.language.counts import WordCounts
from kg.language.orthography import fold, strip_marks

#: No present has alef behind its first letter; "سألته" is a perfect.
_FUTURE = re.compile("[وف]?(س((?!.*ة)(?:[يتن](?!ا)|أ(?!لت?(?:[هكي]|ه[ام]|ن[اي]|وا|وه)?$)).{2,}))")
#: The verb stands so much more often in raw text than the future, and at least so often (4 times), as the
#: binary logarithm of 1 + count divided by 16.
_MORE, _OFTEN = 0.05, 0.145


def rest_of_future(form: str, counts: WordCounts, verbs: Container[str]) -> str:
    """What stands behind the س of a future, without marks; nothing where the word is none.

    Args:
        form: A word.
        counts: How often raw text has a word.
        verbs: Forms of verbs that the treebank has, folded.
    """
    written = strip_marks(form)
    found = _FUTURE.fullmatch(written)
    if found is None:
        return ""
    future, rest = fold(found[1]), fold(found[2])
    often = counts[rest]
    more = often - max(counts[fold(written)], counts[future])
    return found[2] if more > _MORE and (rest in verbs or often >= _OFTEN) else ""
