"""`sixteenth compare` from the command line."""

import json

import pytest

from tests.interfaces.command_line import INTERVIEW, call

FEW = ("--draws", "16", "--months", "24", "--backend", "numpy")


def test_data_and_text_say_the_same(capsys):
    words = ("compare", "central", "commodity", "--lab", "OpenAI", *FEW)
    data = json.loads(call(capsys, *words, "--json").out)
    (contrast,) = data["contrasts"]
    assert (contrast["one"], contrast["other"], contrast["lab"], contrast["futures"]) == (
        "central",
        "commodity",
        "OpenAI",
        16,
    )
    assert {"changes", "headline", "labs", "outputs", "attribution"} <= set(contrast)
    assert {"before", "after", "difference", "standard_error"} == set(contrast["headline"][0]["difference"])
    total = contrast["attribution"]["total"]["back_of_100"]["difference"]
    parts = sum(effect["by_measure"]["back_of_100"]["difference"] for effect in contrast["attribution"]["effects"])
    assert parts + contrast["attribution"]["together"]["back_of_100"][0] == pytest.approx(total)
    assert data["recipe"]["draws"] == 16
    told = call(capsys, *words, "--plain")
    assert told.code == 0
    assert told.out.isascii()
    assert all(word in told.out for sentence in data["sentences"] for word in sentence.split())


def test_three_are_compared_with_the_first(capsys):
    data = json.loads(call(capsys, "compare", "central", "commodity", "plan_kept", *FEW, "--json").out)
    assert [(each["one"], each["other"]) for each in data["contrasts"]] == [
        ("central", "commodity"),
        ("central", "plan_kept"),
    ]
    heads = [each["headline"][0]["difference"]["before"] for each in data["contrasts"]]
    assert heads[0] == heads[1]


def test_a_scenario_is_compared_with_itself_as_set_by_hand(capsys):
    data = json.loads(call(capsys, "compare", "central", "--set", "open_lag=0.5 months", *FEW, "--json").out)
    (contrast,) = data["contrasts"]
    assert [(change["name"], change["after"]) for change in contrast["changes"]] == [("open_lag", "0.5 Months")]
    assert (contrast["one"], contrast["other"]) == ("central", "central as set")
    assert contrast["attribution"]["effects"][0]["by_measure"] == contrast["attribution"]["total"]


def test_values_set_for_two_scenarios_are_set_in_both(capsys):
    words = ("compare", "central", "commodity", "--set", "open_lag=2", *FEW, "--json")
    (contrast,) = json.loads(call(capsys, *words).out)["contrasts"]
    assert "open_lag" not in {change["name"] for change in contrast["changes"]}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("central", "comodity"), "did you mean 'commodity'?"),
        (("central", INTERVIEW), "no headline of labs"),
        (("central",), "name another scenario, or set values"),
        (("central", "commodity", "--lab", "Anthropi"), "did you mean 'Anthropic'?"),
        (("central", "commodity", "--draws", "0"), "1 to 2147483648"),
    ],
)
def test_what_cannot_be_compared_is_told_in_four_lines(capsys, words, told):
    found = call(capsys, "compare", *words)
    assert (found.code, found.out) == (1, "")
    assert told in found.err
    assert len(found.err.strip().split("\n\n")[0].splitlines()) == 4
