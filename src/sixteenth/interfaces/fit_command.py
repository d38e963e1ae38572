"""`sixteenth fit`: what reports say of a scenario's beliefs and of its start, as a file that the scenario reads."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from sixteenth.errors import Place, UnwritableOutput, WrongOption, clean, refuse
from sixteenth.interfaces.command import MAIN_SCENARIO, AsJson, Name, Plain, Seed, print_json, read_with, telling_faults
from sixteenth.interfaces.growth_command import A_DAY, growth
from sixteenth.interfaces.whole_numbers import whole
from sixteenth.questions.days import read_day
from sixteenth.said import said

if TYPE_CHECKING:
    from rich.table import Table

    from sixteenth.evidence.fitted.calibrate import Fit
    from sixteenth.evidence.fitted.identify import Learnt
    from sixteenth.evidence.fitted.posterior_file import Posterior

FIT_DRAWS, MOST_FIT_DRAWS, DEFAULT_SEED = 300_000, 2_000_000, 7
ENDINGS = (".csv", ".toml")
SHOWN = 25  # inputs in the table that were not moved are counted
SMALL = 1e-3


def fit(
    scenario: Name = MAIN_SCENARIO,
    /,
    *,
    until: Annotated[str | None, Parameter(help="Use what was known by this day (YYYY-MM-DD).")] = None,
    draws: Annotated[int, whole(1000, MOST_FIT_DRAWS, "Draws of the prior.")] = FIT_DRAWS,
    seed: Seed = None,
    out: Annotated[Path | None, Parameter(help="Where to write: draws.csv, or a scenario.toml with its draws.")] = None,
    since: Annotated[str | None, Parameter(help="Of earlier versions: see `sixteenth growth`.")] = None,
    plain: Plain = False,
    as_json: AsJson = False,
) -> int:
    """Fit a scenario's beliefs, and the sales its labs start with, to reports of revenue.

    Draws of the prior are kept: a fit that was stopped goes on, and one to other facts is a matter of seconds.

    Example: sixteenth fit --out my_fit.toml
    """
    if since is not None:
        from sixteenth.scenarios.files.renamed import give_notice

        give_notice("`sixteenth fit --since` is `sixteenth growth` now: a line through the logarithms of reports")
        return growth(since=since, until=until, plain=plain, as_json=as_json)
    with telling_faults(as_json=as_json):
        from sixteenth.evidence.facts_read.read_facts import DATA_CUT
        from sixteenth.evidence.fitted.calibrate import fit_to, make_prior
        from sixteenth.evidence.fitted.identify import learnt_of
        from sixteenth.evidence.fitted.posterior_file import posterior_of
        from sixteenth.interfaces.progress import show_progress

        day = read_day("--until", until, A_DAY) if until else DATA_CUT
        _check_out(out)
        target = read_with(scenario, [], allow_code=False)
        with show_progress(is_quiet=as_json) as progress:
            prior = make_prior(target, draws, seed=DEFAULT_SEED if seed is None else seed, progress=progress)
        found = fit_to(prior, day)
        learnt = learnt_of(prior.inputs, found.weights)
        posterior = posterior_of(found, learnt, _draws_file(scenario, out).name)
        written = write_fit(posterior, scenario, out) if out else ()
        told = fit_sentences(found, learnt, posterior)
        if as_json:
            print_json(fit_data(told, found, learnt, posterior))
        else:
            _show(told, learnt, posterior, written, plain=plain)
    return 0


def _check_out(out: Path | None) -> None:
    """Refuse a name that says neither a scenario nor draws."""
    if out is not None and out.suffix not in ENDINGS:
        where, want = Place(said("the command line")), said("a name that ends in .csv or .toml")
        refuse(
            [WrongOption("--out", where, f"'{out}'", want, said("use --out {stem}.toml", stem=out.stem or "my_fit"))]
        )


def _draws_file(scenario: str, out: Path | None) -> Path:
    return (
        out.with_suffix(".posterior.csv" if out.suffix == ".toml" else ".csv")
        if out
        else Path(f"{Path(scenario).stem}.posterior.csv")
    )


def write_fit(posterior: "Posterior", scenario: str, out: Path) -> tuple[Path, ...]:
    """Write the draws of a fit, and the scenario that reads them where one is asked for.

    Raises:
        Refused: when nothing can be written there.

    """
    texts = {_draws_file(scenario, out): posterior.text}
    if out.suffix == ".toml":
        parent = scenario if Path(scenario).suffix != ".toml" else str(Path(scenario).resolve())
        texts[out] = f'title = "{Path(scenario).stem}, fitted"\nparent = "{parent}"\n\n{posterior.table}'
    try:
        for path, text in texts.items():
            path.write_text(text, encoding="utf-8")
    except OSError as error:
        got, cure = error.strerror or said("no room"), said("give another path")
        refuse([UnwritableOutput(f"'{out}'", Place(str(out)), got, said("a place that can be written"), cure)])
    return tuple(texts)


def fit_sentences(found: "Fit", learnt: "tuple[Learnt, ...]", posterior: "Posterior") -> list[str]:
    """Say what was fitted, how far it can be trusted, and what the facts taught."""
    weights, moved = found.weights, [each for each in learnt if each.is_moved]
    labs, books = ", ".join(each.lab for each in found.reports), found.prior.draws.months[0]
    told = [
        f"{len(found.facts)} reports of {labs}, known by {found.until}, weigh {found.prior.count:,} draws.",
        f"They are worth {weights.effective:,.0f} even draws; Pareto's k is {weights.k:.2f}, over .70 is refused.",
        f"{len(found.unused)} more reports are of other labs, or of months before the books of {books}.",
    ]
    if moved:
        first = ", ".join(f"{each.title} ({each.shift:+.2f})" for each in moved[:3])
        told.append(f"Moved most, in spreads of the prior: {first}.")
    told.append(
        f"{len(learnt) - len(moved)} of {len(learnt)} uncertain inputs were not moved: of them these facts say nothing "
        "that stands out, and they keep their priors."
    )
    told.append(f"{posterior.draws.shape[1]:,} joint draws of {len(posterior.columns)} columns are kept.")
    return told


def fit_data(told: list[str], found: "Fit", learnt: "tuple[Learnt, ...]", posterior: "Posterior") -> dict[str, Any]:
    """Return plain data for JSON."""
    return {
        "sentences": told,
        "draws": found.prior.count,
        "effective": found.weights.effective,
        "pareto_k": found.weights.k,
        "until": found.until.isoformat(),
        "facts": [fact.exact_key for fact in found.facts],
        "unused": [each.fact.exact_key for each in found.unused],
        "openings": [asdict(each) for each in posterior.openings],
        "inputs": [asdict(each) for each in learnt],
        "posterior": {**posterior.card.model_dump(), "columns": posterior.columns, "rows": posterior.draws.shape[1]},
    }


def _show(
    told: list[str], learnt: "tuple[Learnt, ...]", posterior: "Posterior", written: tuple[Path, ...], *, plain: bool
) -> None:
    from sixteenth.interfaces.tables import show_findings
    from sixteenth.interfaces.terminal import make_console

    console = make_console(plain=plain)
    moved = tuple(each for each in learnt if each.is_moved)[:SHOWN]
    tables = [
        learnt_table("At the start, bn USD a year and logs a month", posterior.openings),
        learnt_table("Inputs that the facts moved", moved),
    ]
    show_findings(console, told, tables, plain=plain)
    for path in written:
        print(f"wrote {clean(str(path))}")
    if not any(path.suffix == ".toml" for path in written):
        print(f"\nTo read them, beside the file of draws:\n\n{posterior.table}")


def learnt_table(title: str, learnt: "tuple[Learnt, ...]") -> "Table":
    """Return inputs before and after, with how far they moved and how much of their spread is gone."""
    from sixteenth.interfaces.tables import make_table

    columns = ["5 %", "before", "95 %", "5 %", "after", "95 %", "moved", "narrower"]
    table = make_table(title, "input", columns)
    for each in learnt:
        ranges = (short(number) for number in (*each.prior, *each.posterior))
        table.add_row(each.title.replace("_", " "), *ranges, f"{each.shift:+.2f}", f"{each.contraction:.0%}")
    return table


def short(number: float) -> str:
    """Write a number of any size with three digits."""
    if abs(number) < 1 / SMALL:
        return f"{number:.3g}"
    return f"{number:,.0f}" if abs(number) < 1 / SMALL**2 else f"{number:.2e}"
