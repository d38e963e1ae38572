"""How the server bears many readers: 50, each moving a lever every three seconds, no two alike; and its memory."""

import asyncio
import gzip
import itertools
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from benchmarks.measure import Report, Request

COMMAND = (
    sys.executable,
    "-c",
    "from sixteenth.interfaces.start import main; main()",
    "serve",
    "--port",
    "0",
    "--json",
)
READERS, PAUSE, FUTURES = 50, 3.0, 400
GOAL_SECONDS, GOAL_RATIO, GOAL_BYTES = 1.0, 1.1, 15_000
FEW, MANY = 500, 5_000  # requests after which memory is read
PATIENCE, READY = 120.0, 300.0
CHOICE, BELIEF, BOTH = KINDS = ("choice", "belief", "both in turn")
NINETY_FIVE = 19  # of 20 parts


def measure(request: Request) -> list[Report]:
    """Start a server of its own, wait until it is ready, and ask it as many readers would."""
    rounds, few, many = (3, 50, 200) if request.quick else (10, FEW, MANY)
    rows: list[tuple[str, float | None, float | None]] = []
    with serving() as (address, process):
        for kind in KINDS:
            before = cpu_of(process)
            told = asyncio.run(readers(address, rounds, kind))
            spent = cpu_of(process) - before
            rows += [
                (f"{kind}: update, packed bytes", size_of(address, kind), GOAL_BYTES),
                (f"{kind}: CPU of one answer, ms", 1000 * spent / len(told), None),
                (f"{kind}: middle wait, s", statistics.median(each[0] for each in told), None),
                (f"{kind}: 95 of 100 waits, s", ninety_five([each[0] for each in told]), GOAL_SECONDS),
                (f"{kind}: of 100 answers, with fewer futures", 100 * sum(each[1] for each in told) / len(told), None),
                (f"{kind}: not answered", sum(each[2] for each in told), 0),
            ]
        kept = [memory_after(address, process, each) for each in (few, many - few)]
    rows += [
        (f"memory after {few} requests, MB", kept[0], None),
        (f"memory after {many} requests, MB", kept[1], None),
        ("ratio", kept[1] / kept[0], GOAL_RATIO),
    ]
    notes = [f"{READERS} readers, each with a change every {PAUSE:g} s for {rounds} rounds; {FUTURES} futures a choice"]
    return [Report("Page server", ("what", "found", "goal"), rows, notes)]


@contextmanager
def serving() -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Yield the address of a server that is ready, and its process."""
    with subprocess.Popen(COMMAND, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - ours
        try:
            told = ""
            while "}" not in told and process.stdout is not None:
                told += process.stdout.readline()
            address = json.loads(told)["address"]
            until = time.monotonic() + READY
            with httpx.Client(trust_env=False, timeout=PATIENCE) as client:
                while not client.get(f"{address}api/meta").json()["ready"] and time.monotonic() < until:
                    time.sleep(1)
                client.get(f"{address}api/ask/glance?draws={FUTURES}&set.discount_rate=0.15")
                client.get(f"{address}api/ask/glance?by=weights")
                yield address, process
        finally:
            process.terminate()
            process.wait()


def address_of(address: str, number: int, kind: str = CHOICE, draws: int = FUTURES) -> str:
    """Return an address that nobody else asks: a choice, a belief, or one after the other."""
    if kind == BELIEF or (kind == BOTH and number % 2):
        moved = f"by=weights&believe.price_sensitivity={0.95 + number % 1_000_000 * 1e-7:.9f}"
    else:
        moved = f"draws={draws}&set.discount_rate={0.06 + number % 1_000_000 * 1e-7:.9f}"
    return f"{address}api/ask/glance?{moved}&without=data+html"


def size_of(address: str, kind: str) -> int:
    """Return the bytes of an update, packed."""
    found = httpx.get(address_of(address, 999_999, kind), timeout=PATIENCE, trust_env=False)
    return len(gzip.compress(found.content, 9))


async def readers(address: str, rounds: int, kind: str) -> list[tuple[float, bool, bool]]:
    """Let all readers ask, and return of each answer how long it took, whether it was cut down, and refused."""
    numbers, told = itertools.count(KINDS.index(kind) * 100_000 + 1), list[tuple[float, bool, bool]]()
    limits = httpx.Limits(max_connections=None)

    async def reader(client: httpx.AsyncClient, at: int) -> None:
        await asyncio.sleep(PAUSE * at / READERS)
        for _ in range(rounds):
            begun = time.monotonic()
            found = await client.get(address_of(address, next(numbers), kind))
            took = time.monotonic() - begun
            notices = found.json().get("notices", [])
            told.append((took, bool(notices), found.status_code != httpx.codes.OK))
            await asyncio.sleep(max(PAUSE - took, 0))

    async with httpx.AsyncClient(timeout=PATIENCE, limits=limits, trust_env=False) as client:
        await asyncio.gather(*(reader(client, at) for at in range(READERS)))
    return told


def cpu_of(process: subprocess.Popen[str]) -> float:
    """Return the seconds of processors that a process has used."""
    fields = Path(f"/proc/{process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory_after(address: str, process: subprocess.Popen[str], requests: int) -> float:
    """Ask so often, no two alike, and return the megabytes that the process then holds."""
    first = int(time.monotonic() * 1000) % 1_000_000

    async def ask() -> None:
        numbers = iter(range(requests))

        async def reader(client: httpx.AsyncClient) -> None:
            for number in numbers:
                await client.get(address_of(address, first + number, BOTH, 1))

        async with httpx.AsyncClient(timeout=PATIENCE, trust_env=False) as client:
            await asyncio.gather(*(reader(client) for _ in range(4)))

    asyncio.run(ask())
    lines = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


def ninety_five(waits: list[float]) -> float:
    """Return what 95 of 100 waits are below."""
    return statistics.quantiles(waits, n=20)[NINETY_FIVE - 1]
