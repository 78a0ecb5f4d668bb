"""How many megabytes of news are read for quotes, figures and names in a second of one processor's time.

usage: quotes.py BENCH…

BENCH is the command that runs the bench `quotes` of variorum-collate, built for release. What it takes to start and to read the articles is measured
with no round and taken off. Linux and macOS only, for the time of processes that have ended.
"""
import resource
import statistics
import subprocess
import sys

MEGABYTE = 1_000_000
ROUNDS = 6  # of the articles: a megabyte

# What each case does, and how many megabytes a second are asked.
CASES = {
    "attribution": ("who says what", None),
    "figures": ("figures", None),
    "names": ("names, grouped over each story", None),
    "fidelity": ("who says what, and how the outlets carry it", None),
    "together": ("all of these", 1),
    "long": ("one long text of each language, without how outlets carry it", 1),
    "disagreements": ("articles compared, with what cannot both be true", 1),
}


def spent():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def run(bench, case, rounds):
    """The bytes that were read, and the seconds of a processor that it took."""
    before = spent()
    done = subprocess.run([*bench, case, str(rounds)], capture_output=True, text=True, check=True)
    return int(done.stdout), spent() - before


def main(bench, times=5):
    slow = []
    for case, (what, asked) in CASES.items():
        rates = []
        for _ in range(times):
            _, start = run(bench, case, 0)
            read, all_of_it = run(bench, case, ROUNDS)
            rates.append(read / MEGABYTE / (all_of_it - start))
        rate = statistics.median(rates)
        print(f"{case:<16}{rate:>6.2f} MB a second of processor time   {what}" + (f"; asked: {asked}" if asked else ""))
        if asked and rate < asked:
            slow.append(case)
    if slow:
        sys.exit(f"slower than asked: {', '.join(slow)}")


if __name__ == "__main__":
    main(sys.argv[1:])
