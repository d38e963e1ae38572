"""Tables hold raw numbers under columns."""

from dataclasses import replace

import pytest

from sixteenth.answers.table import Column, Table


def test_a_row_that_does_not_fit_is_refused():
    with pytest.raises(ValueError, match="a row of 1 entries under 2 columns"):
        Table("cells", (Column("a", "share"), Column("b", "share")), ((0.5,),))


def test_a_column_for_data_alone_is_not_seen():
    columns = (Column("a", "text"), Column("b", "text", is_seen=False), Column("c", "text"))
    table = Table("t", columns, (("x", "y", "z"),), name="own")
    assert table.seen == (0, 2)
    assert table.called == "own"
    assert replace(table, name="").called == "t"
    assert table.told_by("other").question == "other"
