"""What a buyer of a lab pays and asks, read as people write it."""

from dataclasses import dataclass

from sixteenth.errors import Place, WrongOption, refuse
from sixteenth.said import said
from sixteenth.scenarios.files.amount_text import Misread, read_amount_text

IMPLIED_YEAR = 2030
LEAST_PRICE = 1e6  # USD: who writes less has left out the billions


@dataclass(frozen=True)
class Price:
    """What a buyer of a lab pays and asks; what is not said is the scenario's: its valuation, its beliefs' middle."""

    price: float | None = None  # USD
    margin: float | None = None  # of revenue, before research
    yearly_return: float | None = None
    year: int = IMPLIED_YEAR


def read_price(price: str | None, margin: str | None, yearly_return: str | None, year: int) -> Price:
    """Read what a buyer pays and asks as people write it: `852bn`, `40 %`, `15 %`.

    Raises:
        Refused: with every amount that cannot be read.

    """
    texts = {"--price": (price, "USD"), "--margin": (margin, "Share"), "--return": (yearly_return, "Share")}
    read = {name: read_amount_text(text, unit) for name, (text, unit) in texts.items() if text is not None}
    misread = {name: each for name, each in read.items() if isinstance(each, Misread)}
    here = Place(said("the price of a lab"))
    cures = {
        **dict.fromkeys(texts, said("write an amount, such as 40 %")),
        "--price": said("write an amount, such as 852bn USD"),
    }
    amounts = {name: each for name, each in read.items() if not isinstance(each, Misread)}
    paid = amounts.get("--price", LEAST_PRICE)
    refuse(
        [
            *(
                WrongOption(f"'{name}'", here, each.got, each.expected, each.cure if each.is_unit else cures[name])
                for name, each in misread.items()
            ),
            *(
                WrongOption(
                    "'--price'",
                    here,
                    said("{paid:g} USD", paid=paid),
                    said("the price of a whole lab"),
                    said("write {price}bn", price=price),
                )
                for _ in range(paid < LEAST_PRICE)
            ),
        ]
    )
    return Price(amounts.get("--price"), amounts.get("--margin"), amounts.get("--return"), year)
