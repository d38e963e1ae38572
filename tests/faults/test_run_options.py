"""Faults of a run's options, which come with the command and not with a file: told together, before anything runs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sixteenth
from sixteenth.errors import OutsideTheRun, Refused, UnknownOutput, WrongOption
from tests.faults.test_all_faults_together import check_four_lines

WRONG = {
    "draws": st.one_of(st.integers(max_value=0), st.integers(2**31 + 1, 2**40), st.just(1.5), st.just(value=True)),
    "seed": st.one_of(st.integers(max_value=-1), st.integers(2**32, 2**40)),
    "chunk": st.one_of(st.integers(max_value=0), st.integers(100_001, 2**40)),
    "months": st.one_of(st.integers(max_value=0), st.integers(1201, 2**70), st.just(1.5), st.just("twelve")),
    "back_end": st.text(min_size=1, max_size=8).filter(lambda name: name not in ("jax", "numpy")),
    "output_set": st.text("abcxyz", min_size=9, max_size=12),
}


@given(options=st.fixed_dictionaries({}, optional=WRONG).filter(bool))
def test_wrong_options_are_told_together(options):
    with pytest.raises(Refused) as refused:
        sixteenth.prepare("interview_arithmetic", **options)
    told = {fault.what: fault for fault in refused.value.faults}
    names = {"output_set": "the output set"}
    assert told.keys() == {names.get(name, f"'{name}'") for name in options}
    for name, value in options.items():
        fault = told[names.get(name, f"'{name}'")]
        assert isinstance(fault, UnknownOutput if name == "output_set" else WrongOption)
        assert str(value) in fault.got
        check_four_lines(fault)


def test_a_misspelt_output_set_is_recognised():
    with pytest.raises(Refused, match="did you mean 'headline'") as refused:
        sixteenth.prepare("interview_arithmetic", output_set="headlin")
    assert [type(fault) for fault in refused.value.faults] == [UnknownOutput]


@pytest.mark.parametrize("months", [1, 12, 36])
def test_fewer_months_than_an_event_needs_are_told(months):
    with pytest.raises(Refused, match="2026-01") as refused:
        sixteenth.prepare("interview_arithmetic", months=months)
    assert [type(fault) for fault in refused.value.faults] == [OutsideTheRun]
