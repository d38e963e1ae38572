"""All of it at one place."""

from sixteenth.faces.link import state


def test_every_way_to_open_a_state_is_there():
    assert all(callable(getattr(state, name)) for name in state.__all__ if name != "Notices")
