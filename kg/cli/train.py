"""`kg train`: make a language pipeline from treebanks and raw text, and measure one."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.console import say
from kg.cli.options import F, pipeline_option
from kg.cli.output import emit

if TYPE_CHECKING:
    from kg.training.annotations import Annotated


def data_option(what: str, *, several: bool = False) -> Callable[[F], F]:
    """Add `--data`, a folder with something, or several of them."""
    return click.option(
        "--data",
        required=True,
        multiple=several,
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        envvar="KG_DATA",
        help=what,
    )


def annotated_options(command: F) -> F:
    """Add `--data`, folders with annotated articles, and `--texts`, the texts of those that come without."""
    texts = click.option(
        "--texts",
        multiple=True,
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        envvar="KG_TEXTS",
        help="Corpus (.jsonl, .conllu, .gz) with the texts of annotations that stand apart from them.",
    )
    return data_option("Folder with annotated articles; may be given several times.", several=True)(
        texts(command)
    )


pipeline_folder = click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help="Folder to write the pipeline to [default: where the package finds it].",
)
seed_option = click.option(
    "--seed", type=int, default=0, show_default=True, envvar="KG_SEED", help="The same seed trains the same."
)


class LanguageFirst(click.Group):
    """A group whose first word may be a language: `kg train ar` is `kg train run ar`."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, the one that trains when the first word names none."""
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            args = ["run", *args]
        return super().resolve_command(ctx, args)


@click.group(cls=LanguageFirst, short_help="Train or measure a language pipeline.")
def train() -> None:
    """Train a language pipeline from treebanks and raw text, or measure one.

    \b
    kg train ar --data DIR
    kg train evaluate ar FILE.conllu
    """


@train.command(short_help="Train the pipeline of a language; the word run can be left out.")
@click.argument("lang")
@data_option("Folder with the treebank, names and raw text of the language.")
@pipeline_folder
@click.option(
    "--vectors",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=None,
    envvar="KG_VECTORS",
    help="Word vectors for English, as text or JSON [default: *.vec or *vectors*.json in the folder].",
)
@seed_option
@click.option(
    "--epochs",
    type=click.IntRange(min=1),
    default=None,
    envvar="KG_EPOCHS",
    help="Rounds through the data in one cycle [default: 16, then 10, then 8].",
)
@click.option(
    "--device",
    type=click.Choice(["cpu", "cuda"]),
    default="cpu",
    show_default=True,
    envvar="KG_DEVICE",
    help="What computes.",
)
def run(lang: str, data: Path, output: Path | None, epochs: int | None, **plan: Any) -> None:
    """Train the pipeline of LANG on the data in a folder; needs the extra kg-news[train]."""
    from kg import training

    if epochs is not None:
        plan["cycles"] = (epochs,)
    say(f"trained: {training.train(lang, data, output=output, **plan)}")


@train.command(short_help="Train names again beside a trained pipeline.")
@click.argument("lang")
@data_option("Folder with tagged names and raw text of the language, annotated articles and lists of names.")
@pipeline_folder
@seed_option
def names(lang: str, data: Path, output: Path | None, seed: int) -> None:
    """Train the network of LANG that looks for names alone, beside the one that is there: words, tags and
    trees stay as they are; needs the extra kg-news[train].
    """
    from kg import training

    say(f"trained: {training.train_names(lang, data, output=output, seed=seed)}")


@train.command(short_help="Train what extraction learns from annotated articles.")
@click.argument("lang")
@annotated_options
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder to write the models to.",
)
@pipeline_option
def events(lang: str, output: Path, pipeline: str, **articles: tuple[Path, ...]) -> None:
    """Train the models that type triggers, attach participants and judge stance in LANG, on annotated
    articles parsed by the language pipeline. They learn from all folders and follow the first one where their
    annotators do not agree. Needs the extra kg-news[train].
    """
    from kg import training
    from kg.language import load

    nlp = load(lang, pipeline=pipeline or None)
    count = training.train_events(lang, _annotated(lang, **articles), output, nlp)
    say(f"trained on {count:,} articles, models written to {output}")


@train.command(short_help="Train whom pronouns and hidden subjects stand for.")
@click.argument("lang")
@annotated_options
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Table to write the weights to (ontology/coref/weights_LANG.tsv).",
)
@pipeline_option
def antecedents(lang: str, output: Path, pipeline: str, **articles: tuple[Path, ...]) -> None:
    """Train the weights that choose antecedents in LANG, on annotated articles parsed by the language
    pipeline; needs the extra kg-news[train]. Train `events` again afterwards.
    """
    from kg.language import load
    from kg.training.antecedents import train_antecedents

    count = train_antecedents(
        lang, _annotated(lang, **articles), output, load(lang, pipeline=pipeline or None)
    )
    say(f"trained on {count:,} anaphors, weights written to {output}")


@train.command(short_help="Measure a pipeline on raw text with a gold treebank.")
@click.argument("lang")
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--names",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=None,
    help="Words with gold name tags, one word and tag a line; adds figures for names.",
)
@pipeline_option
@click.option("--json", "as_json", is_flag=True, help="Print the figures as one JSON object.")
def evaluate(lang: str, gold: Path, names: Path | None, pipeline: str, as_json: bool) -> None:
    """Print word, UPOS, feature, lemma, UAS, LAS and name figures of LANG's pipeline on the raw text of GOLD,
    a CoNLL-U file."""
    from kg import training

    _show(training.evaluate(lang, gold, pipeline=pipeline or None, names=names), as_json)


@train.command("evaluate-coref", short_help="Measure coreference on raw text with gold chains.")
@click.argument("lang")
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@pipeline_option
@click.option("--json", "as_json", is_flag=True, help="Print the figures as one JSON object.")
def evaluate_coref(lang: str, gold: Path, pipeline: str, as_json: bool) -> None:
    """Print MUC, B3, CEAFe and their mean for names and personal pronouns on the raw text of GOLD, a CoNLL-U
    file that marks entities in its last column, as GUM does; needs the extra kg-news[train]."""
    from kg import training

    _show(training.evaluate_coreference(lang, gold, pipeline=pipeline or None), as_json)


def _annotated(lang: str, data: Sequence[Path], texts: Sequence[Path]) -> Iterator["Annotated"]:
    from kg.training.annotations import load_annotated
    from kg.training.standoff import load_texts

    return load_annotated(data, lang, load_texts(texts))


def _show(figures: Mapping[str, float], as_json: bool) -> None:
    if as_json:
        emit(json.dumps({name: round(value, 2) for name, value in figures.items()}))
    else:
        emit("\n".join(f"{name:8} {value:5.1f}" for name, value in figures.items()))
