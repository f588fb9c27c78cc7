"""spaCy without its command line is spaCy all the same."""

import subprocess
import sys


def test_the_command_line_of_spacy_can_still_be_used() -> None:
    code = (
        "import sys, kg.language, spacy; about = spacy.info(silent=True); "
        "import spacy.cli; assert spacy.cli.info(silent=True) == about; print(about['spacy_version'])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.split()[-1].startswith("3.")
