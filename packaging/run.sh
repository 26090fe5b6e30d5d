#!/bin/sh
# From a bare Debian 12 to the open kiosk:  sh packaging/run.sh [options of `python -m kiosk run`]
# Without a display:  sh packaging/run.sh --offscreen-tour DIR  plays a visit and leaves one PNG a page in DIR.
set -eu
# shellcheck source=packaging/lib.sh
. "$(dirname "$0")/lib.sh"

debian_packages "$root/packaging/debian-packages.txt"
python_packages "$root/packaging/requirements.txt"
quick_start

# Not `cd`: relative names given on the command line stay relative to where the caller stands.
export PYTHONPATH="$root${PYTHONPATH:+:$PYTHONPATH}"
exec "$venv/bin/python" -m kiosk run "$@"
