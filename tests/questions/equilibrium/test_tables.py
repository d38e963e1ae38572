"""Tables and charts: rows fit their columns, and charts name columns that there are."""

from sixteenth.decide.equilibrium.around import Answering as Answers
from sixteenth.decide.equilibrium.around import Curve
from sixteenth.decide.equilibrium.drivers import Driver
from sixteenth.decide.equilibrium.under import Under
from sixteenth.measures.estimate import Estimate
from sixteenth.questions.equilibrium.tables import charts, tables
from tests.questions.equilibrium.test_findings import ASKED, FIRST, found, outcome

GAIN = Estimate(2e9, 1e9)
CURVE = Curve(0, (Answers(0, 0.002, 0.4, GAIN), Answers(0, 0.4, 0.1, Estimate(1e9, 1e9))), Estimate(-1e9, 1e8))
DRIVER = Driver("Ana", "safety_effort", 0.4, GAIN, Estimate(-3e9, 1e9), {"trust": Estimate(0.0, 1e9)})
WHOLE = found(
    outcome(FIRST),
    curves=(CURVE,),
    curves_of="safety_effort",
    drivers=(DRIVER,),
    under=(Under("trust", "rest", outcome(FIRST)),),
)


class Named:
    name = "central"


ASKED_OF = ASKED.__class__(**{**vars(ASKED), "scenario": Named()})


def test_tables_hold_the_raw_numbers():
    made = {each.key: each for each in tables(ASKED_OF, WHOLE, 1000)}
    assert list(made) == ["labs", "curves", "drivers", "measures"]
    assert made["labs"].rows[0][:4] == (1, "Ana", 1.0, 0.1)
    assert made["curves"].rows[1] == ("Ana", 0.4, 0.1, 1e9, 1e9)
    assert [row[3] for row in made["drivers"].rows] == [2e9, 0.0]
    assert made["drivers"].part == "drivers"
    assert len(made["measures"].rows) == 2


def test_without_an_equilibrium_there_is_but_an_empty_table():
    (labs,) = tables(ASKED_OF, found(), 1000)
    assert not labs.rows
    assert not charts(found())


def test_charts_name_columns_of_their_tables():
    columns = {each.key: {column.key for column in each.columns} for each in tables(ASKED_OF, WHOLE, 1000)}
    for each in charts(WHOLE):
        named = {each.x, each.y, each.series, each.error} - {""}
        assert named <= columns[each.table]
