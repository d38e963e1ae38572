"""How a workbook looks."""

from sixteenth.faces.workbook.look import Look, number_format


class Recorder:
    def __init__(self):
        self.formats = []

    def add_format(self, properties):
        self.formats.append(properties)
        return properties


def test_money_is_written_in_billions_and_in_yi():
    assert number_format("USD", "en").startswith("#,##0.00,,,")
    assert number_format("USDPerMonth", "zh").startswith(r"0\.00,,")
    assert number_format("Share", "en") == "0.00%"
    assert number_format("of my own", "en") == "General"


def test_each_format_is_made_once():
    workbook = Recorder()
    look = Look(workbook, "en")
    assert look.number("USD") is look.number("USDPerMonth")
    assert look.number("USD", bold=True) is not look.number("USD")
    assert look.made(bold=True, italic=True) is look.made(italic=True, bold=True)
    assert len(workbook.formats) == 3


def test_inputs_are_blue_on_cream():
    look = Look(Recorder(), "en")
    assert (look.input("USD")["font_color"], look.input("Share")["bg_color"]) == ("#0000ff", "#fff8e1")
    assert look.input("USD")["num_format"] == "#,##0.00####"
    names = ("title", "text", "faint", "label", "head", "number_head", "section", "month", "date")
    assert all(getattr(look, name)["font_name"] == "Arial" for name in names)
