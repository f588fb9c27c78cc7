"""Linear models over hashed features: whole columns of features at a time, for what is scored most often.

A feature is a template ("relation and kind of the mention") with values; its key is a hash of both. Values
are numbers: small ones as they are, strings by their `code`. A model file (`.npz`) holds classes, the keys
that were seen in training, and one weight for each key and class. Training is in `kg.training`.

Keys are the same on every machine and in every process.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.errors import PipelineError
from kg.extract.vectors import Ends, Floats, Layer, join_ends, layer_of

Codes = NDArray[np.uint64]
Keys = NDArray[np.uint32]
Ints = NDArray[np.int64]

_PRIME = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)
_HALF = np.uint64(32)
_LAST = 0xFFFFFFFF

AT_ONCE = 1 << 15
"""The keys of so many features are made in one go: they stay in the processor's cache."""

SPARE_BITS = 1
"""Known keys stand in slots by their first bits: as many bits as number the keys, and so many more. With
342,000 keys a look-up took more than twice as long without the spare bit, a sixth less with two of them."""


MOST = 1 << 18
"""So many digests are remembered."""


class _Digests(dict[str, bytes]):
    """Strings as 8 bytes each, made when they are first asked for; too many are all forgotten."""

    def __missing__(self, text: str) -> bytes:
        if len(self) >= MOST:
            self.clear()
        self[text] = hashlib.blake2b(text.encode(), digest_size=8).digest() if text else bytes(8)
        return self[text]


_digests = _Digests()


@lru_cache(maxsize=1 << 16)
def code(text: str) -> int:
    """A string as a number of 64 bits; "" is 0."""
    return int.from_bytes(_digests[text], "little")


def codes(texts: Iterable[str]) -> Codes:
    """Strings as numbers; do not change them in place. *Shape:* (strings,)."""
    return np.frombuffer(b"".join([*map(_digests.__getitem__, texts)]), dtype="<u8")


def mix(first: Codes, *others: Codes) -> Codes:
    """One number for each row of some columns; the order of the columns matters."""
    mixed = first * _PRIME
    for column in others:
        mixed ^= mixed >> _SHIFT
        mixed ^= column
        mixed *= _PRIME
    return mixed


class Template(NamedTuple):
    """A template with the values of its features, each column over the items."""

    code: int
    columns: tuple[Codes, ...]


def keys(template: str, *columns: Codes) -> Template:
    """One template's features; `block` makes keys of them."""
    return Template(code(template), columns)


@dataclass(frozen=True, slots=True)
class Block:
    """Features of some items.

    Args:
        items: Numbers of the items; one may stand there several times. *Shape:* (rows,).
        keys: Keys of their features. *Shape:* (rows, templates), the keys of one template side by side.
    """

    items: Ints
    keys: Keys


@dataclass(frozen=True, slots=True)
class Features:
    """Features of `size` items, and the words they are about where their vectors are known."""

    size: int
    blocks: tuple[Block, ...]
    ends: Ends | None = None

    def __len__(self) -> int:
        return self.size

    def entries(self) -> tuple[Ints, Keys]:
        """All pairs of an item and a key. *Shape:* (pairs,) each."""
        items = [np.repeat(block.items, block.keys.shape[1]) for block in self.blocks]
        found = [block.keys.ravel() for block in self.blocks]
        return np.concatenate([np.zeros(0, np.int64), *items]), np.concatenate(
            [np.zeros(0, np.uint32), *found]
        )


def block(items: Ints, templates: Sequence[Template]) -> Block:
    """Make the keys of several templates and put them side by side."""
    if not len(items):
        return Block(items, np.zeros((0, 1), np.uint32))
    some = max(1, AT_ONCE // len(items))
    starts = range(0, len(templates), some)
    return Block(items, np.concatenate([_keys(templates[n : n + some]) for n in starts]).T)


def named_block(items: Sequence[Sequence[str]]) -> Block:
    """Features by name, of any number for each item; what an item has twice counts once."""
    named = [dict.fromkeys(names) for names in items]
    made = (codes(chain.from_iterable(named)) >> _HALF).astype(np.uint32)
    return Block(np.repeat(np.arange(len(named)), [len(names) for names in named]), made[:, None])


def _keys(templates: Sequence[Template]) -> Keys:
    """Keys of templates, mixed column by column, those with the most columns first.

    *Shape:* (templates, items).
    """
    order = sorted(range(len(templates)), key=lambda n: -len(templates[n].columns))
    ranked = [templates[n] for n in order]
    mixed = np.concatenate([template.columns[0] for template in ranked]).reshape(len(ranked), -1)
    mixed ^= np.array([[template.code] for template in ranked], dtype=np.uint64)
    mixed *= _PRIME
    for place in range(1, len(ranked[0].columns)):
        more = [template.columns[place] for template in ranked if len(template.columns) > place]
        part = mixed[: len(more)]
        part ^= part >> _SHIFT
        part ^= np.concatenate(more).reshape(part.shape)
        part *= _PRIME
    mixed ^= mixed >> _SHIFT
    found = np.empty(mixed.shape, dtype=np.uint32)
    found[order] = mixed >> _HALF
    return found


def join(parts: Iterable[Features]) -> Features:
    """Features of several articles as one, the items numbered on."""
    size, blocks, ends = 0, [], []
    for part in parts:
        if part.size:
            blocks += [Block(found.items + size, found.keys) for found in part.blocks]
            size += part.size
            ends.append(part.ends)
    return Features(size, tuple(blocks), join_ends(ends))


@dataclass(frozen=True, slots=True)
class Hashed:
    """A linear model over hashed features.

    Args:
        classes: Names of the classes.
        keys: Known keys, ascending.
        weights: *Shape:* (keys + 1, classes); the last row is zero, for unknown keys.
        bias: *Shape:* (classes,).
        slots: The known keys by their first bits, each in its own slot or the next free one, with its row
            in the lower half; in empty slots the last key that there can be. *Shape:* (slots,).
        shift: How far a key is shifted to give its own slot.
        layer: What the vectors of the words say beside the features, if it has learned that.
    """

    classes: tuple[str, ...]
    keys: Keys
    weights: Floats
    bias: Floats
    slots: Codes
    shift: np.uint64
    layer: Layer | None = None

    def scores(self, features: Features) -> Floats:
        """Probability of each class for each item. *Shape:* (items, classes)."""
        totals = self.logits(features)
        if not len(features):
            return totals
        powers = np.exp(totals - totals.max(axis=1, keepdims=True))
        return np.asarray(powers / powers.sum(axis=1, keepdims=True), dtype=np.float32)

    def logits(self, features: Features) -> Floats:
        """Sum of the weights of each item's features, and what its words' vectors say.

        *Shape:* (items, classes).
        """
        totals = np.repeat(self.bias[None], len(features), axis=0)
        if self.layer and (said := self.layer.scores(features.ends)) is not None:
            totals += said
        column = np.arange(len(self.classes))
        for found in features.blocks:
            sums = self.weights.take(self.rows(found.keys.T), axis=0).sum(axis=0)
            if (found.items[1:] > found.items[:-1]).all():
                totals[found.items] += sums
                continue
            cells = found.items[:, None] * len(column) + column
            np.add.at(totals.reshape(-1), cells.ravel(), sums.ravel())
        return totals

    def rows(self, wanted: Keys) -> Ints:
        """Row of each key, that of unknown keys for those never seen. *Shape:* as `wanted`."""
        sought = wanted.ravel().astype(np.uint64)
        at = (sought >> self.shift).view(np.int64)
        sought <<= _HALF
        found = self.slots.take(at)
        left = np.flatnonzero(found < sought)
        key, at = sought[left], at[left]
        while len(left):
            at += 1
            found[left] = there = self.slots.take(at)
            on = there < key
            left, key, at = left[on], key[on], at[on]
        found -= sought
        return np.minimum(found, len(self.keys)).view(np.int64).reshape(wanted.shape)


def hashed(
    classes: Iterable[str], known: Keys, weights: Floats, bias: Floats, layer: Layer | None = None
) -> Hashed:
    """Make a model; `known` ascending, one row of `weights` for each."""
    names, rows = tuple(classes), np.arange(len(known))
    bits = len(known).bit_length() + SPARE_BITS
    shift = np.uint64(32 - bits)
    slot = np.maximum.accumulate((known >> shift).astype(np.int64) - rows) + rows
    last = int(slot[-1]) if len(slot) else 0
    size = max(1 << bits, last + 2)
    slots = np.full(size, _LAST << 32 | len(known), dtype=np.uint64)
    slots[slot] = known.astype(np.uint64) << _HALF | rows.astype(np.uint64)
    zero = np.zeros((1, len(names)), np.float32)
    return Hashed(names, known, np.vstack([weights, zero]), bias, slots, shift, layer)


def save(model: Hashed, file: Path) -> None:
    """Write a model, weights in half precision."""
    np.savez_compressed(
        file,
        classes=np.array(json.dumps(model.classes)),
        keys=model.keys,
        weights=model.weights[:-1].astype(np.float16),
        bias=model.bias,
        **(model.layer.arrays() if model.layer else {}),
    )


@cache
def load(file: Path) -> Hashed:
    """Read a model written by `save`.

    Raises:
        PipelineError: The file is missing, damaged, or of an earlier version.
    """
    try:
        with np.load(file, allow_pickle=False) as data:
            classes = tuple(json.loads(str(data["classes"])))
            weights = data["weights"].astype(np.float32)
            return hashed(classes, data["keys"], weights, data["bias"], layer_of(data))
    except (OSError, KeyError, ValueError) as error:
        raise PipelineError(
            f"the model cannot be read ({error})",
            where=str(file),
            hint="reinstall kg-news, or train it again with `kg train events`",
        ) from error
