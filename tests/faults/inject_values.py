"""Faults of values and events, each injected with names, numbers and places of its own."""

from sixteenth.errors import (
    BoundViolation,
    ImpossibleCombination,
    OutsideTheRun,
    UnitMismatch,
    UnknownAxis,
    UnknownEntry,
    UnknownFact,
    UnknownLabel,
    UnknownName,
    UnlabelledAxis,
    UnreadableDeclaration,
    UnusedOverride,
    UnvaluedParameter,
    ValueWithoutCard,
    ValueWithoutSource,
    WrongCorrelation,
    WrongDistribution,
    WrongEntry,
    WrongUnit,
)
from tests.faults.workspace import CARDS, LIMITS, OUTPUTS, PARENT, TOP, Expected, Workspace, injects


@injects(WrongEntry)
def wrong_value_entry(work: Workspace) -> list[Expected]:
    name = work.parameter()
    line, told = work.random.choice(
        [('value = "half"', "half"), ("value = [1]", "[1]"), ('shared = "yes"\nvalue = 0.5', "yes")]
    )
    file = work.value(name, line)
    return [Expected(WrongEntry, file, (f"[values.{name}]", line.split("\n")[0]), (name, told))]


@injects(WrongEntry)
def wrong_kind_or_source(work: Workspace) -> list[Expected]:
    name = work.parameter()
    kind, source, wrong = work.random.choice([("guess", "somebody", "kind"), ("judgement", "", "source")])
    about = f'unit = "Share"\nkind = "{kind}"\nsource = "{source}"'
    file = work.value(name, "value = 0.5", about=about)
    return [Expected(WrongEntry, file, (f"[values.{name}]", f"{wrong} ="), (name, wrong))]


@injects(WrongEntry)
def wrong_fact(work: Workspace) -> list[Expected]:
    if not work.take("dates"):
        return []
    old, new = work.random.choice(
        [("months = 24", f"months = {-work.random.randrange(9)}"), ('start = "2026-01"', 'start = "2026-13"')]
    )
    work.edit(PARENT, old, new)
    return [Expected(WrongEntry, PARENT, (new,), (new.split(" = ")[0],))]


@injects(WrongEntry)
def wrong_labels(work: Workspace) -> list[Expected]:
    if not work.take("axis"):
        return []
    work.edit(PARENT, 'stand = ["Ana", "Ben"]', 'stand = ["Ana", 7]')
    return [Expected(WrongEntry, PARENT, ("stand = [",), ("axes.stand", "7"))]


@injects(WrongEntry)
def repeated_label(work: Workspace) -> list[Expected]:
    if not work.take("axis"):
        return []
    work.edit(PARENT, 'stand = ["Ana", "Ben"]', 'stand = ["Ana", "Ben", "Ana"]')
    return [Expected(WrongEntry, PARENT, ("stand = [",), ("axes.stand", "'Ana' 2 times"))]


@injects(WrongEntry)
def label_like_one_that_is_new_itself(work: Workspace) -> list[Expected]:
    if not work.take("axis"):
        return []
    first, second = work.name(), work.name()
    line = f'like.stand = {{ {first} = "Ana", {second} = "{first}" }}'
    work.edit(TOP, 'parent = "lemonade.toml"', f'parent = "lemonade.toml"\n{line}')
    return [Expected(WrongEntry, TOP, (line,), (f"'{second}' like '{first}'", "write 'Ana' in its place"))]


@injects(UnknownLabel)
def label_like_nobody(work: Workspace) -> list[Expected]:
    if not work.take("axis"):
        return []
    new, other = work.name(), work.name()
    line = f'like.stand.{new} = "{other}"'
    work.edit(TOP, 'parent = "lemonade.toml"', f'parent = "lemonade.toml"\n{line}')
    return [Expected(UnknownLabel, TOP, (line,), (f"'{new}' like '{other}'", "there are Ana, Ben"))]


@injects(WrongEntry)
def wrong_event(work: Workspace) -> list[Expected]:
    lines, wrong = work.random.choice(
        [
            ('month = "2026-00"\nparameter = "thirst"\nfactor = 2', "month ="),
            ('parameter = "thirst"\nfactor = 2', ""),
            ('month = "2026-02"\nparameter = "thirst"\nfactor = "twice"', "factor ="),
            ('month = "2026-02"', ""),
            ('month = "2026-02"\nparameter = "thirst"\nfactor = 2\nchoice = "demand"\nrule = "linear"', ""),
            ('month = "2026-02"\nparameter = "thirst"\nfactor = 2\nvalue = 400', "factor ="),
            ('month = "2026-02"\nparameter = "thirst"\nfactor = inf', "factor ="),
            ('month = "2026-02"\nparameter = "thirst"\nfactor = 1.1\nunit = "CupsPerMonth"', "unit ="),
            ('month = "٢٠٢٦-02"\nparameter = "thirst"\nfactor = 2', "month ="),
            ('month = "2026-02"\nparameter = "thirst"\nfactor = 2\ntitle = "a\\u001b[2J"', "title ="),
        ]
    )
    file, mark = work.event(lines)
    return [Expected(WrongEntry, file, (mark, wrong) if wrong else (mark,))]


@injects(WrongEntry)
def wrong_card_or_outputs(work: Workspace) -> list[Expected]:
    name, kind = work.name(), work.random.randrange(3)
    if kind == 0:
        work.append(CARDS, f'[{name}]\nmeaning = "Is invented."\nunit = "Share"\nbounds = "any"')
        return [Expected(WrongEntry, CARDS, (f"[{name}]", "bounds ="), (name, "any"))]
    if kind == 1:
        work.append(CARDS, f'[{name}]\nmeaning = "Is invented."\nbounds = [0, 1]')
        return [Expected(WrongEntry, CARDS, (f"[{name}]",), (f"{name}.unit",))]
    work.append(OUTPUTS, f"[{name}]\nmonthly = 3")
    return [Expected(WrongEntry, OUTPUTS, (f"[{name}]", "monthly ="), (name,))]


@injects(UnknownEntry)
def unknown_entry(work: Workspace) -> list[Expected]:
    name, extra = work.parameter(), work.name()
    file = work.value(name, f"value = 0.5\n{extra} = 1")
    return [Expected(UnknownEntry, file, (f"[values.{name}]", f"{extra} ="), (extra,))]


@injects(UnknownEntry)
def misspelt_entry(work: Workspace) -> list[Expected]:
    name, entry = work.parameter(), work.random.choice(("source", "kind", "unit", "value"))
    wrong = work.misspelt(entry)
    lines = {"value": "0.5", "unit": '"Share"', "kind": '"judgement"', "source": '"somebody"'}
    text = "\n".join(f"{wrong if each == entry else each} = {value}" for each, value in lines.items())
    file = work.value(name, text, about="")
    return [Expected(UnknownEntry, file, (f"[values.{name}]", f"{wrong} ="), (f"did you mean '{entry}'?",))]


@injects(UnknownEntry)
def unknown_entry_elsewhere(work: Workspace) -> list[Expected]:
    extra, kind = work.name(), work.random.randrange(4)
    if kind == 0:
        file = work.file()
        work.edit(file, "title = ", f"{extra} = 1\ntitle = ") if file == PARENT else work.write(
            file, f"{extra} = 1\n{work.text(file)}"
        )
        return [Expected(UnknownEntry, file, (f"{extra} =",), (extra,))]
    if kind == 1:
        file, mark = work.event(f'{extra} = 1\nmonth = "2026-02"\nparameter = "thirst"\nfactor = 2')
        return [Expected(UnknownEntry, file, (mark, f"{extra} ="), (extra,))]
    if kind == 2:
        work.card(f'unit = "Share"\nbounds = [0, 1]\n{extra} = 1')
        return [Expected(UnknownEntry, CARDS, (f"{extra} =",), (extra,))]
    work.append(OUTPUTS, f'[{work.name()}]\nmonthly = ["cash"]\n{extra} = 1')
    return [Expected(UnknownEntry, OUTPUTS, (f"{extra} =",), (extra,))]


@injects(ValueWithoutCard)
def value_without_card(work: Workspace) -> list[Expected]:
    name = work.name()
    file = work.value(name, "value = 0.5")
    return [Expected(ValueWithoutCard, file, (f"[values.{name}]",), (name,))]


@injects(ValueWithoutCard)
def misspelt_value(work: Workspace) -> list[Expected]:
    name = work.parameter()
    wrong = work.misspelt(name)
    file = work.value(wrong, "value = 0.5")
    return [Expected(ValueWithoutCard, file, (f"[values.{wrong}]",), (wrong, f"did you mean '{name}'?"))]


@injects(ValueWithoutCard)
def event_without_card(work: Workspace) -> list[Expected]:
    name = work.name()
    file, mark = work.event(f'month = "2026-03"\nparameter = "{name}"\nfactor = 2')
    return [Expected(ValueWithoutCard, file, (mark, "parameter ="), (name,))]


@injects(ValueWithoutSource)
def value_without_source(work: Workspace) -> list[Expected]:
    name, missing = work.parameter(), work.random.choice(("kind", "source"))
    about = {"unit": '"Share"', "kind": '"judgement"', "source": '"somebody"'}
    lines = "\n".join(f"{each} = {value}" for each, value in about.items() if each != missing)
    file = work.value(name, "value = 0.5", about=lines)
    return [Expected(ValueWithoutSource, file, (f"[values.{name}]",), (name, f"no {missing}"))]


@injects(WrongUnit)
def wrong_unit(work: Workspace) -> list[Expected]:
    name, unit = work.parameter(), work.random.choice(("USD", "Months", "per cent", work.name()))
    file = work.value(name, "value = 0.5", about=f'kind = "judgement"\nsource = "somebody"\nunit = "{unit}"')
    return [Expected(WrongUnit, file, (f"[values.{name}]", "unit ="), (name, unit, "'Share' or 'percent'"))]


@injects(WrongUnit)
def without_unit(work: Workspace) -> list[Expected]:
    name = work.parameter()
    file = work.value(name, "value = 0.5", about='kind = "judgement"\nsource = "somebody"')
    return [Expected(WrongUnit, file, (f"[values.{name}]",), (name, "no unit"))]


@injects(BoundViolation)
def out_of_bounds(work: Workspace) -> list[Expected]:
    name, number = work.parameter(), round(1.1 + work.random.random(), 3)
    amount, entry = work.random.choice(
        [
            (f"value = {number}", "value ="),
            (f'distribution = "uniform"\nlow = 0.2\nhigh = {number}', "high ="),
            (f'distribution = "normal"\np10 = {-number}\np90 = 0.4', "p10 ="),
            (f'distribution = "choice"\nchoices = [[{number}, 0.5], [1, 0.5]]', "choices ="),
        ]
    )
    file = work.value(name, amount)
    return [Expected(BoundViolation, file, (f"[values.{name}]", entry), (name, f"{number:g}", "0 to 1", "use "))]


@injects(BoundViolation)
def out_of_bounds_in_percent(work: Workspace) -> list[Expected]:
    name, number = work.parameter(), work.random.randrange(101, 999)
    about = 'unit = "percent"\nkind = "judgement"\nsource = "somebody"'
    file = work.value(name, f"value = {number}", about=about)
    return [Expected(BoundViolation, file, (f"[values.{name}]", "value ="), (f"{number}", "0 to 100", "use 100"))]


@injects(BoundViolation)
def no_number(work: Workspace) -> list[Expected]:
    name, number = work.parameter(), work.random.choice(("nan", "inf", "-inf"))
    amount, entry = work.random.choice(
        [
            (f"value = {number}", "value ="),
            (f'distribution = "beta"\np10 = 0.2\np90 = {number}', "p90 ="),
            (f'distribution = "choice"\nchoices = [[{number}, 0.5], [1, 0.5]]', "choices ="),
        ]
    )
    file = work.value(name, amount)
    return [Expected(BoundViolation, file, (f"[values.{name}]", entry), (name, f"got {number}", "0 to 1"))]


@injects(WrongDistribution)
def wrong_distribution(work: Workspace) -> list[Expected]:
    name, low = work.parameter(), round(work.random.uniform(0.1, 0.4), 3)
    amount, entry = work.random.choice(
        [
            (f'distribution = "normal"\np10 = {low + 0.3}\np90 = {low}', "p10 ="),
            (f'distribution = "uniform"\nlow = {low}\nhigh = {low}', "low ="),
            (f'distribution = "lognormal"\np10 = {-low}\np90 = {low}', "p10 ="),
            (f'distribution = "beta"\np10 = {low}\np90 = 1.0', "p10 ="),
            (f'distribution = "choice"\nchoices = [[{low}, 0.5], [1, 0.6]]', "choices ="),
            (f'distribution = "beta"\nmean = {low}\nsd = 0.5', "sd ="),
            (f'distribution = "triangular"\nlow = {low}\nmode = 0.9\nhigh = {low + 0.1}', "mode ="),
            (f'distribution = "lognormal"\np10 = {low}', ""),
            (f'distribution = "normal"\np10 = {low}\np90 = 0.9\nvalue = 0.5', ""),
            (f"low = {low}", ""),
            (f'distribution = "normal"\np10 = 0\np90 = {low}', "p10 ="),
            (f'distribution = "beta"\np10 = {low}\np90 = {low + 1e-15}', "p10 ="),
            (f'distribution = "choice"\nchoices = [[{low}, 0.5], [{low}, 0.5]]', "choices ="),
            (f"value = {low}\nshared = true", "shared ="),
        ]
    )
    file = work.value(name, amount)
    at = (f"[values.{name}]", entry) if entry else (f"[values.{name}]",)
    return [Expected(WrongDistribution, file, at, (name,))]


@injects(WrongCorrelation)
def wrong_correlation(work: Workspace) -> list[Expected]:
    one, other, rank = work.parameter(), work.parameter(), round(work.random.uniform(-0.9, 0.9), 2)
    work.value(one, 'distribution = "uniform"\nlow = 0.1\nhigh = 0.3')
    work.value(other, "value = 0.5")
    line = f'correlations."{one} ~ {other}" = {{ rank = {rank}, kind = "judgement", source = "You, tonight" }}'
    work.edit(TOP, 'parent = "lemonade.toml"', f'parent = "lemonade.toml"\n{line}')
    return [Expected(WrongCorrelation, TOP, (line,), (other, "0.5 in every draw"))]


@injects(UnvaluedParameter)
def unvalued_parameter(work: Workspace) -> list[Expected]:
    name = work.parameter()
    return [Expected(UnvaluedParameter, TOP, (), (name, f"[values.{name}]", "parameters.toml"))]


@injects(UnvaluedParameter)
def unvalued_entry(work: Workspace) -> list[Expected]:
    if not work.need("axis"):
        return []
    name = work.parameter(by_stand=True)
    file = work.value(name, "by = { Ana = 0.5 }")
    return [Expected(UnvaluedParameter, file, (f"[values.{name}]", "by ="), (name, "'Ben'"))]


@injects(UnvaluedParameter)
def unvalued_in_event(work: Workspace) -> list[Expected]:
    if not work.need("axis"):
        return []
    name = work.parameter(by_stand=True)
    work.value(name, "value = 0.5")
    file, mark = work.event(f'month = "2026-03"\nparameter = "{name}"\nby = {{ Ben = 0.6 }}\nunit = "Share"')
    return [Expected(UnvaluedParameter, file, (mark, "by ="), (name, "'Ana'"))]


@injects(UnknownLabel)
def unknown_label(work: Workspace) -> list[Expected]:
    if not work.need("axis"):
        return []
    name, label = work.parameter(by_stand=True), work.name()
    file = work.value(name, f"by = {{ Ana = 0.5, Ben = 0.5, {label} = 0.5 }}")
    return [Expected(UnknownLabel, file, (f"[values.{name}]", "by ="), (name, label, "'Ana', 'Ben'"))]


@injects(UnknownLabel)
def misspelt_label(work: Workspace) -> list[Expected]:
    if not work.need("axis"):
        return []
    name = work.parameter(by_stand=True)
    file = work.value(name, "", about='unit = "Share"\nkind = "judgement"\nsource = "somebody"\nby.Ana = 0\nby.Bne = 1')
    return [Expected(UnknownLabel, file, (f"[values.{name}]", "by.Bne"), (name, "did you mean 'Ben'?"))]


@injects(UnknownLabel)
def label_without_axis(work: Workspace) -> list[Expected]:
    name = work.parameter()
    file = work.value(name, "by = { Ana = 0.5 }")
    return [Expected(UnknownLabel, file, (f"[values.{name}]", "by ="), (name, "it has no axes"))]


@injects(UnusedOverride)
def unused_value(work: Workspace) -> list[Expected]:
    name = work.card()
    work.value(name, "value = 0.5", file=TOP)
    return [Expected(UnusedOverride, TOP, (f"[values.{name}]",), (name, "no equation reads"))]


@injects(UnusedOverride)
def valued_shock(work: Workspace) -> list[Expected]:
    name = work.card('unit = "Share"\nshock = "normal"')
    file = work.value(name, "value = 0.5")
    return [Expected(UnusedOverride, file, (f"[values.{name}]",), (name, "a shock"))]


@injects(UnusedOverride)
def unused_event(work: Workspace) -> list[Expected]:
    name = work.random.choice((work.card(), "heat", "cash"))
    file, mark = work.event(f'month = "2026-03"\nparameter = "{name}"\nfactor = 2')
    return [Expected(UnusedOverride, file, (mark, "parameter ="), (f"an event on '{name}'",))]


@injects(UnlabelledAxis)
def unlabelled_axis(work: Workspace) -> list[Expected]:
    if not work.take("axis"):
        return []
    line, told = work.random.choice([("", "add stand"), ('stnad = ["Ana", "Ben"]', "stand in place of stnad")])
    work.edit(PARENT, 'stand = ["Ana", "Ben"]', line)
    return [Expected(UnlabelledAxis, PARENT, (line.split(" = ")[0] + " =" if line else "[axes]",), ("'stand'", told))]


@injects(WrongEntry)
def empty_axis(work: Workspace) -> list[Expected]:
    if not work.take("axis"):
        return []
    line, told = work.random.choice([("stand = []", "one label or more"), ('stand = ["Ana", "\\u001b"]', "control")])
    work.edit(PARENT, 'stand = ["Ana", "Ben"]', line)
    return [Expected(WrongEntry, PARENT, ("stand =",), ("axes.stand", told))]


@injects(UnknownAxis)
def axis_that_nothing_has(work: Workspace) -> list[Expected]:
    name, told = work.random.choice([("Stand", "did you mean 'stand'?"), (work.name(), "there are")])
    if not work.take("own axis") or not work.need("axis"):
        return []
    work.append(TOP, f'[axes]\n{name} = ["Ana"]')
    return [Expected(UnknownAxis, TOP, (f"{name} =",), (name, told))]


@injects(WrongEntry)
def wrong_type(work: Workspace) -> list[Expected]:
    name = work.parameter()
    line = work.random.choice(["fact = 3", "by = 3", "by = { a = [] }", "date = 2026", 'source = "  "', "note = [1]"])
    about = 'unit = "Share"\nkind = "judgement"' + ("" if "source" in line else '\nsource = "somebody"')
    file = work.value(name, f"value = 0.5\n{line}", about=about)
    return [Expected(WrongEntry, file, (f"[values.{name}]", line), (name, "write it as in"))]


@injects(WrongEntry)
def wrong_limit(work: Workspace) -> list[Expected]:
    line = work.random.choice(["of = 3", "of = []", "at_most = []", "at_most = {}", "in_draws = 2"])
    rest = "\n".join(each for each in ('of = "rent"', "at_most = 1") if each.split()[0] != line.split()[0])
    name = work.limit(f"{rest}\n{line}")
    return [Expected(WrongEntry, LIMITS, (f"[{name}]", line), (name, "write it as in"))]


@injects(UnknownFact)
def unknown_fact(work: Workspace) -> list[Expected]:
    name = work.parameter()
    key, told = work.random.choice([("claims/S5", "claims/S05"), (f"claims/{work.name()}", "")])
    file = work.value(name, f'value = 0.5\nfact = "{key}"')
    return [Expected(UnknownFact, file, (f"[values.{name}]", "fact ="), (name, key, told))]


@injects(OutsideTheRun)
def outside_the_run(work: Workspace) -> list[Expected]:
    if not work.need("dates"):
        return []
    year, month = work.random.choice((2024, 2025, 2028, 2031)), work.random.randrange(1, 13)
    if not work.take(f"{year}-{month:02}"):
        return []
    file, mark = work.event(f'month = "{year}-{month:02}"\nparameter = "thirst"\nfactor = 2')
    return [Expected(OutsideTheRun, file, (mark, "month ="), (f"{year}-{month:02}", "2026-01 to 2027-12"))]


@injects(ImpossibleCombination)
def impossible_combination(work: Workspace) -> list[Expected]:
    name, other = work.parameter(), work.parameter()
    amount, entry, got = work.random.choice(
        [
            ("value = 0.6", "value =", f"{name} 0.6 and {other} 0.2"),
            ('distribution = "uniform"\nlow = 0.1\nhigh = 0.9', "", "of 256 draws"),
            ('distribution = "choice"\nchoices = [[0.1, 0.5], [0.9, 0.5]]', "", "of 256 draws"),
        ]
    )
    work.value(name, amount, file=TOP)
    work.value(other, "value = 0.2", file=PARENT)
    relation, one, two = work.random.choice(
        [("at_most", name, other), ("below", name, other), ("at_least", other, name), ("above", other, name)]
    )
    work.limit(f'of = "{one}"\n{relation} = "{two}"', "One is part of the other.")
    at = (f"[values.{name}]", entry) if entry else (f"[values.{name}]",)
    sides = got if one == name else ""
    told = (name, other, relation.replace("_", " "), "one is part of the other", f"cure: set {name} to ", sides)
    return [Expected(ImpossibleCombination, TOP, at, told)]


@injects(ImpossibleCombination)
def impossible_for_a_stand(work: Workspace) -> list[Expected]:
    if not work.need("axis"):
        return []
    name = work.parameter(by_stand=True)
    file = work.value(name, "by = { Ana = 0.2, Ben = 0.8 }", file=TOP)
    work.limit(f'of = "{name}"\nbelow = 0.5')
    told = (f"'{name}', for Ben", f"{name} 0.8", f"cure: set {name}/Ben to at most 0.499")
    return [Expected(ImpossibleCombination, file, (f"[values.{name}]", "by ="), told)]


@injects(ImpossibleCombination)
def impossible_from_a_month_on(work: Workspace) -> list[Expected]:
    if not work.need("dates"):
        return []
    name, other = work.parameter(), work.parameter()
    work.value(name, "value = 0.2")
    work.value(other, "value = 0.3")
    work.limit(f'of = "{name}"\nat_most = "{other}"')
    amount, told = work.random.choice([('value = 0.6\nunit = "Share"', "value of"), ("factor = 3", "factor of")])
    file, mark = work.event(f'month = "2026-03"\nparameter = "{name}"\n{amount}')
    tells = (name, other, "from 2026-03", f"cure: set the {told} {name} from 2026-03 on to at most ")
    return [Expected(ImpossibleCombination, file, (mark, amount.split(" = ")[0] + " ="), tells)]


@injects(BoundViolation)
def factor_out_of_bounds(work: Workspace) -> list[Expected]:
    if not work.need("dates"):
        return []
    name = work.parameter()
    work.value(name, "value = 0.5")
    file, mark = work.event(f'month = "2026-03"\nparameter = "{name}"\nfactor = 3')
    tells = (f"'{name}' times the factor of 2026-03", "got 1.5, expected 0 to 1", "use a factor of at most 2")
    return [Expected(BoundViolation, file, (mark, "factor ="), tells)]


@injects(BoundViolation)
def flag_between(work: Workspace) -> list[Expected]:
    name = work.card('unit = "Flag"\nbounds = [0, 1]')
    work.equation(f"({name}: Flag) -> Flag: return {name}")
    amount, told = work.random.choice(
        [("value = 0.5", "got 0.5"), ('distribution = "uniform"\nlow = 0\nhigh = 1', "got a uniform")]
    )
    file = work.value(name, amount, about='unit = "Flag"\nkind = "judgement"\nsource = "somebody"')
    return [Expected(BoundViolation, file, (f"[values.{name}]",), (name, told, "expected 0 or 1"))]


@injects(UnknownName)
def limit_on_an_unknown_name(work: Workspace) -> list[Expected]:
    name = work.parameter()
    work.value(name, "value = 0.5")
    wrong, told = work.random.choice([(work.name(), "remove the limit"), (work.misspelt(name), f"'{name}'?")])
    limit = work.limit(f'of = "{name}"\nat_most = "{wrong}"')
    return [Expected(UnknownName, LIMITS, (f"[{limit}]", "at_most ="), (wrong, f"the limit '{limit}'", told))]


@injects(UnitMismatch)
def limit_between_units(work: Workspace) -> list[Expected]:
    name = work.parameter()
    work.value(name, "value = 0.5")
    limit = work.limit(f'of = "{name}"\nat_most = "elasticity"')
    return [
        Expected(UnitMismatch, LIMITS, (f"[{limit}]", "at_most ="), (limit, f"got Number, expected Share as '{name}'"))
    ]


@injects(UnreadableDeclaration)
def limit_on_luck(work: Workspace) -> list[Expected]:
    name = work.equation("(heat: Number) -> Number: return heat")
    limit = work.limit(f'of = "{work.random.choice((name, "heat"))}"\nat_most = 1')
    return [Expected(UnreadableDeclaration, LIMITS, (f"[{limit}]", "of ="), (limit, "the shock 'heat'"))]


@injects(WrongEntry)
def limit_without_two_sides(work: Workspace) -> list[Expected]:
    name = work.parameter()
    work.value(name, "value = 0.5")
    lines, told = work.random.choice(
        [("", "nothing to compare with"), ("\nat_most = 1\nabove = 0", "at_most and above")]
    )
    limit = work.limit(f'of = "{name}"{lines}')
    return [Expected(WrongEntry, LIMITS, (f"[{limit}]",), (limit, told))]
