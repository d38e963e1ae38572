"""What a future of `central` computes in a month, counted before the compiler sees it: by kind, and by equation.

Time says how dear a future is; this says what for. Layout is not counted: slices, reshapes, copies.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import jax

import sixteenth
from benchmarks.central.benchmark import make_job
from benchmarks.measure import Cell, Report, Request
from sixteenth.engine.compose import World
from sixteenth.engine.equation import AnyEquation, Equation, Switched
from sixteenth.engine.job import Job, back_end
from sixteenth.engine.programs.ready_made import arrays_of
from sixteenth.engine.programs.simulate import Inputs, simulate

SCOPE = "equation."
ENGINE = "the engine: shocks, endings, what is not a number"
KINDS = ("simple", "exp, log, power", "divisions")
OF_KIND = {
    **dict.fromkeys(("exp", "log", "log1p", "expm1", "pow", "sqrt", "tanh", "logistic", "erf_inv"), 1),
    **dict.fromkeys(("div", "rem"), 2),
}
# What these read counts, not what they give.
OVER_INPUTS = ("reduce_sum", "reduce_max", "reduce_min", "reduce_prod", "reduce_or", "reduce_and")
LAYOUT = (
    *("broadcast_in_dim", "reshape", "slice", "squeeze", "concatenate", "transpose", "iota", "copy", "pad", "gather"),
    *("dynamic_slice", "dynamic_update_slice", "convert_element_type", "stop_gradient", "split"),
)
SETS = ("headline", "standard", "books")
MOST = 25  # equations that are told by name

Counts = Mapping[str, Sequence[float]]  # by equation: operations of each kind


def measure(_request: Request) -> list[Report]:
    """Count what the outputs of each set take, and name the dearest equations of `headline`."""
    scenario = sixteenth.read("central")
    scoped = replace(scenario, world=with_scopes(scenario.world))
    jobs = {name: make_job(scoped, name) for name in SETS}
    found = {name: operations(job) for name, job in jobs.items()}
    sets: list[Sequence[Cell]] = [(name, len(jobs[name].program.sequence), *_all(each)) for name, each in found.items()]
    headline = found[SETS[0]]
    dearest = sorted(headline, key=lambda name: -sum(headline[name]))[:MOST]
    share = 1 / sum(_all(headline))
    rows: list[Sequence[Cell]] = [(name, *headline[name], sum(headline[name]) * share) for name in dearest]
    notes = ["operations on one number, of one future in one month; what is done once is spread over the months"]
    return [
        Report("What a month computes", ("output set", "equations", *KINDS), sets, notes),
        Report("By equation, headline", ("equation", *KINDS, "of all"), rows),
    ]


def with_scopes(world: World) -> World:
    """Return a world whose equations leave their names on all that they compute."""
    return replace(world, equations={name: _scoped(each) for name, each in world.equations.items()})


def operations(job: Job) -> Counts:
    """Count what one future of a job computes in a month on average, by equation and kind."""
    program, own = job.program, back_end("jax")

    def run(*arrays: Any) -> Any:
        return simulate(program, own, Inputs(*arrays))

    whole = jax.make_jaxpr(run)(*arrays_of(job.inputs(0)))
    found: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(KINDS))
    share = 1 / (job.options.chunk * program.months)
    for name, kind, count in counted(whole.jaxpr):
        found[name][kind] += count * share
    return found


def counted(written: Any, name: str = ENGINE, times: int = 1) -> Iterator[tuple[str, int, int]]:
    """Yield each operation as JAX wrote it down: whose it is, of which kind, on how many numbers in all."""
    for each in written.eqns:
        scope = str(each.source_info.name_stack)
        own = scope.rpartition(SCOPE)[2].partition("/")[0] if SCOPE in scope else name
        what, inside = each.primitive.name, [part for part in each.params.values() if hasattr(part, "eqns")]
        for part in inside:
            yield from counted(part, own, times * each.params.get("length", 1))
        if not inside and what not in LAYOUT:
            sizes = each.invars if what in OVER_INPUTS else each.outvars
            yield own, OF_KIND.get(what, 0), times * math.prod(sizes[0].aval.shape)


def _scoped(equation: AnyEquation) -> AnyEquation:
    if isinstance(equation, Switched):
        return replace(equation, rules=tuple(_with_name(rule) for rule in equation.rules))
    return _with_name(equation)


def _with_name(rule: Equation) -> Equation:
    function: Callable[..., Any] = rule.function

    def named(*values: Any) -> Any:
        with jax.named_scope(SCOPE + rule.name):
            return function(*values)

    return replace(rule, function=named)


def _all(found: Counts) -> Sequence[float]:
    return [sum(each[kind] for each in found.values()) for kind in range(len(KINDS))]
