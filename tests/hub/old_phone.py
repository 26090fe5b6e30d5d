"""What a phone of late 2020 knows (Chrome 87, Safari 14.0), and what the pages ask of a phone.

Which names are the platform's, today's Chromium is asked; that a phone of 2020 had them too, the tables
below say.  What this cannot see: an old name with a new meaning (one more argument), and names put together
while it runs.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from pygments.lexers.javascript import JavascriptLexer
from pygments.token import Comment, Keyword, Name, String

FOLDER = Path(__file__).parents[2] / "kiosk" / "hub" / "page"
CHROME, SAFARI = 87.0, 14.0


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BY_2017 = _words(
    """
    add addEventListener append Array assign body Boolean catch children classList className
    clearTimeout close CLOSED code connect constructor createElement createElementNS createGain
    createOscillator crypto currentTime data dataset Date delete destination disabled document Error
    error EventSource exponentialRampToValueAtTime fetch filter find floor forEach frequency from
    gain get getElementById getHours getItem getMinutes getRandomValues has hash head hidden history
    id includes insertBefore join JSON json key keys lastEventId length linearRampToValueAtTime
    localeCompare location Map map Math max name navigator now Number Object ok open parse pathname
    pop preventDefault Promise querySelector readyState remove replace replaceState reset resolve
    resume round search sessionStorage set Set setAttribute setInterval setItem setTimeout
    setValueAtTime slice sort split start state status stop String stringify text textContent then
    title toggle toString trim type Uint8Array undefined url URL URLSearchParams value window
    """
)
SINCE = {  # Chrome, Safari
    "entries": (54.0, 10.1),
    "flatMap": (69.0, 12.0),
    "padStart": (57.0, 10.0),
    "replaceChildren": (86.0, 14.0),
    "values": (54.0, 10.1),
}
ASKED_FOR_FIRST = {
    "AudioContext": "window.AudioContext || window.webkitAudioContext",
    "vibrate": "if (navigator.vibrate)",
    "wakeLock": "if (navigator.wakeLock",
    "request": "if (navigator.wakeLock",  # the lock's own
}
"""What a phone may lack, and how a script finds out."""

OURS = _words(
    """
    call draw end ended event expires kind last lock onclick opened points source take token version
    voice waiting warn watch
    """
)
"""Names of our own parts and of the hub's answers that the platform has elsewhere."""

TOO_NEW = {
    "a private name (Safari 14.1)": re.compile(r"(?<![\w\"'`])#[a-z_]"),
    "a static field or block (Safari 14.1)": re.compile(r"\bstatic\s+(\w+\s*[=;]|\{)"),
    "await outside of a function (Chrome 89)": re.compile(r"^await\b", re.MULTILINE),
    "a loop of awaits outside of a function": re.compile(r"^for await\b", re.MULTILINE),
    "an import of another kind (Chrome 91)": re.compile(r"^import .*\b(assert|with) \{", re.MULTILINE),
}
TOO_NEW_IN_PATTERNS = re.compile(r"\(\?<[=!]|/[a-z]*[dv][a-z]*$")
"""Looking behind (Safari 16.4), and two flags."""

PLATFORM = """() => {
  const seen = new Set(Object.getOwnPropertyNames(window));
  for (const name of [...seen]) {
    const made = window[name];
    if (!made || made === window || !["function", "object"].includes(typeof made)) continue;
    for (const part of [made, made.prototype]) {
      if (part) Object.getOwnPropertyNames(part).forEach((each) => seen.add(each));
    }
  }
  return [...seen];
}"""
GLOBAL = "() => Object.getOwnPropertyNames(window)"


def scripts() -> Iterator[tuple[str, str, list[tuple[object, str]]]]:
    """Name, text without comments, and the marks that it is made of."""
    lexer = JavascriptLexer()
    for path in sorted(FOLDER.glob("*.js")):
        marks = [
            mark for mark in lexer.get_tokens(path.read_text(encoding="utf-8")) if mark[0] not in Comment
        ]
        text = "".join(mark[1] for mark in marks)
        yield path.name, text, [mark for mark in marks if mark[1].strip()]


def names() -> tuple[set[str], set[str]]:
    """Names that stand by themselves, and names of parts (after a dot)."""
    alone: set[str] = set()
    parts: set[str] = set()
    for _, _, marks in scripts():
        before = ""
        for kind, text in marks:
            if kind in Name or kind in Keyword:
                (parts if before in (".", "?.") else alone).add(text)
            before = text
    return alone, parts


def patterns() -> list[str]:
    """The regular expressions."""
    return [text for _, _, marks in scripts() for kind, text in marks if kind in String.Regex]


def is_known(name: str) -> bool:
    """To a phone of 2020, or to nobody but us."""
    chrome, safari = SINCE.get(name, (0.0, 0.0))
    listed = name in BY_2017 or name in SINCE or name in ASKED_FOR_FIRST or name in OURS
    return listed and chrome <= CHROME and safari <= SAFARI


# ------------------------------------------------------------ the style sheet

PROPERTIES = _words(
    """
    -webkit-text-size-adjust align-items background border border-bottom border-color border-radius
    border-top box-shadow box-sizing clip-path color content cursor display fill filter flex
    flex-basis flex-wrap font font-family font-size font-variant-numeric font-weight gap
    grid-template-columns height justify-content letter-spacing line-break line-height list-style
    margin margin-left margin-right margin-top max-width min-height order outline outline-offset
    overflow overflow-wrap padding padding-bottom padding-top pointer-events position
    shape-rendering text-align text-size-adjust top touch-action transform white-space width
    word-break z-index
    """
)
FUNCTIONS = _words("brightness calc env grayscale inset min minmax not repeat saturate translateY var")
PSEUDO = _words(":root :active :empty :not ::before")
UNITS = _words("% em fr px vh")
AT = frozenset({"@media (max-width: 519px)", "@media (prefers-color-scheme: dark)"})
WITHOUT_HARM = {
    ":focus-visible": "an older browser keeps its own ring",
    "word-break: auto-phrase": "an older browser breaks lines elsewhere",
    "overflow-wrap: anywhere": "the line before it says break-word",
    "text-size-adjust": "Safari reads the name with -webkit-",
}
VALUES_TOO_NEW = re.compile(
    r": (auto-phrase|anywhere|pretty|balance|fit-content|clip|subgrid|[^;]*\b\d+(d|s|l)v[hw])\b"
)


def rules() -> list[tuple[str, dict[str, str]]]:
    """Selector and declarations of every rule, those in a block of @media too."""
    sheet = (FOLDER / "style.css").read_text(encoding="utf-8")
    found = re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL))
    return [(selector.strip(), _declared(body)) for selector, body in found]


def _declared(body: str) -> dict[str, str]:
    pairs = (line.partition(":") for line in body.split(";") if line.strip())
    return {name.strip(): value.strip() for name, _, value in pairs}


def sheet_troubles() -> list[str]:
    """Everything that a phone of 2020 would not know."""
    sheet = (FOLDER / "style.css").read_text(encoding="utf-8")
    selectors = " ".join(selector for selector, _ in rules())
    asked = {name for _, body in rules() for name in body if not name.startswith("--")}
    values = " ".join(value for _, body in rules() for value in body.values())
    troubles = asked - PROPERTIES
    troubles |= set(re.findall(r"::?[a-z-]+", selectors)) - PSEUDO - set(WITHOUT_HARM)
    troubles |= set(re.findall(r"([a-zA-Z-]+)\(", f"{selectors} {values}")) - FUNCTIONS
    troubles |= set(re.findall(r"(?<![\w#-])[\d.]+([a-z%]+)\b", values)) - UNITS
    troubles |= {at.strip() for at in re.findall(r"@[^{;]+", sheet)} - AT
    troubles |= {
        f"{name}: {value}"
        for _, body in rules()
        for name, value in body.items()
        if VALUES_TOO_NEW.match(f": {value}") and f"{name}: {value}" not in WITHOUT_HARM
    }
    troubles |= {
        f"gap in {selector}"
        for selector, body in rules()
        if "gap" in body and "flex" in body.get("display", "")
    }
    return sorted(troubles)
