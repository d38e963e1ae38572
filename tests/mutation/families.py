"""Every family of mutants by name."""

from tests.mutation.commands import command_lines, settings_by_hand, spoilt_and_shown
from tests.mutation.links import links, requests
from tests.mutation.own_files import own_books_of_excel, own_facts, own_ledger, own_plan, sweep_plan
from tests.mutation.saved import run_folders, saved_results
from tests.mutation.scenarios import central, contracts, lemonade
from tests.mutation.tables import csv_files
from tests.mutation.tally import Make

FAMILIES: dict[str, Make] = {
    "lemonade": lemonade,
    "central": central,
    "contracts": contracts,
    "set": settings_by_hand,
    "command": command_lines,
    "shown": spoilt_and_shown,
    "csv": csv_files,
    "saved": saved_results,
    "folder": run_folders,
    "facts": own_facts,
    "ledger": own_ledger,
    "plan": own_plan,
    "sheet": own_books_of_excel,
    "sweep": sweep_plan,
    "link": links,
    "page": requests,
}
