"""What many answers remember together."""

import threading
import time
from types import SimpleNamespace

import numpy as np
import pytest

import sixteenth
from sixteenth.errors import Interrupted
from sixteenth.questions.memory import MOST_MADE, Memory, size_of
from sixteenth.questions.session import Session


def result(size):
    return SimpleNamespace(monthly={}, closing={"a": np.zeros(size, np.uint8)}, ended={})


def test_the_oldest_are_let_go_of_once_they_do_not_fit():
    memory = Memory(most_bytes=250)
    for key in "abc":
        memory.keep(key, result(100))
    assert memory.find("a") is None
    assert (memory.bytes, size_of(result(100))) == (200, 100)


def test_what_was_looked_at_stays():
    memory = Memory(most_bytes=250)
    memory.keep("a", result(100))
    memory.keep("b", result(100))
    memory.find("a")
    memory.keep("c", result(100))
    assert memory.find("a") is not None
    assert memory.find("b") is None


def test_one_thread_at_a_time_makes_what_a_key_stands_for():
    memory, inside, most = Memory(), [0], [0]

    def make():
        with memory.alone("a", lambda: None):
            inside[0] += 1
            most[0] = max(most[0], inside[0])
            time.sleep(0.01)
            inside[0] -= 1

    threads = [threading.Thread(target=make) for _ in range(5)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert most == [1]
    assert memory._making == {}


def test_who_waits_can_give_up():
    memory = Memory()

    def give_up():
        raise Interrupted

    with memory.alone("a", lambda: None), pytest.raises(Interrupted), memory.alone("a", give_up):
        pass
    assert memory._making == {}


def test_two_answers_share_a_run_and_a_world():
    memory, scenario = Memory(), sixteenth.read("interview_arithmetic")
    first, second = Session(memory=memory), Session(memory=memory)
    assert first.run(scenario) is second.run(scenario)
    assert (len(first.made), len(second.made)) == (1, 0)


def test_one_that_is_stopped_leaves_the_run_to_the_next():
    memory, scenario = Memory(), sixteenth.read("interview_arithmetic")
    stopped = Session(memory=memory)
    stopped.stop()
    with pytest.raises(Interrupted):
        stopped.run(scenario)
    assert Session(memory=memory).run(scenario) is not None


def test_what_was_made_of_runs_is_shared_too():
    memory = Memory()
    first, second = Session(memory=memory), Session(memory=memory)
    assert first.remember(("a", 1), lambda: [1]) is second.remember(("a", 1), lambda: [2])
    assert second.remembers(("a", 1))
    assert not second.remembers(("b",))


def test_of_what_was_made_the_oldest_goes():
    memory = Memory()
    for number in range(MOST_MADE + 1):
        memory.remember(number, lambda: None, lambda: None)
    assert [memory.remembers(number) for number in (0, 1)] == [False, True]
