"""A real hub whose clock a test can set:  python -m tests.hub.child DATA PORT CLOCK

CLOCK is a file with the seconds that the clock is ahead.
"""

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.hub.serve import Options, serve


def main(data: str, port: str, clock: str) -> int:
    """The same program, apart from the time of day."""

    def now() -> datetime:
        return datetime.now(UTC) + timedelta(seconds=float(Path(clock).read_text(encoding="ascii")))

    return serve(Options(data=Path(data), port=int(port), parent_pid=os.getppid()), now)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
