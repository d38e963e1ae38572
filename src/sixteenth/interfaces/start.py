"""Where the program begins: it listens to the keyboard before anything else, for loading the commands takes time."""

import signal
import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # until the program listens, the key simply ends it
    from sixteenth.stopping import listening

    with listening():
        from sixteenth.interfaces.cli import run_command_line

        code = run_command_line()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # all is done and told
    sys.exit(code)
