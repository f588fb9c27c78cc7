"""How the words of a language are shown to the network: what differs between scripts.

Comes in: the code of a language. Goes out: its `Script`: how a form is straightened, which marks its shape
gives. The scripts are part of the trained weights: changing one means training again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

#: What the shape of a word is told by; several can hold.
SHAPES = ("title", "capitals", "initial", "mixed", "digit", "no letter")
_STRAIGHT = str.maketrans("’‘`´“”„″–—‐‑−", "''''\"\"\"\"-----")
#: Verbs that are another word's twin without their hamza ("congratulated", "here"), and how they are shown.
_SHOWN = {"هنأ": "شكر", "هنّأ": "شكر", "هنأت": "شكرت", "هنّأت": "شكرت"}
#: How words in Latin letters are shown.
_NAME = "مايكروسوفت"
_ARABIC_STRAIGHT = {**_STRAIGHT, **str.maketrans("’‘'[]؛;٪…•?", '"""()،،%.-؟')}


@dataclass(frozen=True)
class Script:
    """What is particular to the words of a language.

    Args:
        straight: Gives the spelling under which the network knows a form.
        shape: Gives the numbers of the marks of a form's shape.
        shapes: How many there are.
        cased: Whether lemmas are learned with capitals apart.
    """

    straight: Callable[[str], str]
    shape: Callable[[str], tuple[int, ...]]
    shapes: int = 0
    cased: bool = False


def straight(form: str) -> str:
    """Write quotes and dashes as a typewriter does."""
    return form.translate(_STRAIGHT)


def arabic_straight(form: str) -> str:
    """Write marks as the treebank does, which has hardly any of the others ("؛" was a verb); and a word in
    Latin letters with a capital as a name, of which it has none ("Google" was a mark)."""
    if "A" <= form[:1] <= "Z" and form.isalpha():
        return _NAME
    return _SHOWN.get(form) or form.translate(_ARABIC_STRAIGHT)


@lru_cache(maxsize=1 << 16)
def latin_shape(form: str) -> tuple[int, ...]:
    """Give the places in SHAPES of what holds for a form."""
    letters = "".join(filter(str.isalpha, form))
    found: list[int] = []
    if not letters:
        found.append(5)
    elif letters.isupper():
        found.append(1 if len(letters) > 1 else 2)
    elif letters[0].isupper() and letters[1:].islower():
        found.append(0)
    elif not letters.islower():
        found.append(3)
    if any(map(str.isdigit, form)):
        found.append(4)
    return tuple(found)


_ARABIC = Script(arabic_straight, lambda form: ())
_SCRIPTS = {"en": Script(straight, latin_shape, len(SHAPES), cased=True)}


def script_of(language: str) -> Script:
    """Give the script of a language, by default the Arabic one."""
    return _SCRIPTS.get(language, _ARABIC)
