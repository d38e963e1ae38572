"""Answers at work: equal ones once, no more at a time than processors, stopped when nobody waits."""

import asyncio
import threading
import time

import pytest

from sixteenth.errors import Interrupted
from sixteenth.faces.page.limits import Limits
from sixteenth.faces.page.works import TooBusy, Works, is_given_up


def run(scenario):
    async def within():
        works = Works(Limits(at_once=2, most_waiting=2, remembered_answers=2))
        try:
            return await scenario(works)
        finally:
            works.close()

    return asyncio.run(within())


def until_stopped(runs):
    while True:
        time.sleep(0.005)
        runs.tell(0, 1)


async def result_of(works, key, make):
    async with works.joined(key, make) as work:
        return await asyncio.shield(work.task)


def test_equal_ones_are_made_once():
    made = []

    def make(_runs):
        time.sleep(0.05)
        made.append(1)
        return len(made)

    async def scenario(works):
        return await asyncio.gather(*(result_of(works, "a", make) for _ in range(5)))

    assert run(scenario) == [1] * 5


def test_only_as_many_run_at_a_time_as_there_are_processors():
    running, most, lock = [0], [0], threading.Lock()

    def make(_runs):
        with lock:
            running[0] += 1
            most[0] = max(most[0], running[0])
        time.sleep(0.03)
        with lock:
            running[0] -= 1

    async def scenario(works):
        await asyncio.gather(*(result_of(works, str(number), make) for number in range(4)))

    run(scenario)
    assert most == [2]


def test_one_that_nobody_waits_for_is_stopped_and_its_place_is_free():
    stopped = []

    def make(runs):
        try:
            until_stopped(runs)
        except Interrupted:
            stopped.append(1)
            raise

    async def scenario(works):
        for number in range(6):  # three times as many as can run
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.05):
                    await result_of(works, str(number), make)
        assert works.working == 0
        return await result_of(works, "next", lambda _: "made")

    assert run(scenario) == "made"
    assert 4 <= len(stopped) <= 6  # one may have been given up before it began


def test_one_that_was_given_up_before_it_began_never_begins():
    begun: list[object] = []

    async def scenario(works):
        busy = [asyncio.ensure_future(result_of(works, key, until_stopped)) for key in ("a", "b")]
        await asyncio.sleep(0.02)
        waiting = asyncio.ensure_future(result_of(works, "c", begun.append))
        await asyncio.sleep(0.02)
        assert works.waiting == 1
        waiting.cancel()
        for each in busy:
            each.cancel()
        await asyncio.gather(waiting, *busy, return_exceptions=True)
        await result_of(works, "d", lambda _: None)

    run(scenario)
    assert begun == []


def test_more_than_may_wait_are_turned_away():
    async def scenario(works):
        busy = [asyncio.ensure_future(result_of(works, str(key), until_stopped)) for key in range(4)]
        await asyncio.sleep(0.02)
        with pytest.raises(TooBusy):
            await result_of(works, "more", until_stopped)
        for each in busy:
            each.cancel()
        await asyncio.gather(*busy, return_exceptions=True)

    run(scenario)


def test_what_was_made_is_remembered_until_others_are():
    async def scenario(works):
        for key in ("a", "b", "c"):
            await result_of(works, key, lambda _, key=key: key)
            await asyncio.sleep(0)
        return [works.made(key) for key in ("a", "b", "c")]

    assert run(scenario) == [None, "b", "c"]


def test_what_failed_is_made_anew():
    tries = []

    def make(_runs):
        tries.append(1)
        if len(tries) == 1:
            message = "once"
            raise ValueError(message)
        return "made"

    async def scenario(works):
        with pytest.raises(ValueError, match="once"):
            await result_of(works, "a", make)
        return await result_of(works, "a", make)

    assert run(scenario) == "made"


def test_progress_wakes_who_waits_for_it():
    async def scenario(works):
        told = []

        def make(runs):
            for done in range(3):
                time.sleep(0.02)
                runs.tell(done, 3)

        async with works.joined("a", make) as work:
            while not work.task.done():
                work.moved.clear()
                told.append((work.done, work.total))
                await asyncio.wait((work.task, asyncio.ensure_future(work.moved.wait())), return_when="FIRST_COMPLETED")
        return told

    assert (1, 3) in run(scenario)


def test_given_up_is_no_fault_of_the_program():
    assert all(map(is_given_up, (Interrupted(), TimeoutError(), asyncio.CancelledError())))
    assert not is_given_up(ValueError())
