"""Opens the preview's window, where there is a display to open it on."""

import sys
from datetime import date
from pathlib import Path

from kiosk.app import application
from kiosk.authors.preview import Preview
from kiosk.content import ROOT, Places
from kiosk.run import NO_DISPLAY, Signals, has_display


def open_preview(assets: Path, settings: Path, name: str) -> int:
    """Run until the window is closed (0), or say what is missing (2)."""
    if not has_display():
        sys.stderr.write(NO_DISPLAY)
        return 2
    app = application(sys.argv[:1])
    nowhere = assets / "no own data"
    preview = Preview(Places(assets, ROOT / "locales", settings, nowhere), name, date.today)
    preview.show()
    signals = Signals(app.quit)
    code = app.exec()
    signals.close()
    return code
