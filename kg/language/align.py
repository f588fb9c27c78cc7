"""Where the words of a multiword token stand in it.

Comes in: the letters of a written word and the full spellings of its words. Goes out: a piece of the letters
for each word, none of them empty.
"""

from collections.abc import Sequence

#: Longest difference in letters between a piece and its full spelling.
_STRETCH = 3


def align_pieces(letters: str, forms: Sequence[str]) -> list[int] | None:
    """Cut letters into pieces that differ least from the forms.

    Returns:
        The length of each piece, or None when some piece would be empty or very unlike its form.
    """
    best: dict[int, tuple[int, list[int]]] = {0: (0, [])}
    for index, form in enumerate(forms):
        reached: dict[int, tuple[int, list[int]]] = {}
        for start, (cost, sizes) in best.items():
            last = index == len(forms) - 1
            for size in [len(letters) - start] if last else range(1, len(letters) - start):
                if size < 1 or abs(size - len(form)) > _STRETCH:
                    continue
                total = cost + distance(letters[start : start + size], form)
                if start + size not in reached or total < reached[start + size][0]:
                    reached[start + size] = (total, [*sizes, size])
        best = reached
    found = best.get(len(letters))
    return found[1] if found else None


def distance(one: str, other: str) -> int:
    """Count the letters to insert, delete or replace between two strings."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        new = [i]
        for j, b in enumerate(other, 1):
            new.append(min(row[j] + 1, new[-1] + 1, row[j - 1] + (a != b)))
        row = new
    return row[-1]
