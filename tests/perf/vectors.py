"""How many sentences become vectors in a second of one processor's time.

usage: vectors.py PROGRAM MODEL [ROUNDS]

PROGRAM is the example `speed` of variorum-embed, built for release. What it takes to start and to open the model is measured with few
sentences and taken off. Linux and macOS only, for the time of processes that have ended.
"""
import resource
import statistics
import subprocess
import sys

FEW, MANY = 1, 250


def spent():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def run(program, model, times):
    """The sentences that were encoded, and the seconds of a processor that it took."""
    before = spent()
    done = subprocess.run([program, model, str(times)], capture_output=True, text=True, check=True)
    return int(done.stdout), spent() - before


def main(program, model, rounds=7):
    run(program, model, MANY)  # the program and what it needs of the model are in the cache from here on
    rates, starts = [], []
    for _ in range(rounds):
        few, start = run(program, model, FEW)
        many, all_of_it = run(program, model, MANY)
        starts.append(start)
        rates.append((many - few) / (all_of_it - start))
    print(f"{statistics.median(rates):.0f} sentences a second of processor time (median of {rounds}; "
          f"{min(rates):.0f} to {max(rates):.0f})")
    print(f"start, model and {few} sentences: {statistics.median(starts) * 1000:.0f} ms")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:4]))
