"""Who shows an answer that is asked to show itself: a face, which an answer does not know.

The front page of the package says how that face is found. It is looked up when an answer is first shown, so that an
answer stays data, and whoever shows none loads nothing.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from sixteenth.answers.answer import Answer

LANGUAGE = "en"  # in which an answer shows itself, unless another is asked for


class Shown(Protocol):
    """An answer in a language, as a notebook shows it."""

    def frame(self, key: str | None = None) -> Any:
        """Return a table as a data frame."""
        ...

    def chart(self, key: str | None = None, *, width: int = 720) -> Any:
        """Return a chart that can be changed."""
        ...

    def link(self) -> str:
        """Return the link that opens it."""
        ...

    def bundle(self) -> dict[str, str]:
        """Return what a notebook shows, by kind."""
        ...


Show = Callable[["Answer", str], Shown]
_found_by: list[Callable[[], Show]] = []


def shown_by(find: Callable[[], Show]) -> None:
    """Say how the face is found that shows answers from here on."""
    _found_by[:] = [find]


def shown(answer: "Answer", language: str = LANGUAGE) -> Shown:
    """Return an answer in a language, by the face that shows answers."""
    (find,) = _found_by
    return find()(answer, language)
