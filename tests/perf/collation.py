"""How long a collation takes, beside CollateX, in one run.

usage: collation.py BENCH…

BENCH is the command that runs the bench `collate` of variorum-collate. Both compare the same texts of two, three and five articles of 800 words,
CollateX (Python, from its package) as its documentation shows: `collate(collation, segmentation=True)`. Neither the start of the programs nor the reading of the texts is counted.
"""
import pathlib
import subprocess
import sys
import tempfile
import time

import collatex

WORDS = 800


def theirs(texts):
    collation = collatex.Collation()
    for number, text in enumerate(texts):
        collation.add_plain_witness(str(number), text)
    begun = time.perf_counter()
    collatex.collate(collation, segmentation=True)
    return time.perf_counter() - begun


def ours(bench, count):
    """The median of some hundred collations in one process, as it prints it."""
    done = subprocess.run([*bench, "time", str(count), str(WORDS)], capture_output=True, text=True, check=True)
    return float(done.stdout) / 1000


def main(bench):
    for count in (2, 3, 5):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([*bench, "texts", folder, str(count), str(WORDS)], check=True)
            texts = [path.read_text() for path in sorted(pathlib.Path(folder).iterdir())]
        # Ours before and after theirs, so that what else the machine does slows both.
        before = ours(bench, count)
        other = theirs(texts)
        own = (before + ours(bench, count)) / 2
        print(f"{count} articles of {WORDS} words: {own * 1000:.2f} ms; CollateX {other:.2f} s: {other / own:.0f} times as fast",
              flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
