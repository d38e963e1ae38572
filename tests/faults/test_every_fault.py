"""No way to fail is untried: each class of fault is injected at random, or has tests of its own."""

import pytest

from sixteenth import errors
from sixteenth.errors import (
    CircularParents,
    Fault,
    ForeignCode,
    ForkedProcess,
    NumberOutsideDomain,
    OutsidePath,
    ProgramFault,
    RefusedBySystem,
    UnknownScenario,
    UnreadableFile,
    UntoldFaults,
    UnusableCommand,
    UnwritableOutput,
    WrongCell,
    WrongColumns,
    WrongOption,
)
from tests import test_errors
from tests.engine.programs import test_jax_back_end
from tests.evidence.facts_read import test_tables
from tests.faults import inject_equations, inject_values, test_commands, test_out_of_sight, test_run_options
from tests.faults.workspace import INJECTORS
from tests.scale import test_target

TRIED_ELSEWHERE = {
    UnreadableFile: test_out_of_sight.toml_that_is_none,
    UnknownScenario: test_out_of_sight.unknown_parent,
    CircularParents: test_out_of_sight.circle_of_parents,
    OutsidePath: test_out_of_sight.path_that_leads_out,
    WrongCell: test_tables.test_a_cell_that_is_no_number_is_told,
    WrongColumns: test_tables.test_columns_that_are_not_there_or_twice_are_told,
    ForeignCode: test_out_of_sight.code_without_permission,
    UnwritableOutput: test_target.test_a_place_that_cannot_be_written_to_is_one_fault,
    WrongOption: test_run_options.test_wrong_options_are_told_together,
    ForkedProcess: test_jax_back_end.test_a_process_forked_after_jax_has_started_is_told,
    UnusableCommand: test_commands.test_what_cannot_be_understood,
    RefusedBySystem: test_commands.test_what_the_system_does_not_take,
    NumberOutsideDomain: test_commands.test_a_number_outside_its_domain,
    ProgramFault: test_commands.test_a_fault_of_the_program,
    UntoldFaults: test_errors.test_of_many_faults_the_first_are_told_and_how_many_more_there_are,
}
FAULTS = [each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, Fault)]


def test_every_fault_is_tried():
    assert {*INJECTORS.values(), *TRIED_ELSEWHERE} == {*FAULTS} - {Fault}


def test_what_is_injected_is_registered():
    assert {inject.__module__ for inject in INJECTORS} == {inject_equations.__name__, inject_values.__name__}


@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_says_what_it_is_in_one_sentence(fault):
    told = fault.__doc__
    assert told
    assert told.endswith(".")
    assert len(told.splitlines()) == 1 or fault is Fault
