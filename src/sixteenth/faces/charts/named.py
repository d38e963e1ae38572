"""Forms of charts by name: bars, dots, heat, and steps that are added up; each as layers of Vega-Lite."""

from datetime import date
from itertools import accumulate, pairwise

from sixteenth.answers.quantities import QUANTITIES
from sixteenth.answers.wording import words_in
from sixteenth.faces.charts.encodings import (
    BREAK,
    STEP,
    STEP_OF_SERIES,
    Canvas,
    Spec,
    axis_of,
    field,
    scale_at,
    series_of,
    tooltip,
)
from sixteenth.faces.charts.levels import level_rules
from sixteenth.faces.charts.look import BORDER, GOOD, INK, OTHER, PALE, RULE, broken, width_of
from sixteenth.faces.charts.points import Point

GAP = 6  # pixels between a bar and its number
LINE = 15  # pixels of a line of letters
PART_OF_STEP = 0.72  # that a bar fills
DARK = 0.55  # of the strongest colour of heat, from which letters on it are white
HEAT = (OTHER, "#FFFFFF", GOOD)  # below nothing, nothing, above it
HEAT_OF_ONE_SIDE = ("#F4F8FB", GOOD)
NO_NUMBER = PALE  # the colour of a cell that says a word
HIGH_CELL = 34  # pixels
MOST_OF_ROOM = 0.45  # of the plot, that numbers beside bars take


def bars(canvas: Canvas) -> Spec:
    """Return bars from nothing, each with its number beside it and a line for what is to either side."""
    return _by_name(canvas, is_bar=True)


def dots(canvas: Canvas) -> Spec:
    """Return points, each with a line for what is to either side."""
    return _by_name(canvas, is_bar=False)


def _by_name(canvas: Canvas, *, is_bar: bool) -> Spec:
    """Return names at the left, one below the other, and what is of them to the right, series by series."""
    names = _names(canvas)
    is_number = canvas.shown.y.kind == "number"
    room = _room_of_numbers(canvas) if is_number and is_bar else (0.0, 0.0)
    size = {**field("y", canvas.shown.y), "axis": axis_of(canvas, "y"), **scale_at(canvas, "y", room)}
    if is_bar:
        size |= {"scale": _from_nothing(size["scale"])} if "scale" in size else {}
    own = series_of(canvas, shape=not is_bar, shade=is_bar)
    offset = {"yOffset": {"field": "series", "type": "nominal", "scale": {"domain": list(canvas.shown.series)}}}
    beside = offset if _is_apart(canvas) else {}
    levels = level_rules(canvas, "x", size.get("scale", {}))
    layers = [_rule(canvas, is_bar=is_bar), *levels, _marks(canvas, names, size, {**own, **beside}, is_bar=is_bar)]
    if canvas.shown.has_ends:
        encoding = {"y": names, "x": {**size, "field": "low"}, "x2": {"field": "high"}, **beside}
        colour = {} if own and not is_bar else {"color": INK if is_bar else GOOD}
        if own and not is_bar:
            encoding["color"] = own["color"]
        whiskers: Spec = {"mark": {"type": "rule", "strokeWidth": 1.5, **colour}, "encoding": encoding}
        layers.append({"transform": [{"filter": "isValid(datum.low)"}], **whiskers})
    if is_number and is_bar:
        layers += _numbers(names, size, beside)
    return {"height": {"step": _step(canvas), "for": "position"}, "layer": [layer for layer in layers if layer]}


def _names(canvas: Canvas) -> Spec:
    domain = [canvas.name(name) for name in canvas.shown.names]
    axis = {"labelExpr": BREAK, "ticks": False, "domain": False, "labelPadding": 8, "labelLimit": 0}
    over = {"titleAngle": 0, "titleAlign": "right", "titleBaseline": "bottom", "titleX": -8, "titleY": -2}
    axis |= {"title": canvas.shown.x.title or None, **over}
    scale = {"domain": domain, "paddingInner": 1 - PART_OF_STEP, "paddingOuter": 0.2}
    return {"field": "x", "type": "nominal", "axis": axis, "scale": scale}


def _is_apart(canvas: Canvas) -> bool:
    """Say whether a name has points of several series, which then stand below each other."""
    return bool(canvas.shown.series) and len(canvas.shown.points) > len(canvas.shown.names)


def _step(canvas: Canvas) -> int:
    """Return how high the room of one name is: that of its lines, and of its series."""
    lines = max((canvas.name(name).count("\n") + 1 for name in canvas.shown.names), default=1)
    return max(STEP, LINE * lines + 10, STEP_OF_SERIES * len(canvas.shown.series) * _is_apart(canvas))


def _rule(canvas: Canvas, *, is_bar: bool) -> Spec:
    is_asked = canvas.shown.y.kind == "number" and (is_bar or canvas.chart.zero)
    return {"mark": {"type": "rule", "color": RULE}, "encoding": {"x": {"datum": 0}}} if is_asked else {}


def _marks(canvas: Canvas, names: Spec, size: Spec, own: Spec, *, is_bar: bool) -> Spec:
    encoding = {"y": names, "x": size, **own, "tooltip": tooltip(canvas)}
    if not is_bar:
        colour = {} if "color" in own else {"color": GOOD}
        return {"mark": {"type": "point", "filled": True, "size": 70, "opacity": 1, **colour}, "encoding": encoding}
    if "color" not in own:
        encoding["color"] = {"condition": {"test": "datum.y < 0", "value": OTHER}, "value": GOOD}
    return {"mark": {"type": "bar"}, "encoding": encoding}


def _from_nothing(scale: Spec) -> Spec:
    """Return a scale that holds nothing, from which bars begin."""
    low, high = scale["domain"]
    return {**scale, "domain": [min(low, 0), max(high, 0)]}


def _room_of_numbers(canvas: Canvas) -> tuple[float, float]:
    """Return what parts of the plot the longest numbers take left of bars below nothing, and right of others."""
    sides = ([point for point in canvas.shown.points if point.y < 0], [p for p in canvas.shown.points if p.y >= 0])
    widest = [max((width_of(point.told, canvas.size) + 2 * GAP for point in side), default=0.0) for side in sides]
    return min(widest[0] / canvas.room, MOST_OF_ROOM), min(widest[1] / canvas.room, MOST_OF_ROOM)


def _numbers(names: Spec, size: Spec, beside: Spec) -> list[Spec]:
    """Return the number of each bar, at the far side of it and of what is to either side of it."""
    found = []
    for test, end, align, off in (("datum.y >= 0", "max", "left", GAP), ("datum.y < 0", "min", "right", -GAP)):
        other = "datum.high" if end == "max" else "datum.low"
        far = f"isValid({other}) ? {end}(datum.y, {other}) : datum.y"
        text = {"type": "text", "align": align, "baseline": "middle", "dx": off}
        encoding = {"y": names, "x": {**size, "field": "far"}, "text": {"field": "told", "type": "nominal"}, **beside}
        transform = [{"filter": test}, {"calculate": far, "as": "far"}]
        found.append({"transform": transform, "mark": text, "encoding": encoding})
    return found


def steps(canvas: Canvas) -> Spec:
    """Return numbers that are added up one after another, and at the end what they come to."""
    total = words_in("sixteenth.faces.charts", canvas.language).words["total"]
    sums = [0.0, *accumulate(row["y"] for row in canvas.values)]
    rows = [
        {
            "x": row["x"],
            "y": row["y"],
            "begin": _short(low),
            "end": _short(high),
            "far": _short(max(low, high)),
            "told": row["told"],
        }
        for row, (low, high) in zip(canvas.values, pairwise(sums), strict=True)
    ]
    last, counted = _short(sums[-1]), canvas.shown.y.scale
    told = QUANTITIES[counted.quantity].written(last / counted.factor, canvas.language) if counted else ""
    rows.append(
        {"x": total, "y": last, "begin": 0.0, "end": last, "far": max(last, 0.0), "told": told, "is_total": True}
    )
    domain = list(dict.fromkeys(str(row["x"]) for row in rows))
    names = {**_names(canvas), "scale": {**_names(canvas)["scale"], "domain": domain}}
    least, most = min(sums), max(sums)
    room = max((width_of(str(row.get("told", "")), canvas.size) for row in rows), default=0) + 2 * GAP
    far = (most - least or 1.0) * room / max(canvas.room - room, room)
    scale = {"domain": [_short(least - far * (least < 0)), _short(most + far)], "zero": False, "nice": False}
    across = {"type": "quantitative", "axis": axis_of(canvas, "y"), "scale": scale}
    colour = [{"test": "datum.is_total", "value": INK}, {"test": "datum.y < 0", "value": OTHER}]
    bar = {"y": names, "x": {"field": "begin", **across}, "x2": {"field": "end"}}
    text = {"y": names, "x": {"field": "far", **across}, "text": {"field": "told", "type": "nominal"}}
    joins = [{"y": row["x"], "then": after["x"], "at": row["end"]} for row, after in pairwise(rows)]
    return {
        "data": {"values": rows},
        "height": {"step": STEP},
        "layer": [
            {"mark": {"type": "rule", "color": RULE}, "encoding": {"x": {"datum": 0}}},
            {
                "data": {"values": joins},
                "mark": {"type": "rule", "color": RULE, "strokeDash": [2, 2]},
                "encoding": {"y": {**names, "field": "y"}, "y2": {"field": "then"}, "x": {"field": "at", **across}},
            },
            {"mark": "bar", "encoding": {**bar, "color": {"condition": colour, "value": GOOD}}},
            {
                "mark": {"type": "text", "align": "left", "baseline": "middle", "dx": GAP},
                "encoding": text,
            },
        ],
    }


def _short(number: float) -> float:
    return float(f"{number:.7g}")


def heat(canvas: Canvas) -> Spec:
    """Return a number in each cell of two names, on a colour for how large it is; a cell that says a word has none."""
    shown, cells = canvas.shown, canvas.shown.points
    columns, rows = (shown.series, shown.names) if canvas.chart.beside else (shown.names, shown.series)
    room = canvas.width - 2 * BORDER - max((width_of(canvas.name(name), canvas.size) for name in rows), default=0) - 12
    across = room / max(1, len(columns)) - 4
    places = {cell: _place(canvas, cell) for cell in cells}
    sizes = [abs(size) for size in places.values() if size is not None] or [1.0]
    largest, is_signed = max(sizes), canvas.chart.zero or min((each or 0 for each in places.values()), default=0) < 0
    least = 0.0 if is_signed else min(sizes)
    values = [
        {
            "across": broken(cell.series if canvas.chart.beside else cell.x, across, canvas.size),
            "down": canvas.name(cell.x if canvas.chart.beside else cell.series),
            "told": broken(cell.told, across, canvas.size),
            **({} if place is None else {"y": place, "is_dark": _share(abs(place), least, largest) > DARK}),
        }
        for cell, place in places.items()
    ]
    domains = [broken(name, across, canvas.size) for name in columns], [canvas.name(name) for name in rows]
    axis = {"labelExpr": BREAK, "ticks": False, "domain": False, "labelPadding": 6, "labelLimit": 0, "title": None}
    above = {"orient": "top", "labelAngle": 0, "labelPadding": 6 + LINE * max(name.count("\n") for name in domains[0])}
    x, y = (
        {"field": name, "type": "nominal", "scale": {"domain": domain}, "axis": {**axis, **own}}
        for name, domain, own in zip(("across", "down"), domains, (above, {}), strict=True)
    )
    scale: Spec = {"domain": [least, largest], "range": list(HEAT_OF_ONE_SIDE), "interpolate": "rgb"}
    if is_signed:
        scale = {"domain": [-largest, 0, largest], "range": list(HEAT), "interpolate": "rgb"}
    ink = {"condition": {"test": "datum.is_dark", "value": "white"}, "value": INK}
    colour = {"field": "y", "type": "quantitative", "scale": scale, "legend": None}
    lines = max((str(each["told"]).count("\n") + 1 for each in values), default=1)
    rect, text = {"type": "rect", "stroke": "white"}, {"type": "text", "lineBreak": "\n"}
    told = {"field": "told", "type": "nominal"}
    return {
        "data": {"values": values},
        "height": {"step": max(HIGH_CELL, LINE * lines + 6)},
        "layer": [
            {"mark": {**rect, "color": NO_NUMBER}, "encoding": {"x": x, "y": y}},
            {
                "transform": [{"filter": "isValid(datum.y)"}],
                "mark": rect,
                "encoding": {"x": x, "y": y, "color": colour},
            },
            {"mark": {**text, "dy": -LINE / 2 * (lines - 1)}, "encoding": {"x": x, "y": y, "text": told, "color": ink}},
        ],
    }


def _place(canvas: Canvas, cell: Point) -> float | None:
    """Return the number by which a cell is coloured: that of its day, where it is one."""
    if canvas.shown.y.kind == "date" and cell.y is not None:
        return float(date.fromisoformat(cell.y).toordinal())
    return cell.y if isinstance(cell.y, float) else None


def _share(size: float, least: float, largest: float) -> float:
    return (size - least) / (largest - least) if largest > least else 0.0
