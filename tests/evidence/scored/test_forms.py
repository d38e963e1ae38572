"""The forms that are tried."""

from sixteenth.evidence.scored.forms import BEST, RIVALS, forms_with_structure, light_forms
from sixteenth.questions.session import Session


def test_names_are_distinct_and_the_rest_are_added_to_the_light_ones() -> None:
    """Four hand-overs, the structure, and the world with growth of its own."""
    light, whole = light_forms(), forms_with_structure(Session().run, 100, 7)
    assert list(whole[: len(light)]) == list(light)
    assert len({form.name for form in whole}) == len(whole) == len(light) + 6
    assert {BEST, *RIVALS} <= set(light)
