"""The table of welfare: a row for each view of what is good, with errors, and no median for what is expected."""

from sixteenth.decide.welfare import welfare_views
from sixteenth.interfaces.tables import print_table
from sixteenth.interfaces.terminal import make_console
from sixteenth.interfaces.welfare_words import welfare_table
from tests.decide.society_runs import made


def test_each_view_has_its_row(capsys):
    result = made(3, welfare_gain=-0.05, welfare_if_safe=100.0, welfare_without=96.0)
    print_table(make_console(plain=True), welfare_table(welfare_views(result)), plain=True)
    rows = [line for line in capsys.readouterr().out.splitlines() if "-5.0 %" in line]
    assert len(rows) == 3
    assert all("4.0 %" in row for row in rows)
