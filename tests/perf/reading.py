"""How fast pages are read, beside Python's trafilatura, in one run.

usage: reading.py PROGRAM FOLDER [ROUNDS]

PROGRAM is a `variorum` built for release; FOLDER holds pages (.html or .html.gz, in folders below it too). Rounds of both readers follow one
another, so that what else the machine does slows both. Each reads all pages: `variorum extract` with its child processes, from its start to
its end; trafilatura's `extract` in a process that has imported it and holds the pages in memory. Both are held to one processor; a last pair
of rounds gives `variorum` one and two. Linux only, for the processors that a process may use and the time of processes left behind.
"""
import ctypes
import gzip
import os
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time

FIRST = sorted(os.sched_getaffinity(0))[0]
SUBREAPER = 36  # prctl: children of children that have ended become ours, and their time is counted


def pages(folder):
    """The pages as bytes, by their paths in the folder."""
    found = {}
    for path in sorted(pathlib.Path(folder).rglob("*")):
        name = path.relative_to(folder).as_posix()
        if name.endswith(".html.gz"):
            found[name.removesuffix(".gz")] = gzip.decompress(path.read_bytes())
        elif path.suffix in (".html", ".htm"):
            found[name] = path.read_bytes()
    return found


def spent():
    """The processor time of all children that have ended."""
    while True:
        try:
            if os.waitpid(-1, os.WNOHANG)[0] == 0:
                break
        except ChildProcessError:
            break
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def run_variorum(program, files, processors):
    """Seconds by the clock and by the processors for one reading of all pages."""
    before, started = spent(), time.perf_counter()
    done = subprocess.run([program, "extract", *files, "--format", "jsonl"], capture_output=True,
                          preexec_fn=lambda: os.sched_setaffinity(0, processors))
    clock = time.perf_counter() - started
    if done.returncode not in (0, 1) or done.stdout.count(b"\n") != len(files):
        sys.exit(f"{program} ended with {done.returncode}: {done.stderr[-400:].decode(errors='replace')}")
    time.sleep(0.2)
    return clock, spent() - before


def run_trafilatura(folder):
    """The same for trafilatura, measured by its process itself, without its start."""
    done = subprocess.run([sys.executable, __file__, "--trafilatura", folder], capture_output=True, text=True, check=True,
                          preexec_fn=lambda: os.sched_setaffinity(0, {FIRST}))
    clock, processor = done.stdout.split()
    return float(clock), float(processor)


def trafilatura_side(folder):
    from trafilatura import extract

    texts = list(pages(folder).values())
    extract(texts[0])  # what it loads on its first page is not counted
    clock, processor = time.perf_counter(), time.process_time()
    for text in texts:
        extract(text)
    print(time.perf_counter() - clock, time.process_time() - processor)


def line(what, count, rounds):
    clock = statistics.median(count / clock for clock, _ in rounds)
    processor = statistics.median(count / processor for _, processor in rounds)
    print(f"{what}: {processor:.1f} pages a second of processor time, {clock:.1f} by the clock (median of {len(rounds)})")
    return clock, processor


def main(program, folder, rounds=5):
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
    found = pages(folder)
    with tempfile.TemporaryDirectory(prefix="variorum-bench-") as scratch:
        files = []
        for name, page in found.items():
            path = pathlib.Path(scratch) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(page)
            files.append(str(path))
        run_variorum(program, files, {FIRST})  # both programs and all pages are in the cache from here on
        ours, theirs, one, two = [], [], [], []
        for _ in range(rounds):
            ours.append(run_variorum(program, files, {FIRST}))
            theirs.append(run_trafilatura(scratch))
        both = set(sorted(os.sched_getaffinity(0))[:2])
        for _ in range(rounds if len(both) == 2 else 0):
            one.append(run_variorum(program, files, {FIRST}))
            two.append(run_variorum(program, files, both))
    count = len(files)
    print(f"{count} pages, {sum(map(len, found.values())) / 1e6:.1f} MB")
    own_clock, own_processor = line("variorum, one processor", count, ours)
    their_clock, their_processor = line("trafilatura, one processor", count, theirs)
    print(f"ratio: {own_processor / their_processor:.2f} by processor time, {own_clock / their_clock:.2f} by the clock")
    if two:
        single, _ = line("variorum, one processor again", count, one)
        double, _ = line("variorum, two processors", count, two)
        print(f"two processors to one: {double / single:.2f} by the clock")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--trafilatura"]:
        trafilatura_side(sys.argv[2])
    else:
        main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:4]))
