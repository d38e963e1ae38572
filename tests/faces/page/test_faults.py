"""Whatever goes wrong, as data."""

from sixteenth.errors import MOST_TOLD, Interrupted, Refused
from sixteenth.faces.page.faults import faults_data, faults_of, wrong_request
from sixteenth.faces.page.works import TooBusy

FAULT = wrong_request("'x'", "<img src=x onerror=alert(1)>", "y", "z")


def test_a_fault_has_its_parts_and_its_four_lines():
    (told,) = faults_data([FAULT], "zh")["faults"]
    assert (told["fault"], told["what"], told["cure"], len(told["told"])) == ("WrongOption", "'x'", "z", 4)


def test_each_kind_of_failure_has_its_status():
    raised = (Refused([FAULT]), TooBusy(), TimeoutError(), Interrupted(), ValueError("x"))
    assert [faults_of(each)[0] for each in raised] == [422, 503, 504, 504, 500]
    assert all(len(fault.lines()) == 4 for each in raised for fault in faults_of(each)[1])


def test_of_thousands_of_faults_the_first_are_told():
    many = [wrong_request(f"'{number}'", "x", "y", "z") for number in range(20_000)]
    told = faults_data(many, "zh")["faults"]
    assert len(told) == MOST_TOLD + 1
    assert "19,900" in told[-1]["got"]
