"""The wheel alone is enough: installed elsewhere, without network, it runs, checks and cites its sources."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
SECONDS = 300
# Where no network can be cut off (not root, not Linux), every way out leads to a closed port of this machine.
NOWHERE = "http://127.0.0.1:9"
PROXIES = {name: NOWHERE for word in ("http_proxy", "https_proxy", "all_proxy") for name in (word, word.upper())}

INTERVIEW = "interview_arithmetic"


def without_network() -> list[str]:
    """Return what to put before a command so that it has no network, or nothing where that is not to be had."""
    unshare = shutil.which("unshare")
    if unshare and subprocess.run([unshare, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [unshare, "-n"]
    return []


def call(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, away from the repository and the network."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "OPENBLAS_CORETYPE") if name in os.environ}
    environment = {**kept, **PROXIES, "HOME": str(folder), "NO_COLOR": "1", "PIP_NO_INDEX": "1"}
    return subprocess.run(
        [*without_network(), *command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """Build the wheel with the build back end that the lock brought."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "--no-deps", "--no-build-isolation"]
    told = call([*pip, "--wheel-dir", str(folder), str(ROOT)], folder)
    assert told.returncode == 0, told.stdout + told.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory) -> Path:
    """Install the wheel in a clean environment; return its folder of commands.

    The dependencies are found through a path file in this environment's own site-packages. Path files in the folder
    that it names are not read, so the editable install there, which leads to the source tree, stays out.
    """
    home = tmp_path_factory.mktemp("elsewhere") / "venv"
    venv.create(home, with_pip=False)
    commands = home / ("Scripts" if os.name == "nt" else "bin")
    python = commands / Path(sys.executable).name
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(python), "install"]
    told = call([*pip, "--no-deps", "--no-index", str(wheel)], home.parent)
    assert told.returncode == 0, told.stdout + told.stderr
    told = call([str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], home.parent)
    Path(told.stdout.strip(), "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return commands


def ask(commands: Path, folder: Path, *words: str) -> str:
    """Run `sixteenth` as installed and return what it prints."""
    told = call([str(commands / "sixteenth"), *words], folder)
    assert told.returncode == 0, told.stdout + told.stderr
    return told.stdout


def test_the_wheel_carries_all_it_needs(wheel):
    carried = set(ZipFile(wheel).namelist())
    source = ROOT / "src"
    wanted = {
        file.relative_to(source).as_posix()
        for file in (source / "sixteenth").rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert wanted - carried == set()
    assert {"LICENSE", "DATA_LICENSE"} <= {Path(name).name for name in carried}
    assert "sixteenth/py.typed" in carried


def test_it_is_the_wheel_that_is_imported(installed, tmp_path):
    first = "import sixteenth, sixteenth.evidence.facts_read.read_facts as r"
    where = f"{first}; print(sixteenth.__file__); print(len(r.read_facts()))"
    told = call([str(installed / "python"), "-c", where], tmp_path)
    assert told.returncode == 0, told.stderr
    file, facts = told.stdout.split()
    assert Path(file).is_relative_to(installed.parent)
    assert int(facts) > 0


def test_it_runs(installed, tmp_path):
    told = ask(installed, tmp_path, "run", INTERVIEW, "--plain")
    assert all(figure in told for figure in ("-0.10", "-0.80", "-8.00", "+20.00")), told


def test_it_runs_its_main_scenario(installed, tmp_path):
    told = ask(installed, tmp_path, "run", "--plain", "--draws", "8", "--months", "12", "--backend", "numpy")
    assert "Is the loss an investment or a hole?" in told


def test_it_reproduces_what_needs_no_data_and_names_what_does(installed, tmp_path):
    told = ask(installed, tmp_path, "reproduce", "bertrand", "--plain")
    assert "16 come out within their tolerance" in " ".join(told.split())
    assert "Skipped exposure" in ask(installed, tmp_path, "reproduce", "exposure", "--plain")


def test_it_checks(installed, tmp_path):
    assert "nothing wrong" in ask(installed, tmp_path, "check", INTERVIEW)


def test_it_cites(installed, tmp_path):
    assert "Amodei" in ask(installed, tmp_path, "sources", INTERVIEW)


def test_it_leaves_the_folder_as_it_was(installed, tmp_path):
    (tmp_path / "here").mkdir()
    ask(installed, tmp_path / "here", "check", INTERVIEW)
    assert [path.name for path in (tmp_path / "here").iterdir() if path.name != ".cache"] == []
