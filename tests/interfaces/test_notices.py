"""A notice is one plain sentence on the error output, without the line of code that it came from."""

import warnings

from sixteenth.interfaces.notices import tell_notices
from sixteenth.scenarios.files.renamed import OldName


def test_a_notice_is_one_line_without_code(capsys):
    with warnings.catch_warnings():
        tell_notices()
        warnings.warn("mine.toml uses \x1b[31mnames", OldName, stacklevel=1)
        warnings.warn("mine.toml uses \x1b[31mnames", OldName, stacklevel=1)
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.splitlines() == ["note: mine.toml uses \\x1b[31mnames"] * 2
