"""`sixteenth must-be-true`: which margin, growth, multiple, odds or return make the next model an investment."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from sixteenth.interfaces.command import AsJson, Plain, print_json, telling_faults

if TYPE_CHECKING:
    from sixteenth.decide.break_even_solver import Condition

SCENARIO = "interview_arithmetic"  # whose world has the rule in closed form
IN_PERCENT = ("serving_margin", "stop_probability_before_sale", "kept_share", "required_return")
OPTIONS = {
    "serving_margin": "--margin",
    "revenue_multiple": "--multiple",
    "cost_growth": "--growth",
    "stop_probability_before_sale": "--stop-odds",
    "kept_share": "--kept",
    "required_return": "--required",
}
WORDS = {
    "serving_margin": "serving margin",
    "revenue_multiple": "revenue for each dollar of development",
    "cost_growth": "growth of cost from model to model",
    "stop_probability_before_sale": "odds of a stop before it sells",
    "kept_share": "share of its revenue the old model would have kept",
    "required_return": "required return",
}


def must_be_true(
    *,
    margin: Annotated[float, Parameter(help="Serving margin.")] = 0.5,
    multiple: Annotated[float, Parameter(help="Revenue of a model for each dollar of its development.")] = 2.0,
    growth: Annotated[float, Parameter(help="How many times as much each model costs as the last.")] = 2.4,
    stop_probability: Annotated[
        float, Parameter(name="--stop-odds", help="Odds that progress stops before the model sells.")
    ] = 0.12,
    kept: Annotated[float, Parameter(help="Share of its revenue that the old model would have kept.")] = 1.0,
    required: Annotated[float, Parameter(help="Return that is asked for.")] = 0.1,
    plain: Plain = False,
    as_json: AsJson = False,
) -> int:
    """Turn the break-even rule round: what each number must be for the next model to pay, the others as given.

    Example: sixteenth must-be-true --margin 0.6 --growth 4
    """
    with telling_faults(as_json=as_json):
        import sixteenth
        from sixteenth.decide.break_even_solver import conditions
        from sixteenth.errors import refuse
        from sixteenth.questions.bounds import bounded

        world = sixteenth.read(SCENARIO).world
        given = {
            "serving_margin": margin,
            "revenue_multiple": multiple,
            "cost_growth": growth,
            "stop_probability_before_sale": stop_probability,
            "kept_share": kept,
            "required_return": required,
        }
        refuse(
            fault
            for name, value in given.items()
            for fault in bounded(
                OPTIONS[name], value, *world.declared[name].bounds, "share" if name in IN_PERCENT else "times"
            )
        )
        found = conditions(world, given)
        if as_json:
            print_json({"given": given, "conditions": [asdict(each) for each in found]})
        else:
            _show(given, found, plain=plain)
    return 0


def _show(given: dict[str, float], found: "tuple[Condition, ...]", *, plain: bool) -> None:
    from sixteenth.interfaces.tables import make_table, show_findings
    from sixteenth.interfaces.terminal import make_console

    console = make_console(plain=plain)
    pays = all(each.bound is not None and _holds(given[each.name], each) for each in found)
    verdict = "The next model pays." if pays else "The next model does not pay."
    table = make_table("What must be true for the next model to pay", "", ["now", "must be"])
    for each in found:
        table.add_row(WORDS[each.name], _written(each.name, given[each.name]), _bound(each))
    told = f"{verdict} What each number would have to be, the others as given:"
    show_findings(console, [told], [table], plain=plain)


def _holds(value: float, condition: "Condition") -> bool:
    bound = condition.bound or 0.0
    return condition.always or (value >= bound if condition.is_least else value <= bound)


def _bound(condition: "Condition") -> str:
    if condition.always:
        return "anything"
    if condition.bound is None:
        return "nothing is enough"
    side = "at least" if condition.is_least else "at most"
    return f"{side} {_written(condition.name, condition.bound)}"


def _written(name: str, value: float) -> str:
    return f"{100 * value:.1f} %" if name in IN_PERCENT else f"{value:.2f}x"
