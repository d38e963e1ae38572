"""The cloud of points: inside its box, the same for a seed, and nearer to what costs least."""

import subprocess
import sys

import numpy as np

from sixteenth.decide.choosing.evolution import cloud_around


def asked(seed):
    return np.array(cloud_around([0.5, 0.5], 0.3, seed).ask())


def test_points_lie_from_0_to_1_and_are_those_of_the_seed():
    assert ((asked(7) >= 0) & (asked(7) <= 1)).all()
    assert (asked(7) == asked(7)).all()
    assert (asked(7) != asked(8)).any()


def test_it_comes_nearer_to_what_costs_least():
    cloud = cloud_around([0.9, 0.1], 0.3, 7, popsize=8)
    for _ in range(30):
        points = cloud.ask()
        cloud.tell(points, [float(((np.array(each) - 0.25) ** 2).sum()) for each in points])
    assert np.abs(np.array(cloud.ask()).mean(axis=0) - 0.25).max() < 0.05


def test_nothing_is_said_of_drawing():
    code = "import sixteenth.decide.choosing.evolution"
    told = subprocess.run([sys.executable, "-W", "always", "-c", code], capture_output=True, text=True, check=True)
    assert "matplotlib" not in told.stderr
