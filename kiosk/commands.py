"""What each command does; its exit code.

Each imports its own heavy parts: `check` must work without Qt, `run` must start quickly.
"""

import argparse
import gc
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def run(options: argparse.Namespace) -> int:
    gc.disable()  # a start throws hardly anything away; `kiosk.run.settle` turns it on again
    from kiosk.run import run  # noqa: PLC0415

    return run(options.settings, options.data, options.window, options.offscreen_tour)


def check(options: argparse.Namespace) -> int:
    from kiosk.procedures.check import check_all, print_report  # noqa: PLC0415

    return print_report(check_all(options.assets, date.today()), sys.stdout)  # noqa: DTZ011 - the day here


def log(options: argparse.Namespace) -> int:
    from kiosk.content import places  # noqa: PLC0415
    from kiosk.trust import show_log  # noqa: PLC0415

    return show_log(places(options.data, options.settings), options.last, sys.stdout, sys.stderr)


def voices(options: argparse.Namespace) -> int:
    from kiosk import voices  # noqa: PLC0415

    if options.what == "check":
        return voices.check(options.assets)
    return voices.render(options.assets, options.threads)


def hub(options: argparse.Namespace) -> int:
    from kiosk.hub.serve import Options, serve  # noqa: PLC0415

    return serve(
        Options(
            data=options.data,
            host=options.host,
            port=options.port,
            name=options.name,
            certificate=options.certificate,
            key=options.key,
            parent_pid=options.parent_pid,
        )
    )


def places_import(options: argparse.Namespace) -> int:
    from kiosk.shelters.importing import import_places  # noqa: PLC0415

    given = {"credit": options.credit, "as_of": options.as_of, "fewer": options.fewer}
    return import_places(options.files, options.to, sys.stdout, **given)


def places_readings(options: argparse.Namespace) -> int:
    from kiosk.authors.unread import list_unread  # noqa: PLC0415

    return list_unread(options.assets, options.own, sys.stdout)


def graph(options: argparse.Namespace) -> int:
    try:
        from kiosk.authors.drawing import draw  # noqa: PLC0415
    except ImportError:
        sys.stderr.write("図をかく部品がありません。packaging/test.sh を一度動かすと入ります。\n")
        return 1
    return draw(options.assets, options.id, options.output, sys.stdout)


def preview(options: argparse.Namespace) -> int:
    from kiosk.authors.window import open_preview  # noqa: PLC0415

    return open_preview(options.assets, options.settings, options.id)


def contact_sheet(options: argparse.Namespace) -> int:
    from kiosk.authors.album import Look, contact_sheet  # noqa: PLC0415

    look = Look(options.size, options.ppi, options.text, options.theme)
    return contact_sheet(options.assets, options.folder, look, options.only)


def due(options: argparse.Namespace) -> int:
    from kiosk.procedures.due import AHEAD, due  # noqa: PLC0415

    today = date.today()  # noqa: DTZ011 - the day here
    found = due(options.assets, options.until or today + AHEAD)
    sys.stdout.writelines(f"{each.told(today)}\n" for each in found)
    sys.stdout.write(f"確かめ直すものは {len(found)} です。\n")
    return 0


def keys_forget(options: argparse.Namespace) -> int:
    from kiosk.content import places  # noqa: PLC0415
    from kiosk.trust import forget_keys  # noqa: PLC0415

    return forget_keys(places(options.data, options.settings), sys.stdout)


def audit_verify(options: argparse.Namespace) -> int:
    from kiosk.content import places  # noqa: PLC0415
    from kiosk.trust import verify_audit  # noqa: PLC0415

    return verify_audit(places(options.data, options.settings), options.head, sys.stdout)


def audit_head(options: argparse.Namespace) -> int:
    from kiosk.content import places  # noqa: PLC0415
    from kiosk.trust import show_head  # noqa: PLC0415

    return show_head(places(options.data, options.settings), sys.stdout)


def export(options: argparse.Namespace) -> int:
    from kiosk import exporting  # noqa: PLC0415

    desk = exporting.here(options.settings, options.data)
    span = exporting.days(desk, options.first, options.last)
    if span is None:
        return _unclear_days()
    return exporting.export(desk, options.what, options.format, span, options.folder)


def report(options: argparse.Namespace) -> int:
    from kiosk import exporting  # noqa: PLC0415

    desk = exporting.here(options.settings, options.data)
    if options.month:
        span = exporting.the_month(options.month)
    else:
        span = exporting.days(desk, options.first, options.last)
    if span is None:
        return _unclear_days()
    return exporting.report(desk, span, options.folder)


def _unclear_days() -> int:
    sys.stderr.write(
        "いつからいつまでか わかりません。月は 2026-11、日は 2026-11-01 のように入れてください。\n"
    )
    return 2


def events_doc(_options: argparse.Namespace) -> int:
    from kiosk.records.catalogue import load  # noqa: PLC0415
    from kiosk.records.document import document  # noqa: PLC0415

    (ROOT / "docs" / "events.md").write_text(
        document(load(ROOT / "assets" / "events.toml")), encoding="utf-8"
    )
    return 0
