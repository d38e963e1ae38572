"""Options that every command has: a language, parts to show, a file to write."""

from typing import Annotated, Literal

from cyclopts import Parameter

Language = Annotated[Literal["en", "zh"], Parameter(name="--lang", help="The language of the answer: en, zh.")]
Show = Annotated[list[str] | None, Parameter(help="Show a part behind the first screen, or all; several may be named.")]
OutFile = Annotated[
    str | None,
    Parameter(
        name="--out",
        help="Keep the runs, which any command opens again: a file.nc, or a folder/ in which a long run can be stopped "
        "and gone on with. Or write the answer: .json, .md, its tables as .xlsx, .csv or .parquet, "
        "or its charts as .svg, .png or .vl.json.",
    ),
]
