"""One thread for the matrices of the pipelines, unless the user has said otherwise.

Imported before numpy. The matrices are small: with more threads they mostly wait for each other (measured on
two busy cores: one third of the speed), and whole processes side by side use the cores better.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
