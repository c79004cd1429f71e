"""Shapes of time expressions, written over tags: ``{month} {dot}? {nth}`` is "Feb. 16th".

Each rule is a regex in which ``{name}`` stands for one word of that tag and ``{NAME}`` for a macro. Of the rules that
match at a word the longest match that its context allows wins, then the earlier rule. No rule repeats without bound, so
reading is linear in any text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from claimx.find.times.phrase import Phrase
from claimx.find.times.scan import CODE, FULL_MONTHS, UNKNOWN, Line

MACROS = {
    "U1": "{unit}{day}{year_unit}{quarter}{half}{second}",
    "U": "{unit}{day}{year_unit}{quarter}{half}{second}{units}",
    "REL": "[{this}{last}{latest}{past}{recent}{next}{coming}{previous}{following}{same}]",
    "DIR": "[{ago}{earlier}{later}]",
    "ONE": "[{a}{an}]",
    "DAYNUM": "[{small}{nth}]",
    "YEAR": "[{year}{short_year}]",
    "NTH": "[{ordinal}{nth}{second}]",
    "NUMBER": "(?:{number}(?:{dash}?{number})?|[{small}{digits}{decimal}])",
    "AND_A_HALF": "(?:{dash}?{and}{dash}?{a}{dash}?{half})",
    "COUNT": "(?:{a}?{vague}{of}?|{NUMBER}{AND_A_HALF}?|{half}{ONE}|{ONE})",
    "KIND": "(?:[{kind}{full}{calendar}]{dash}?)",
    "MOD": "(?:(?P<mod>{modifier}){dash}?{on}?|{the}?{very}?(?P<edge>{edge}){of})",
    "WHEN": "(?:(?P<mod>[{modifier}{earlier}{later}]){on}?|{the}?{very}?(?P<edge>{edge}){of})",
    "DAYNAME": "(?P<weekday>[{weekday}{weekday_short}]){dot}?(?P<daypart>{part})?{comma}?",
    "OFPART": "{the}?(?P<part>[{part}{day}]){of}",
    "LASTYEAR": "(?P<year_rel>[{this}{last}{next}{previous}{same}{following}{coming}]){fiscal}?{year_unit}",
    "OFYEAR": "(?:[{of}{in}{comma}{dash}]?{the}?(?:{fiscal}{year_unit}?)?(?P<year>[{year}{short_year}{fy}])"
    "|[{of}{in}{comma}]?{the}?{LASTYEAR}|{of}(?P<year_the>{the}){fiscal}?{year_unit})",
    "APPROX": "(?:[{about}{nearly}{over}]|{more}{than}|{at}{least})",
    "ZONE": "(?:{zone}{period}?|{open}{zone}(?:.{small})?{close})",
}
"""Named parts of rules; a macro may use those above it."""

_SHAPES = r"""
# complete and partial dates
numeric:
    [{iso}{stamp}]
month_day:
    (?:{OFPART})?{MOD}?(?:{DAYNAME})?(?P<month>{month}){dot}?(?P<day>{DAYNUM})(?!{percent})(?:[{comma}{of}]?
    (?P<year>{YEAR}))?(?P<part_after>{part})?
day_month:
    (?:{OFPART})?{MOD}?(?:{DAYNAME})?{the}?(?:(?P<day>{DAYNUM}){of}?|(?P<day_word>[{ordinal}{second}]){of})
    (?P<month>{month}){dot}?(?:[{comma}{of}{in}]?(?P<year>{YEAR}))?
month_days:
    (?P<month>{month}){dot}?(?P<day>{DAYNUM})[{dash}{wide_dash}](?P<last_day>{DAYNUM})(?:{comma}?(?P<year>
    {YEAR}))?
days_month:
    (?P<day>{DAYNUM})(?:[{dash}{wide_dash}{and}{to}])(?P<last_day>{DAYNUM}){of}?(?P<month>{month}){dot}?(?:
    {comma}?(?P<year>{YEAR}))?
month:
    (?:{the}{unit}{of})?{MOD}?(?P<rel>{REL})?(?P<month>{month}){dot}?(?:[{comma}{of}]?(?P<year>{YEAR})|
    [{of}{comma}]?{LASTYEAR})?
year:
    {MOD}?(?P<year>{YEAR})
year_bc:
    {MOD}?(?P<first_bc>[{year}{digits}{small}])(?:[{dash}{to}](?P<last_bc>[{year}{digits}{small}]))?{era}
year_span:
    (?P<year>{year})[{dash}{slash}](?P<tail>[{small}{digits}])(?!{dash})
decade:
    {MOD}?(?:{the}(?P<decade_mod>{modifier})?{dash}?)?(?P<decade>{decade_number})
season:
    {MOD}?(?:{the}|(?P<rel>{REL}))?(?P<season>[{season}{fall}])(?:{of}?(?P<year>{year}))?
holiday:
    (?P<rel>{REL})?(?P<holiday>{holiday})(?:[{comma}{of}]?(?P<year>{year}))?

week_of:
    {the}?(?P<unit>{unit}){of}(?P<month>{month}){dot}?(?P<day>{DAYNUM})(?:{comma}?(?P<year>{YEAR}))?
century:
    {MOD}?{the}?(?P<nth>{NTH}){dash}?(?P<unit>{unit})

# quarters, halves, fiscal years
quarter:
    {the}?{MOD}?{the}?[{fiscal}{calendar}]?(?:(?P<q>{q})|(?P<nth>{NTH}){dash}?[{fiscal}{calendar}]?{quarter}
    )(?:{OFYEAR})?
last_quarter:
    {the}?(?P<nth>{last}){dash}?{quarter}(?:{OFYEAR})
year_quarter:
    (?:(?:{fiscal}{year_unit}?)?(?P<year>[{year}{fy}]){possessive}?|{the}?{LASTYEAR}{possessive}){dash}?
    [{fiscal}{calendar}]?(?:(?P<q>{q})|(?P<nth>{NTH}){dash}?{quarter})
month_quarter:
    {the}?(?:{month}{dash})?(?P<month>{month}){dash}?{quarter}(?:{OFYEAR})?
half:
    {the}?{fiscal}?(?P<nth>{NTH}){dash}?(?P<half>{half})(?:{OFYEAR}|{of}{the}?(?P<month>{month})
    (?P<month_year>{year})?)?
h:
    (?P<h>{h})(?:[{of}{comma}{dash}]?(?P<year>[{year}{short_year}{fy}]))?
year_h:
    (?P<year>[{year}{fy}])[{comma}{dash}]?(?P<h>{h})
fiscal_year:
    {MOD}?{the}?(?:{full}{dash}?)?(?:{fiscal}{dash}?{year_unit}?(?P<year>[{year}{short_year}{fy}])|
    (?P<fy_year>{fy})(?P<fy>[{year}{short_year}{small}{digits}])?|(?P<fy_span>{year}){dash}(?P<tail>{small}|{digits}){fiscal}
    {year_unit}|(?P<plain>{year}){fiscal}{year_unit})
full_year:
    {the}?{full}{dash}?{year_unit}(?P<year>{YEAR})?
which_fiscal:
    {MOD}?(?:{the}|{its})?(?P<rel>{REL})?(?P<fiscal>{fiscal}){dash}?(?P<unit>[{year_unit}{quarter}{half}])

# seen from the publication day
today:
    {WHEN}?(?P<today>{today})(?P<part>{part})?
weekday:
    (?:{OFPART})?{WHEN}?(?P<rel>{REL})?(?P<weekday>{weekday})(?P<daypart>{part})?(?:{of}?(?P<week_rel>{REL})
    (?P<week>{unit}))?
which_part:
    {WHEN}?{the}?(?P<rel>{REL}|{that})(?P<part>{part})
relative:
    {WHEN}?(?:{so}{far})?{the}?(?P<rel>{REL}){KIND}?{fiscal}?(?P<unit>[{U1}])
slice:
    {the}?(?P<which>[{ordinal}{nth}{second}{last}])(?P<count>{NUMBER})?{KIND}?(?P<units>[{U}])(?={of})
first_units:
    {the}(?P<which>[{ordinal}{nth}])(?P<count>{NUMBER}){dash}?(?P<units>{units})
rolling:
    {the}?(?P<rel>{REL})(?P<count>{COUNT}){dash}?{KIND}?{KIND}?(?P<units>[{U}])
rolling_one:
    {the}(?P<rel>[{last}{past}{coming}]){KIND}?(?P<units>[{U1}])|(?P<rel2>[{past}{coming}]){KIND}?
    (?P<units2>[{U1}])
rolling_bare:
    {the}?(?P<rel>{REL}){KIND}?(?P<units>{units})
edge_unit:
    {the}?{very}?(?P<edge>{edge}){of}{the}?(?P<unit>[{U1}])
unit_edge:
    (?P<unit>[{U1}]){dash}(?P<edge>{edge})
compared:
    (?P<unit>[{year_unit}{quarter}{unit}]){dash}?[{on}{over}]{dash}?(?P<again>[{year_unit}{quarter}{unit}])|
    {on}{the}?(?P<single>[{year_unit}{quarter}{unit}])|(?P<short>{compared})
this_time:
    {the}?[{this}{same}](?P<time>{period})(?:{LASTYEAR}|{ONE}{year_unit}(?P<back>[{ago}{earlier}]))
session:
    {the}?(?:(?P<rel>[{previous}{following}{next}{last}{this}{same}{that}]){KIND}?|(?P<kind>{KIND}))?{session}
to_date:
    (?P<unit>[{U1}]){dash}?{to}{dash}?{date}|{ytd}

# seen from the time in focus
that:
    {WHEN}?(?P<rel>{that})(?:{same})?(?P<unit>[{U1}])
that_time:
    (?P<rel>[{this}{that}{same}]){same}?(?P<unit>{period})|{the}{same}?(?P<time>{period})
the_unit:
    (?:(?P<mod>[{modifier}{earlier}{later}]){in})?(?P<the>{the})(?P<unit>[{U1}{part}])
same:
    {the}?{same}(?P<unit>[{U1}{period}{part}])(?:{of}{period})?(?:[{of}{in}{comma}]?{the}?{LASTYEAR}|
    (?P<back>{ONE}{year_unit}[{ago}{earlier}{before}]|{the}{year_unit}[{before}{previous}])|[{of}{in}]
    (?P<year>{year}))?
year_ago:
    (?:[{the}{its}]|{a}(?={year_unit}{dash}))?(?P<back>{year_unit}{dash}?[{ago}{earlier}]|[{previous}{last}]
    {dash}{year_unit}|{previous}{year_unit}(?=[{quarter}{period}]))(?P<unit>
    [{quarter}{period}{half}{unit}{units}])?
ago:
    (?P<approx>{APPROX})?(?P<count>{COUNT}){dash}?{KIND}?(?P<units>[{U}])(?P<dir>{DIR}|{from}{reference})
before:
    (?:{the}|{ONE})(?P<units>[{U1}])(?P<dir>[{before}{after}{previous}])

# lengths and repetitions
duration:
    (?P<approx>{APPROX})?(?P<count>{COUNT}){dash}?{KIND}?{KIND}?(?P<units>[{U}])(?P<half>{and}{a}{half})?
bare:
    (?P<units>{units})
every:
    {every}(?P<count>{NTH}|{other}|{NUMBER})?(?P<units>[{U}{weekday}{part}])
rate:
    (?:{ONE}|{per})(?P<units>[{U1}])
frequency:
    (?:{prefix}{dash})?(?P<frequency>{frequency})
reference:
    {more}?(?P<reference>{reference})
direction:
    {the}{near}?(?P<direction>[{past}{future}])
time_being:
    {the}{period}{being}
at_night:
    (?P<part>{part})
some_later:
    (?P<units>{units})(?P<dir>[{earlier}{later}])
nth_unit:
    {the}(?P<nth>[{ordinal}{nth}{second}{last}])(?P<unit>[{unit}{day}{year_unit}])

# times of the day
clock:
    (?:(?P<hour>[{clock}{small}])(?P<ampm>{ampm}){dot}?|(?P<bare>[{clock}{noon}])|(?P<military>
    [{year}{digits}](?={zone})))(?P<zone>{ZONE})?
"""
"""One rule after the other: its name, then its shape, in which line breaks and blanks mean nothing."""


def _rules() -> dict[str, str]:
    """Name → shape, in order of preference among equally long matches."""
    rules: dict[str, str] = {}
    name = ""
    for line in _SHAPES.splitlines():
        if line.endswith(":") and not line.startswith((" ", "#")):
            name = line[:-1]
            rules[name] = ""
        elif line.startswith(" "):
            rules[name] += line.replace(" ", "")
    return rules


RULES = _rules()


@cache
def _compiled() -> tuple[re.Pattern[str], tuple[tuple[str, re.Pattern[str]], ...]]:
    """A filter that finds where any rule may begin, and the rules one by one."""
    shapes = {name: _spell(shape) for name, shape in RULES.items()}
    together = "|".join(re.sub(r"\(\?P<\w+>", "(?:", shape) for shape in shapes.values())
    return re.compile(f"(?!{UNKNOWN})(?:{together})"), tuple(
        (name, re.compile(shape)) for name, shape in shapes.items()
    )


def _spell(shape: str) -> str:
    """A rule with its names replaced by tag characters and macros."""
    macros: dict[str, str] = {}
    for name, body in MACROS.items():
        macros[name] = _fill(body, macros)
    return _fill(shape, macros)


def _fill(shape: str, macros: dict[str, str]) -> str:
    return re.sub(r"\{(\w+)\}", lambda found: macros[found[1]] if found[1] in macros else CODE[found[1]], shape)


def read(line: Line, accepts: Callable[[Phrase], bool]) -> Iterator[Phrase]:
    """The time expressions of a text, left to right and apart. ``accepts`` judges a reading by its context."""
    anywhere, rules = _compiled()
    at = 0
    while found := anywhere.search(line.tags, at):
        at = found.start()
        phrase = next(filter(accepts, _readings(line, at, rules)), None)
        if phrase is None:
            at += 1
            continue
        yield phrase
        at = phrase.last


def _readings(line: Line, at: int, rules: tuple[tuple[str, re.Pattern[str]], ...]) -> list[Phrase]:
    """Every rule's reading at a token, the longest first."""
    found = [(name, match) for name, rule in rules if (match := rule.match(line.tags, at))]
    found.sort(key=lambda pair: -pair[1].end())
    return [_phrase(line, name, match) for name, match in found]


def _phrase(line: Line, name: str, match: re.Match[str]) -> Phrase:
    last = match.end()
    if line.tokens[last - 1].tag == "dot" or line.tokens[last - 1].tag == "comma":
        last = _without_stop(line, match.start(), last)
    groups = {group: match.span(group) for group, text in match.groupdict().items() if text is not None}
    return Phrase(name, line, match.start(), last, groups)


def _without_stop(line: Line, first: int, last: int) -> int:
    """Drop a final comma, and a full stop that ends the sentence rather than an abbreviation."""
    if line.tokens[last - 1].tag == "dot" and last - 1 > first and line.tokens[last - 2].text not in FULL_MONTHS:
        return last
    return last - 1
