"""What a sweep needs beside the rest: packages of an extra of their own, missed in four lines."""

from importlib.util import find_spec

from sixteenth.errors import Place, UnusableCommand, refuse
from sixteenth.said import said

SWEEP, CLUSTER = ("duckdb", "pyarrow", "zarr"), ("distributed",)


def need(packages: tuple[str, ...], extra: str) -> None:
    """Refuse to begin where a package is missing.

    Raises:
        Refused: with each that is.

    """
    lacking = [name for name in packages if find_spec(name) is None]
    cure = said("pip install 'sixteenth[{extra}]'", extra=extra)
    refuse(
        UnusableCommand(
            said("a sweep"), Place(said("the command line")), said("no package {name}", name=name), name, cure
        )
        for name in lacking
    )
