"""One state, and every way to open it: a link, an answer, one line of Python, one command."""

from sixteenth.faces.link.asking import about_of, answer_of, options_of, scenario_of
from sixteenth.faces.link.form import State
from sixteenth.faces.link.library import Library
from sixteenth.faces.link.lines import command_line, python_line
from sixteenth.faces.link.reading import Notices, read_link, told_notices
from sixteenth.faces.link.writing import link_of

__all__ = [
    "Library",
    "Notices",
    "State",
    "about_of",
    "answer_of",
    "command_line",
    "link_of",
    "options_of",
    "python_line",
    "read_link",
    "scenario_of",
    "told_notices",
]
