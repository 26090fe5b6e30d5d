"""`python -m kiosk`."""

import sys

if __name__ == "__main__":
    if sys.argv[1:2] == ["run"]:
        from kiosk.ahead import ask_for_qt

        ask_for_qt()
    from kiosk.command_line import main

    sys.exit(main())
