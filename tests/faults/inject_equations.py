"""Faults of equations, cards, outputs and choices, each injected with names and places of its own."""

from collections.abc import Iterator
from itertools import count

from sixteenth.engine.draws.chance import stream_key
from sixteenth.errors import (
    AxisError,
    AxisMismatch,
    CycleWithoutStock,
    MovingOpening,
    StockWithoutOpening,
    StreamCollision,
    TwoProviders,
    UnchosenTheory,
    UnitError,
    UnitMismatch,
    UnknownName,
    UnknownOutput,
    UnknownSubject,
    UnknownTheory,
    UnreadableDeclaration,
    UnreadableEquation,
    UnusedOverride,
    WrongResult,
)
from tests.faults.workspace import BOOKS, CARDS, OUTPUTS, PARENT, TOP, Expected, Workspace, injects


@injects(UnreadableEquation)
def unreadable_equation(work: Workspace) -> list[Expected]:
    signature = work.random.choice(
        [
            "(thirst) -> Share",
            "(elasticity: Number)",
            "(elasticity: float) -> Number",
            "(elasticity: Number) -> float",
            "(elasticity: Number = 1) -> Number",
            "(*elasticity: Number) -> Number",
            '(elasticity: "Nmuber") -> Number',
        ]
    )
    name = work.equation(f"{signature}: return elasticity")
    return [Expected(UnreadableEquation, BOOKS, (f"def {name}(",), (name, "with a unit"))]


@injects(UnreadableDeclaration)
def unreadable_declaration(work: Workspace) -> list[Expected]:
    lines, told = work.random.choice(
        [
            ('unit = "Shrae"\nbounds = [0, 1]', "did you mean 'Share'?"),
            ('unit = "Bushels"\nbounds = [0, 1]', "define it"),
            ('unit = "Share"\nbounds = [0, 1]\naxes = ["Satnd"]', "did you mean 'Stand'?"),
            ('unit = "Share"', "add bounds"),
        ]
    )
    name = work.card(lines)
    if work.random.random() < 0.5:  # nothing follows for what uses it
        work.value(name, "value = 0.5")
        work.equation(f"({name}: Share) -> Share: return {name}")
    return [Expected(UnreadableDeclaration, CARDS, (f"[{name}]",), (name, told))]


@injects(UnknownName)
def unknown_name(work: Workspace) -> list[Expected]:
    other = work.parameter()
    work.value(other, "value = 0.5")
    need, told = work.random.choice([(work.name(), "write that equation"), (work.misspelt(other), f"'{other}'?")])
    name = work.equation(f"({need}: Share) -> Share: return {need}")
    return [Expected(UnknownName, BOOKS, (f"def {name}(",), (need, f"asked for by '{name}'", told))]


@injects(UnitMismatch)
def unit_mismatch(work: Workspace) -> list[Expected]:
    need, unit, have = work.random.choice(
        [
            ("profit", "USD[Stand]", "USDPerMonth[Stand]"),
            ("elasticity", "Share", "Number"),
            ("cash", "USDPerMonth[Stand]", "USD[Stand]"),
            ("month", "Number", "Months"),
            ("heat", "Share", "Number"),
        ]
    )
    name = work.equation(f"({need}: {unit}) -> {unit}: return {need}")
    return [Expected(UnitMismatch, BOOKS, (f"def {name}(",), (need, name, f"got {unit}, expected {have} from"))]


@injects(UnitMismatch)
def opening_in_another_unit(work: Workspace) -> list[Expected]:
    name = work.card('unit = "Number"\nbounds = [0, 1]')
    work.value(name, "value = 0.5", about='unit = "Number"\nkind = "judgement"\nsource = "somebody"')
    work.append(BOOKS, f'def next_{name}({name}: Share) -> Share:\n    """Is invented."""\n    return {name}')
    return [Expected(UnitMismatch, CARDS, (f"[{name}]",), (name, f"got Number, expected Share from 'next_{name}'"))]


@injects(AxisMismatch)
def axis_mismatch(work: Workspace) -> list[Expected]:
    need, kind, have = work.random.choice(
        [
            ("profit", "USDPerMonth", "USDPerMonth[Stand]"),
            ("profit_industry", "USDPerMonth[Stand]", "USDPerMonth"),
            ("elasticity", "Number[Stand]", "Number"),
        ]
    )
    name = work.equation(f"({need}: {kind}) -> {kind}: return {need}")
    return [Expected(AxisMismatch, BOOKS, (f"def {name}(",), (need, name, f"got {kind}, expected {have} from"))]


@injects(WrongResult)
def wrong_result(work: Workspace) -> list[Expected]:
    body, told = work.random.choice(
        [
            ("None", "got nothing"),
            ("'half'", "got the text 'half'"),
            ("[elasticity]", "got a list"),
            ("(elasticity, 1)", "got a tuple"),
            ("True", "got True"),
            ("float('nan')", "got the number nan"),
        ]
    )
    name = work.equation(f"(elasticity: Number) -> Number: return {body}")
    return [Expected(WrongResult, BOOKS, (f"def {name}(",), (name, told, "return"))]


@injects(TwoProviders)
def axis_written_like_another(work: Workspace) -> list[Expected]:
    if not work.take("class"):
        return []
    name = work.name()
    work.append(BOOKS, 'STAND = type("STAND", (Stand,), {})')
    work.append(BOOKS, f'def {name}() -> Number[STAND]:\n    """Is invented."""\n    return 1')
    work.keep(name)
    return [Expected(TwoProviders, BOOKS, (f"def {name}(",), ("the axis 'stand'", "rename one of the two"))]


@injects(UnitError)
def unit_slip(work: Workspace) -> list[Expected]:
    body, told = work.random.choice(
        [
            ("profit + cash", "add of USD/month and USD"),
            ("cash - 1", "subtract of USD and a pure number"),
            ("cash**profit", "power of"),
            ("sum_over(heat, Stand)", "no axes"),
            ("cash if profit > 0 else profit", "branch"),
        ]
    )
    arguments = "profit: USDPerMonth[Stand], cash: USD[Stand], heat: Number"
    name = work.equation(f"({arguments}) -> USD[Stand]: return {body}")
    return [Expected(UnitError, BOOKS, (f"def {name}(", "return"), (name, told))]


@injects(UnitError)
def slip_of_the_result(work: Workspace) -> list[Expected]:
    name = work.equation("(profit: USDPerMonth[Stand], cash: USD[Stand]) -> USD[Stand]: return profit * cash")
    return [Expected(UnitError, BOOKS, (f"def {name}(",), (name, "got USD^2/month, expected USD (USD)"))]


@injects(AxisError)
def axis_slip(work: Workspace) -> list[Expected]:
    name = work.equation("(profit: USDPerMonth[Stand]) -> USDPerMonth: return profit")
    return [Expected(AxisError, BOOKS, (f"def {name}(",), (name, "the axis Stand", "sum_over"))]


@injects(CycleWithoutStock)
def cycle_without_stock(work: Workspace) -> list[Expected]:
    names = sorted(work.name() for _ in range(work.random.randrange(2, 5)))
    for name, need in zip(names, (*names[1:], names[0]), strict=True):
        work.append(BOOKS, f'def {name}({need}: Share) -> Share:\n    """Is invented."""\n    return {need}')
    circle = " needs ".join((*names, names[0]))
    return [Expected(CycleWithoutStock, BOOKS, (f"def {names[0]}(",), (circle, f"next_{names[0]}"))]


@injects(TwoProviders)
def equation_and_card(work: Workspace) -> list[Expected]:
    name = work.parameter()
    work.value(name, "value = 0.5", file=PARENT)
    work.append(BOOKS, f'def {name}() -> Share:\n    """Is invented."""\n    return 1')
    return [Expected(TwoProviders, CARDS, (f"[{name}]",), (name, "books.py"))]


@injects(TwoProviders)
def two_equations(work: Workspace) -> list[Expected]:
    name = work.equation("(elasticity: Number) -> Number: return elasticity")
    head = '"""More of the stand."""\n\nfrom sixteenth.units import Number\n\n\n'
    again = f'def {name}(elasticity: Number) -> Number:\n    """Is invented."""\n    return -elasticity\n'
    work.write(f"stand/more_{name}.py", head + again)
    return [Expected(TwoProviders, f"stand/more_{name}.py", (f"def {name}(",), (name, "books.py"))]


@injects(UnusedOverride)
def unused_equation(work: Workspace) -> list[Expected]:
    name, told = work.random.choice(
        [(work.name(), "outputs="), (work.misspelt("operating_profit"), "'operating_profit'?")]
    )
    if not work.take(name):
        return []
    work.append(BOOKS, f'def {name}(elasticity: Number) -> Number:\n    """Is invented."""\n    return elasticity')
    return [Expected(UnusedOverride, BOOKS, (f"def {name}(",), (name, told))]


@injects(StockWithoutOpening)
def stock_without_opening(work: Workspace) -> list[Expected]:
    name = work.name()
    work.append(BOOKS, f'def next_{name}({name}: Share) -> Share:\n    """Is invented."""\n    return {name}')
    if work.random.random() < 0.5:  # a value does not make up for the card
        work.value(name, "value = 0.5")
    return [Expected(StockWithoutOpening, BOOKS, (f"def next_{name}(",), (name, f"opening_{name}"))]


@injects(MovingOpening)
def moving_opening(work: Workspace) -> list[Expected]:
    name, need = work.name(), work.random.choice(("heat: Number", "payback: Number"))
    if need.startswith("payback"):  # by way of another equation, that reads a stock
        between = work.equation("(cash: USD[Stand]) -> USD: return sum_over(cash, Stand)")
        need = f"{between}: USD"
    kind = need.split(": ")[1]
    work.append(BOOKS, f'def next_{name}({name}: {kind}) -> {kind}:\n    """Is invented."""\n    return {name}')
    argument = need.split(": ")[0]
    work.append(BOOKS, f'def opening_{name}({need}) -> {kind}:\n    """Is invented."""\n    return {argument}')
    return [Expected(MovingOpening, BOOKS, (f"def opening_{name}(",), (f"opening_{name}", "parameters only"))]


@injects(StreamCollision)
def stream_collision(work: Workspace) -> list[Expected]:
    first, second = collision("shock", work.name())
    for name in (first, second):
        work.append(CARDS, f'[{name}]\nmeaning = "Is invented."\nunit = "Number"\nshock = "normal"')
    first, second = sorted((first, second))
    return [Expected(StreamCollision, CARDS, (f"[{second}]",), (f"shock/{first}", f"shock/{second}"))]


def collision(kind: str, stem: str) -> tuple[str, str]:
    """Find two names with one hash: among some 80,000 of them there is a pair as likely as not."""
    seen: dict[int, str] = {}
    for name in _names(stem):
        key = stream_key(kind, name, ())
        if key in seen:
            return seen[key], name
        seen[key] = name
    raise AssertionError


def _names(stem: str) -> Iterator[str]:
    return (f"{stem}_{number}" for number in count())


@injects(UnknownOutput)
def unknown_output(work: Workspace) -> list[Expected]:
    name, part, told = work.random.choice(
        [
            (work.name(), "monthly", "remove it"),
            (work.misspelt("operating_profit"), "monthly", "did you mean 'operating_profit'?"),
            ("takings", "closing", "keep it monthly"),
            (work.misspelt("operating_profit"), "mean", "did you mean 'operating_profit'?"),
        ]
    )
    if not work.take(f"output {name}", f"output {part}"):
        return []
    work.keep(name, part)
    return [Expected(UnknownOutput, OUTPUTS, (f"{part} = [",), (f"'{name}' in 'headline'", told))]


@injects(UnknownTheory)
def misspelt_theory(work: Workspace) -> list[Expected]:
    if not work.take("theory"):
        return []
    wrong = work.misspelt("elastic")
    work.edit(PARENT, 'demand = "elastic"', f'demand = "{wrong}"')
    return [Expected(UnknownTheory, PARENT, ("demand =",), (wrong, "did you mean 'elastic'?"))]


@injects(UnknownTheory)
def theory_without_resemblance(work: Workspace) -> list[Expected]:
    if not work.take("theory"):
        return []
    wrong = work.name()
    work.edit(PARENT, 'demand = "elastic"', f'demand = "{wrong}"')
    return [Expected(UnknownTheory, PARENT, ("demand =",), (wrong, "there are elastic, linear"))]


@injects(UnknownTheory)
def unknown_topic(work: Workspace) -> list[Expected]:
    topic = work.name()
    if not work.take("topic"):
        return []
    work.edit(PARENT, "[theory]\n", f'[theory]\n{topic} = "elastic"\n')
    return [Expected(UnknownTheory, PARENT, (f"{topic} =",), (topic, "there are "))]


@injects(UnknownTheory)
def event_without_theory(work: Workspace) -> list[Expected]:
    choice, rule, wrong, told = work.random.choice(
        [
            ("earnings", work.name(), "rule =", "there are "),
            ("next_model", "nevre", "rule =", "did you mean 'never'?"),
            ("next_modle", "never", "choice =", "did you mean 'next_model'?"),
        ]
    )
    file, mark = work.event(f'month = "2026-04"\nchoice = "{choice}"\nrule = "{rule}"')
    return [Expected(UnknownTheory, file, (mark, wrong), (choice, told))]


@injects(UnchosenTheory)
def unchosen_theory(work: Workspace) -> list[Expected]:
    if not work.take("theory"):
        return []
    work.edit(PARENT, 'demand = "elastic"\n', "")
    return [Expected(UnchosenTheory, PARENT, ("[theory]",), ("'demand' provides 'cups_sold'", "add demand ="))]


@injects(UnchosenTheory)
def rule_change_without_a_first_rule(work: Workspace) -> list[Expected]:
    topic, name = f"topic_{work.name()}", work.name()
    folder = work.folder / "stand" / topic
    folder.mkdir()
    head = '"""A file without rivals."""\n\nfrom sixteenth.units import Number\n\n\n'
    work.write(f"stand/{topic}/only.py", f'{head}def {name}() -> Number:\n    """Is one."""\n    return 1\n')
    file, mark = work.event(f'month = "2026-04"\nchoice = "{topic}"\nrule = "only"')
    return [Expected(UnchosenTheory, file, (mark, "choice ="), (topic, name, "no rule before the event"))]


@injects(UnknownSubject)
def misspelt_subject(work: Workspace) -> list[Expected]:
    if not work.take("subjects"):
        return []
    line, told = work.random.choice(
        [
            ("ledgre = true", "did you mean 'ledger'?"),
            ('grwoth = ["stop"]', "did you mean 'growth'?"),
            ('growth = ["sotp"]', "did you mean 'stop'?"),
        ]
    )
    work.write(TOP, work.text(TOP) + f"\n[subjects]\n{line}\n")
    return [Expected(UnknownSubject, TOP, (line,), (told,))]
