"""Every error that is raised on purpose, drawn as a tree.

KgError
├── InputError            a file or a record of the input cannot be read
├── OntologyError         a line of a data file in ontology/ is wrong
├── PipelineError         a language pipeline is missing or cannot be loaded
├── TrainingDataError     training or evaluation data is missing or malformed
├── ReadingError          a checkpoint of readings cannot be understood
├── GraphError            a graph cannot be loaded, written or validated
│   └── QueryError        a SPARQL query is wrong
└── ConfigError           a setting, an option or a parameter is unknown or has a bad value: wrong usage
    └── UnavailableError  what a setting needs is not there: a package, a port

Anything else that escapes is a defect of the program. The command line turns a `KgError` into one line:
what was wrong, where, and what to do next.
"""


class KgError(Exception):
    """An error that a person can act on.

    Args:
        message: What was wrong, one sentence without a full stop.
        where: File, line or field it was found in; empty when there is none.
        hint: What to do next; empty when there is nothing to say.
    """

    def __init__(self, message: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        text = f"{self.where}: {self.message}" if self.where else self.message
        return f"{text} ({self.hint})" if self.hint else text


def install(extra: str) -> str:
    """The hint that says how to install an extra, from a package index or from a checkout."""
    return f"pip install 'kg-news[{extra}]'; in a checkout: pip install '.[{extra}]'"


class InputError(KgError):
    """A file or a record of the input cannot be read."""


class OntologyError(KgError):
    """A line of a data file in ontology/ is wrong."""


class PipelineError(KgError):
    """A language pipeline is missing or cannot be loaded."""


class TrainingDataError(KgError):
    """Training or evaluation data is missing or malformed."""


class ReadingError(KgError):
    """A checkpoint of readings cannot be understood."""


class GraphError(KgError):
    """A graph cannot be loaded, written or validated."""


class QueryError(GraphError):
    """A SPARQL query is wrong."""


class ConfigError(KgError):
    """A setting, an option or a parameter is unknown or has a bad value: wrong usage."""


class UnavailableError(ConfigError):
    """What a setting needs is not there: a package, a port."""
