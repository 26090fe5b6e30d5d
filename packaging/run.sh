#!/bin/sh
# From a bare Debian 12 to the open kiosk:  sh packaging/run.sh [options of `python -m kiosk run`]
# Without a display:  sh packaging/run.sh --offscreen-tour DIR  plays a visit and leaves one PNG a page in DIR.
set -eu
# shellcheck source=packaging/lib.sh
. "$(dirname "$0")/lib.sh"

wants_tour() {
    for word in "$@"; do
        case $word in --offscreen-tour | --offscreen-tour=*) return 0 ;; esac
    done
    return 1
}

debian_packages "$root/packaging/debian-packages.txt"
python_packages "$root/packaging/requirements.txt"

if wants_tour "$@"; then
    export QT_QPA_PLATFORM=offscreen
elif [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]; then
    say "準備はできましたが、この機械には画面がありません。sh packaging/run.sh --offscreen-tour フォルダー で、全ページの絵を作れます。" \
        "all set up, but this machine has no display.  \`sh packaging/run.sh --offscreen-tour DIR\` plays a visit into pictures."
    exit 0
fi
# Relative names given on the command line stay relative to where the caller stands.
export PYTHONPATH="$root${PYTHONPATH:+:$PYTHONPATH}"
exec "$venv/bin/python" -m kiosk run "$@"
