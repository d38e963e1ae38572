"""What a page, a report, a workbook, a line of Python and a command are all about: one state, written as a link."""
