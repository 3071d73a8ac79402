"""People who do not exist, and the ways in which the same person is recorded a second time."""

import random
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import Enum

from cases.enums import ContactKind


def _words(text: str) -> list[str]:
    return text.split()


GIVEN = _words(
    """
    Aaron Abigail Adam Agnieszka Ahmed Aisha Alan Alexander Alice Alison Amanda Amelia Amir Amy
    Andrew Angela Anita Anna Anthony Arthur Barbara Benjamin Beverley Brenda Brian Callum Carl Carol
    Catherine Charles Charlotte Chioma Chloe Christine Christopher Claire Colin Craig Daniel Darren
    David Dawn Deborah Dennis Diane Donna Dorothy Edward Elaine Eleanor Elizabeth Ella Emily Emma
    Ethan Evelyn Faisal Farah Fatima Fiona Frances Gareth Gary George Gillian Giovanni Grace Graham
    Hannah Harold Hassan Heather Helen Henry Ian Ifeoma Imran Isabella Jacqueline James Janet
    Jasmine Jason Jean Jeffrey Jennifer Jessica Joan Joanne John Jonathan Joseph Joyce Judith Julia
    Karen Katherine Kathleen Keith Kelly Kenneth Kevin Khadija Kwame Laura Lauren Lee Leon Linda
    Lisa Louise Lucy Magdalena Malcolm Margaret Maria Marie Mark Martin Mary Matthew Maureen Megan
    Michael Michelle Mohammed Monika Nadia Natalie Neil Nicholas Nicola Nigel Olivia Oluwaseun
    Pamela Patricia Patrick Paul Pauline Peter Philip Priya Rachel Rajesh Raymond Rebecca Richard
    Robert Roger Ronald Rosemary Russell Ruth Ryan Samantha Samuel Sandra Sarah Sean Sharon Shaun
    Sheila Shirley Simon Siobhan Sophie Stephen Stuart Susan Sunita Tariq Teresa Terence Thomas
    Timothy Tomasz Tracey Trevor Valerie Vanessa Victoria Vincent Wayne Wendy William Yusuf Zainab
    Zoe
    """
)
FAMILY = _words(
    """
    Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Robinson Wright Thompson Evans
    Walker White Roberts Green Hall Wood Jackson Clarke Khan Ali Singh Begum Ahmed Hussain Kaur
    Kowalski Nowak Okafor Adeyemi Mensah Murphy Kelly Byrne Ryan McCarthy Campbell Stewart Robertson
    Fraser MacDonald Rees Griffiths Pritchard Bevan Phillips Schofield Chaudhry Rahman Fernandez
    Rossi Novak Petrov Nguyen Chen Wong Philpott Stephenson Catterick Reynolds Hodgkinson Whitehead
    Cartwright Fletcher
    """
)
STARTS = _words(
    """
    Ash Barn Beck Black Brad Bram Brook Burn Calder Clay Craw Cross Dun East Eller Fair Farn Fern
    Gold Graf Green Had Halli Hart Haw Heath Hol Hutch Kirk Lang Lind Lock Long Mar Mel Mil Nether
    New Nor Oak Old Pem Rad Rams Red Rock Roth Rush Sand Sel Shel Stan Stock Sut Thorn Thur Under
    Wal Wes Whit Win Wood Wool Wyn
    """
)
ENDS = _words(
    """
    borne bridge brook bury by combe cote croft dale den don field ford gate ham hill holme hurst
    land ley low man mere more ridge rop shaw son stead stone sworth thorpe ton ward water well wick
    wood worth yard
    """
)
BYNAMES = _words(
    """
    Ace Badger Blade Bones Bull Chalky Dazza Dutch Finch Fox Ghost Gizmo Hawk Jinx Knuckles Lofty
    Mitch Nutty Ozzy
    """
)
SHORT = {
    "Alexander": "Sandy",
    "Anthony": "Tony",
    "Catherine": "Kate",
    "Charles": "Chas",
    "Christopher": "Kit",
    "David": "Dave",
    "Edward": "Ted",
    "Elizabeth": "Beth",
    "James": "Jim",
    "Margaret": "Peggy",
    "Patricia": "Trish",
    "Richard": "Dick",
    "Robert": "Bob",
    "Sarah": "Sally",
    "Stephen": "Steve",
    "Susan": "Sue",
    "Teresa": "Tess",
    "William": "Bill",
}
HEARD = (
    ("ph", "f"),
    ("ck", "k"),
    ("th", "t"),
    ("y", "i"),
    ("ie", "y"),
    ("ll", "l"),
    ("nn", "n"),
    ("w", "v"),
    ("ss", "s"),
)
LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Second(Enum):
    """How a second record of the same person differs from the first."""

    SLIPS = "one or two letters changed"
    SWAPPED = "names swapped or shortened"
    ALIAS = "another name alone in common"
    TRACE = "the same phone or online name under another name"
    BIRTH = "a wrong day or month of birth, and a name that sounds alike"


@dataclass(frozen=True)
class Somebody:
    given: str
    family: str
    born: date | None
    aliases: tuple[str, ...] = ()
    details: tuple[tuple[ContactKind, str], ...] = field(default=())


class Inventor:
    """The same seed invents the same people."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 (nothing is protected by it)

    def somebody(self) -> Somebody:
        given, family = self._given(), self._family()
        chance = self._random.random()
        aliases = (self._alias(family),) if chance < 0.25 else ()
        return Somebody(
            given, family, self._born(), aliases, (*self._phone(), *self._handle(family), self._address())
        )

    def second(self, first: Somebody, kind: Second) -> Somebody:
        """What the kind says is known of the first, and the birthday where the kind is of names; nothing else."""
        bare = replace(first, aliases=(), details=())
        if kind == Second.SLIPS:
            return self._slipped(bare)
        if kind == Second.SWAPPED:
            return self._swapped(bare)
        if kind == Second.ALIAS:
            given, _, family = first.aliases[0].partition(" ")
            return Somebody(given, family, None)
        if kind == Second.TRACE:
            return Somebody(
                self._given(), self._family(), None, (), (self._random.choice(first.details[:2]),)
            )
        given, family = self._as_heard(first.given), self._as_heard(first.family)
        return replace(bare, given=given, family=family, born=first.born and self._misdated(first.born))

    def aliased(self, first: Somebody) -> Somebody:
        return first if first.aliases else replace(first, aliases=(self._alias(first.family),))

    def _given(self) -> str:
        return self._random.choice(GIVEN)

    def _family(self) -> str:
        """One in three bears one of the commonest names."""
        if self._random.random() < 0.33:
            return FAMILY[min(int(self._random.expovariate(1 / 20)), len(FAMILY) - 1)]
        return self._random.choice(STARTS) + self._random.choice(ENDS)

    def _alias(self, family: str) -> str:
        """A byname with the family name, or another name altogether."""
        if self._random.random() < 0.5:
            return f"{self._random.choice(BYNAMES)} {family}"
        return f"{self._given()} {self._random.choice(STARTS)}{self._random.choice(ENDS)}"

    def _born(self) -> date:
        return date(1946, 1, 1) + timedelta(days=self._random.randrange(365 * 62))

    def _phone(self) -> tuple[tuple[ContactKind, str], ...]:
        return ((ContactKind.PHONE, f"07700 {self._random.randrange(10**6):06}"),)

    def _handle(self, family: str) -> tuple[tuple[ContactKind, str], ...]:
        return ((ContactKind.ONLINE, f"@{family.lower()}_{self._random.randrange(10**5)}"),)

    def _address(self) -> tuple[ContactKind, str]:
        letters = "".join(self._random.choices("ABDEFGHJLNPQRSTUWXYZ", k=2))
        number = self._random.randrange(1, 99)
        return ContactKind.ADDRESS, f"{number} High Street, NM{number % 20 + 1} {number % 9 + 1}{letters}"

    def _slipped(self, first: Somebody) -> Somebody:
        given, family = first.given, first.family
        for _ in range(self._random.choice((1, 2))):
            if len(given) > 4 and self._random.random() < 0.4:
                given = self._slip(given)
            else:
                family = self._slip(family)
        return replace(first, given=given.capitalize(), family=family.capitalize())

    def _slip(self, word: str) -> str:
        """A letter changed, left out, put in, or swapped with the next."""
        at, letter = self._random.randrange(1, len(word) - 1), self._random.choice(LETTERS)
        rest = {
            "change": letter + word[at + 1 :],
            "leave out": word[at + 1 :],
            "put in": letter + word[at:],
            "swap": word[at + 1] + word[at] + word[at + 2 :],
        }
        return word[:at] + rest[self._random.choice(list(rest))]

    def _swapped(self, first: Somebody) -> Somebody:
        if self._random.random() < 0.5:
            return replace(first, given=first.family, family=first.given)
        return replace(first, given=SHORT.get(first.given, first.given[:4]))

    def _as_heard(self, name: str) -> str:
        """Written down as it was heard."""
        ways = [(theirs, ours) for theirs, ours in HEARD if theirs in name.lower()[1:]]
        if not ways:
            return name
        theirs, ours = self._random.choice(ways)
        return (name[0] + name[1:].lower().replace(theirs, ours, 1)).capitalize()

    def _misdated(self, born: date) -> date:
        """Another day of the month, another month, or both the wrong way round."""
        if born.day <= 12 and born.day != born.month and self._random.random() < 0.34:
            return date(born.year, born.day, born.month)
        if self._random.random() < 0.5 or born.day > 28:
            return date(born.year, born.month, born.day % 28 + 1)
        return date(born.year, born.month % 12 + 1, born.day)
