"""One run at a time holds a folder, and a process that dies lets go of it."""

import subprocess
import sys

import pytest

from sixteenth.errors import Refused, WrongOption
from sixteenth.scale.lock import held
from tests.engine.worlds import ROOT

HOLD = """
import sys, time
from pathlib import Path
from sixteenth.scale.lock import held
with held(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_folder_is_held_until_its_holder_ends_however_it_ends(tmp_path):
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE)
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    with pytest.raises(Refused) as told, held(tmp_path):
        pass
    assert [type(fault) for fault in told.value.faults] == [WrongOption]
    holder.kill()
    holder.communicate()
    for _ in range(2):
        with held(tmp_path):
            assert (tmp_path / ".lock").is_file()


def test_a_lock_is_not_made_through_a_link(tmp_path):
    (tmp_path / ".lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="symbolic links"), held(tmp_path):
        pass
    assert not (tmp_path / "elsewhere").exists()
