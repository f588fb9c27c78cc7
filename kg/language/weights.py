"""The trained arrays and tables of a language on disk.

A model folder holds `weights.npz` (arrays; 8-bit with a scale for each row where that costs nothing,
16-bit floats else), `tables.json.gz` (inventories and dictionaries) and `meta.json` (what it was trained
on, with which figures).
"""

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.errors import PipelineError

Array = NDArray[np.float32]
MODELS = Path(__file__).parent / "models"
FORMAT = 1
_SCALE = "#scale"
#: Arrays with at least this many rows are kept in 8 bits.
_LONG = 4096


@dataclass(frozen=True)
class Model:
    """A trained language: arrays by name, tables by name, what is known about it, what was made of it."""

    arrays: Mapping[str, Array]
    tables: Mapping[str, Any]
    meta: Mapping[str, Any]
    cache: dict[str, Any] = field(default_factory=dict, compare=False)


def save_model(
    folder: Path, arrays: Mapping[str, NDArray[Any]], tables: Mapping[str, Any], meta: Mapping[str, Any]
) -> None:
    """Write a model folder."""
    folder.mkdir(parents=True, exist_ok=True)
    packed: dict[str, Any] = {}
    for name, value in sorted(arrays.items()):
        packed.update(_packed(name, np.asarray(value)))
    np.savez_compressed(folder / "weights.npz", **packed)
    text = json.dumps(tables, ensure_ascii=False, sort_keys=True)
    (folder / "tables.json.gz").write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))
    known = json.dumps({**meta, "format": FORMAT}, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / "meta.json").write_text(known + "\n", encoding="utf-8")


def _packed(name: str, value: NDArray[Any]) -> dict[str, NDArray[Any]]:
    if value.dtype == np.uint8:
        return {name: value}
    if value.ndim == 2 and len(value) >= _LONG:
        scale = np.abs(value).max(axis=1, keepdims=True).astype(np.float32) / 127
        scale = np.where(scale > 0, scale, 1).astype(np.float16)
        whole = np.clip(np.round(value / scale.astype(np.float32)), -127, 127).astype(np.int8)
        return {name: whole, name + _SCALE: scale}
    return {name: value.astype(np.float16)}


def quantised(value: Array) -> Array:
    """Give an array as it will be read back, so that training can be on the same numbers."""
    packed = _packed("x", value)
    return _unpacked("x", packed)


def _unpacked(name: str, packed: Mapping[str, NDArray[Any]]) -> Array:
    value = packed[name]
    if value.dtype == np.uint8:
        return value
    if name + _SCALE in packed:
        full: Array = np.multiply(value, packed[name + _SCALE].astype(np.float32), dtype=np.float32)
        return full
    return value.astype(np.float32)


@lru_cache(maxsize=4)
def load_model(folder: Path) -> Model:
    """Read a model folder, once for each process.

    Raises:
        PipelineError: A file is missing or broken, or is of another format.
    """
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        if meta.get("format") != FORMAT:
            raise PipelineError("the model has another format", where=str(folder), hint="train it again")
        tables = json.loads(gzip.decompress((folder / "tables.json.gz").read_bytes()))
        with np.load(folder / "weights.npz") as packed:
            everything = {name: packed[name] for name in packed.files}
    except (OSError, ValueError, KeyError, EOFError) as error:
        raise PipelineError(f"cannot read the model: {error}", where=str(folder)) from error
    names = [name for name in everything if not name.endswith(_SCALE)]
    return Model({name: _unpacked(name, everything) for name in names}, tables, meta)


def part(arrays: Mapping[str, Array], prefix: str) -> dict[str, Array]:
    """Give the arrays whose names begin with a prefix, without it."""
    return {name[len(prefix) :]: value for name, value in arrays.items() if name.startswith(prefix)}


class Unsaved:
    """What spaCy asks of a part of a pipeline; its weights belong to the package or the model folder."""

    def to_bytes(self, **kwargs: object) -> bytes:
        """Save nothing."""
        return b""

    def from_bytes(self, data: bytes, **kwargs: object) -> "Unsaved":
        """Load nothing."""
        return self

    def to_disk(self, path: Path, **kwargs: object) -> None:
        """Save nothing."""

    def from_disk(self, path: Path, **kwargs: object) -> "Unsaved":
        """Load nothing."""
        return self
