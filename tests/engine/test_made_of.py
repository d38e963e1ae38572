"""What a world was made of: hashes by name, under whatever names a later version has."""

import re
import sys

from sixteenth.engine.made_of import LETTERS, PYTHON, MadeOf
from sixteenth.engine.programs.program import hashes_of
from tests.engine.worlds import lemonade


def test_a_world_has_a_short_hash_of_each_equation_and_each_card():
    own = lemonade().world
    made_of = hashes_of(own)[1]
    assert made_of.python == PYTHON == ".".join(map(str, sys.version_info[:2]))
    assert (made_of.equations.keys(), made_of.cards.keys()) == (own.equations.keys(), own.declared.keys())
    assert all(re.fullmatch(f"[0-9a-f]{{{LETTERS}}}", each) for each in made_of.equations.values())
    assert len({*made_of.equations.values(), *made_of.cards.values()}) == len(own.equations) + len(own.declared)


def test_names_are_replaced_and_hashes_stay():
    made_of = MadeOf("3.11", {"money": "00000000", "profit": "11111111"}, {"money_per_cup": "22222222"})
    found = made_of.renamed(lambda name: name.replace("money", "cash"))
    assert found == MadeOf("3.11", {"cash": "00000000", "profit": "11111111"}, {"cash_per_cup": "22222222"})
