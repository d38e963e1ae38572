"""What earlier versions said of what came after them: kept as it was, so that it is told without a trial."""

from collections.abc import Iterable, Iterator

from sixteenth.answers.finding import Figure, Finding
from sixteenth.evidence.facts_read.record import VersionRecord, earlier_versions


def earlier_findings(versions: Iterable[VersionRecord] | None = None) -> Iterator[Finding]:
    """Tell how earlier versions did beside last year's growth continued; those of the record unless some are given."""
    for version in earlier_versions() if versions is None else versions:
        yield Finding(
            "version_lost",
            {
                "version": Figure(version.version, "text"),
                "crps": Figure(version.mean("crps"), "score"),
                "line": Figure(version.mean("growth_continued"), "score"),
                "reports": Figure(len(version.rows), "count"),
                "others": Figure(version.others, "text"),
            },
        )
