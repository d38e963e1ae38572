"""The worlds that publications assume: the central one, and with a rival file in place of one of its own."""

from sixteenth.engine.equation import rules_of
from sixteenth.reproductions.worlds import central_world, world_with
from sixteenth.world.market.price_scale import linear, log


def test_a_rival_file_takes_the_place_of_its_names():
    changed = world_with("market.price_scale.linear")
    for world, own in ((changed, linear), (central_world(), log)):
        assert [rule.function for rule in rules_of(world.equations["price_burden"])] == [own.price_burden]
    assert {*changed.equations} == {*central_world().equations}
