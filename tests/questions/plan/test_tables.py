"""The tables of a plan."""

from dataclasses import replace

from sixteenth.evidence.own_plan.follow import Moved
from sixteenth.questions.plan.beside import Beside
from sixteenth.questions.plan.tables import charts, tables
from tests.evidence.own_plan.plans import MONTHS, followed
from tests.questions.plan.test_beside import beside
from tests.questions.told import shown

MOVED = Moved("prudence", (0.1, 0.2, 0.3), (0.2, 0.3, 0.4), 0.5, 0.1)


def test_each_table_is_told_in_both_languages():
    own = followed()
    found = tables(Beside(replace(own, told=replace(own.told, moved=(MOVED,))), beside().found))
    assert [table.key for table in found] == ["years", "lines", "months", "moved"]
    heads = [shown("plan", table)[0] for table in found]
    assert heads[0][:4] == ["year", "bear", "base", "bull"]
    assert shown("plan", found[3])[1][0] == "prudence"
    assert len(found[2].rows) == 2 * len(MONTHS)
    assert charts()[0].table == found[2].called
