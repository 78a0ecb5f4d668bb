"""How much of a processor's time and of memory it takes to find what 20,000 articles (120 MB) share word for word.

usage: trace.py PROGRAM [ROUNDS]

PROGRAM is the example `trace` of variorum-group, built for release. The time that it takes to make up the articles is measured apart and taken
off; the memory is all that the process had at once, the articles included. Both have bounds, above which this fails; what it takes to tell the
origins of all stories as well, with what each article shares and added, has none. Linux and macOS only, for the time of processes that have ended.
"""
import resource
import statistics
import subprocess
import sys

COUNT = 20_000
MOST_SECONDS, MOST_MEGABYTES = 3.0, 500


def run(program, what):
    """What it answered, the seconds of a processor that it took, and the most megabytes that any run had at once until now."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([program, str(COUNT), what], capture_output=True, text=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    took = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    unit = 1 if sys.platform == "darwin" else 1024
    return done.stdout.split(), took, after.ru_maxrss * unit / 1e6


def main(program, rounds=5):
    made = statistics.median(run(program, "nothing")[1] for _ in range(rounds))
    runs = [run(program, "runs") for _ in range(rounds)]
    (size, copies, _), _, megabytes = runs[-1]
    seconds = statistics.median(took for _, took, _ in runs) - made
    (_, _, carried), origins, _ = run(program, "origins")
    print(f"{COUNT} articles, {int(size) / 1e6:.0f} MB, {copies} texts with copies: {seconds:.2f} s of processor time "
          f"(median of {rounds}), at most {MOST_SECONDS}; {megabytes:.0f} MB of memory, at most {MOST_MEGABYTES}")
    print(f"with {carried} origins of several articles and what each article shares and added: {origins - made:.2f} s")
    return seconds <= MOST_SECONDS and megabytes <= MOST_MEGABYTES


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 3:
        sys.exit(__doc__)
    sys.exit(0 if main(sys.argv[1], *map(int, sys.argv[2:])) else "above its bounds")
