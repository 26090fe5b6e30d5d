"""The command line.  Qt is imported only by `run`."""

import argparse
import logging
import os
import sys
from datetime import date
from pathlib import Path
from typing import TypeAlias

from platformdirs import user_config_path, user_state_path

from kiosk import commands as does

# Looking for pydantic's plugins reads the metadata of every installed package: 50 ms, and there are none.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
NAME = "tetsunagi"
ROOT = Path(__file__).resolve().parent.parent
_Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 - argparse has no other name for it


def main(arguments: list[str] | None = None) -> int:
    """Run a command and return its exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    options = _parser(given[0] if given else "").parse_args(given)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    command: int = options.command(options)
    return command


def _parser(first: str) -> argparse.ArgumentParser:
    """Knows the command that comes first, or every one: a start needs one of two dozen."""
    parser = argparse.ArgumentParser(prog="python -m kiosk", description="てつなぎ")
    commands = parser.add_subparsers(required=True)
    for add in (_add_run,) if first == "run" else (_add_run, *OTHERS):
        add(commands)
    return parser


def _add_run(commands: _Commands) -> None:
    run = commands.add_parser("run", help="open the kiosk")
    run.add_argument("--settings", type=Path, default=user_config_path(NAME) / "kiosk.toml")
    run.add_argument("--data", type=Path, default=user_state_path(NAME))
    run.add_argument("--window", metavar="WxH", help="a window of this size instead of the full screen")
    run.add_argument("--offscreen-tour", type=Path, metavar="DIR", help="a scripted visit; one PNG a page")
    run.set_defaults(command=does.run)


def _add_smaller(commands: _Commands) -> None:
    check = commands.add_parser("check", help="every fault of the content")
    check.add_argument("--assets", type=Path, default=ROOT / "assets")
    check.set_defaults(command=does.check)
    log = commands.add_parser("log", help="the last entries of the log")
    _add_places_of_this_machine(log)
    log.add_argument("--last", type=int, default=50)
    log.set_defaults(command=does.log)
    voices = commands.add_parser("voices", help="the recorded sentences: what is missing, or make it")
    voices.add_argument("what", choices=("check", "render"))
    voices.add_argument("--assets", type=Path, default=ROOT / "assets")
    voices.add_argument("--threads", type=int, default=1)
    voices.set_defaults(command=does.voices)
    document = commands.add_parser("events-doc", help="write docs/events.md from the event catalogue")
    document.set_defaults(command=does.events_doc)


def _add_hub(commands: _Commands) -> None:
    hub = commands.add_parser(
        "hub", help="the supporters' side: calls for help on phones and the reception PC"
    )
    hub.add_argument("--data", type=Path, default=user_state_path(NAME))
    hub.add_argument("--host", default="127.0.0.1", help="0.0.0.0 lets phones and tablets in this network in")
    hub.add_argument("--port", type=int, default=8765)
    hub.add_argument(
        "--name", metavar="HOST", help="what this machine is called in the network, if it has a name"
    )
    hub.add_argument("--certificate", type=Path, metavar="PEM", help="the city's, for https")
    hub.add_argument("--key", type=Path, metavar="PEM")
    hub.add_argument("--parent-pid", type=int, help="as a tablet's child: end when stdin closes")
    hub.set_defaults(command=does.hub)


def _add_places(commands: _Commands) -> None:
    places = commands.add_parser("places", help="the places to flee to").add_subparsers(required=True)
    take = places.add_parser("import", help="take tables of places: GeoJSON or open-data CSV")
    take.add_argument("files", type=Path, nargs="+", metavar="FILE")
    take.add_argument("--to", type=Path, default=user_state_path(NAME) / "places", metavar="DIR")
    take.add_argument("--credit", help="whose data it is, as residents read it")
    take.add_argument("--as-of", type=date.fromisoformat, metavar="DATE", help="the day the table is of")
    take.add_argument("--fewer", action="store_true", help="take a table with less than half of the places")
    take.set_defaults(command=does.places_import)
    unread = places.add_parser("readings", help="names of places that lack a reading")
    unread.add_argument("--assets", type=Path, default=ROOT / "assets")
    unread.add_argument("--own", type=Path, default=user_state_path(NAME) / "places", metavar="DIR")
    unread.set_defaults(command=does.places_readings)


def _add_authoring(commands: _Commands) -> None:
    procedures = commands.add_parser("procedures", help="the procedures").add_subparsers(required=True)
    graph = procedures.add_parser("graph", help="draw the steps of a procedure")
    graph.add_argument("id")
    graph.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.svg")
    graph.add_argument("--assets", type=Path, default=ROOT / "assets")
    graph.set_defaults(command=does.graph)
    preview = commands.add_parser("preview", help="one procedure in a window that follows its files")
    preview.add_argument("id")
    preview.add_argument("--assets", type=Path, default=ROOT / "assets")
    preview.add_argument("--settings", type=Path, default=user_config_path(NAME) / "kiosk.toml")
    preview.set_defaults(command=does.preview)
    album = commands.add_parser("contact-sheet", help="a picture of every page, for eyes")
    album.add_argument("folder", type=Path, metavar="DIR")
    album.add_argument("--only", metavar="ID", help="one procedure; kiosk for the pages of no procedure")
    album.add_argument("--size", type=_pixels, default="1280x800", metavar="WxH")
    album.add_argument("--ppi", type=float, default=149.4, help="pixels per inch of that glass")
    album.add_argument("--text", default="largest", choices=("standard", "large", "larger", "largest"))
    album.add_argument("--theme", default="light", choices=("light", "dark", "tint"))
    album.add_argument("--assets", type=Path, default=ROOT / "assets")
    album.set_defaults(command=does.contact_sheet)
    due = commands.add_parser("due", help="what is to be checked again, by day")
    due.add_argument(
        "--until", type=date.fromisoformat, metavar="DATE", help="two months from today if not given"
    )
    due.add_argument("--assets", type=Path, default=ROOT / "assets")
    due.set_defaults(command=does.due)


def _pixels(text: str) -> tuple[int, int]:
    wide, _, high = text.partition("x")
    return int(wide), int(high)


def _add_trust(commands: _Commands) -> None:
    keys = commands.add_parser("keys", help="the staff's PINs").add_subparsers(required=True)
    forget = keys.add_parser("forget", help="forget every PIN; the next start asks for a first one")
    _add_places_of_this_machine(forget)
    forget.set_defaults(command=does.keys_forget)
    audit = commands.add_parser("audit", help="who looked at the log").add_subparsers(required=True)
    verify = audit.add_parser("verify", help="whether a line was changed, taken out or swapped")
    verify.add_argument("--head", metavar="HEX", help="a head that was kept elsewhere: finds a cut end too")
    _add_places_of_this_machine(verify)
    verify.set_defaults(command=does.audit_verify)
    head = audit.add_parser("head", help="the last seal, to be kept elsewhere")
    _add_places_of_this_machine(head)
    head.set_defaults(command=does.audit_head)


def _add_places_of_this_machine(command: argparse.ArgumentParser) -> None:
    command.add_argument("--settings", type=Path, default=user_config_path(NAME) / "kiosk.toml")
    command.add_argument("--data", type=Path, default=user_state_path(NAME))


def _add_exports(commands: _Commands) -> None:
    export = commands.add_parser("export", help="the log, or its tallies, for a spreadsheet")
    export.add_argument("--what", choices=("log", "summary"), default="log")
    export.add_argument("--format", choices=("csv", "xlsx"), required=True)
    export.set_defaults(command=does.export)
    report = commands.add_parser("report", help="a month's report as PDF/A")
    report.add_argument("--month", metavar="YYYY-MM", help="instead of --from and --to")
    report.set_defaults(command=does.report)
    for each in (export, report):
        each.add_argument("--from", dest="first", type=date.fromisoformat, metavar="DATE")
        each.add_argument("--to", dest="last", type=date.fromisoformat, metavar="DATE")
        each.add_argument("folder", type=Path, metavar="DIR", help="a folder, or a stick's")
        each.add_argument("--settings", type=Path, default=user_config_path(NAME) / "kiosk.toml")
        each.add_argument("--data", type=Path, default=user_state_path(NAME))


OTHERS = (_add_smaller, _add_hub, _add_places, _add_authoring, _add_trust, _add_exports)
