"""Tables hold raw numbers under columns."""

import pytest

from sixteenth.answers.table import Column, Table


def test_a_row_that_does_not_fit_is_refused():
    with pytest.raises(ValueError, match="a row of 1 entries under 2 columns"):
        Table("cells", (Column("a", "share"), Column("b", "share")), ((0.5,),))
