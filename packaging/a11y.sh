#!/bin/sh
# The judge from outside:  sh packaging/a11y.sh [COMMAND...]
# A11Y_PAGES=4 walks four pages of each procedure instead of all of them (two seconds a page); A11Y_SHARE=1/2 every
# second procedure, so that two can walk at once.
# Opens the kiosk (or COMMAND) on a display of its own, with an accessibility bus of its own, walks every page and puts
# accerciser's rules to it.  test.sh installs what this needs.  Ends with 1 when a rule complains.
set -eu
# shellcheck source=packaging/lib.sh
. "$(dirname "$0")/lib.sh"

[ -d /usr/share/accerciser ] || fail "accerciser がありません。先に sh packaging/test.sh を実行してください。" \
    "accerciser is missing: run \`sh packaging/test.sh\` first."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# A house that has numbers for its staff: one without opens with their first start.
mkdir "$work/data" && : >"$work/data/staff.json"
[ $# -gt 0 ] || set -- "$venv/bin/python" -m kiosk run --window 1280x800 --data "$work/data" --settings "$work/none.toml"

mkdir -m 700 "$work/runtime"
# Buses and libraries chatter; the log is shown only when the judge could not do its work.
status=0
# shellcheck disable=SC2016  # the inner shell expands what stands in single quotes
env -u WAYLAND_DISPLAY HOME="$work" XDG_RUNTIME_DIR="$work/runtime" PYTHONPATH="$root" PYTHONDONTWRITEBYTECODE=1 \
    QT_QPA_PLATFORM=xcb LANG=C.UTF-8 LC_ALL=C.UTF-8 \
    dbus-run-session -- xvfb-run --auto-servernum --server-args="-screen 0 1280x800x24" sh -c '
        /usr/libexec/at-spi-bus-launcher --launch-immediately & bus=$!
        trap "kill $bus" EXIT
        /usr/bin/python3 "$@"' judge "$root/packaging/a11y_judge.py" "${A11Y_PAGES:-3000}" "${A11Y_SHARE:-1/1}" "$@" 2>"$work/log" || status=$?
if [ $status -gt 1 ] || grep -q "^Traceback" "$work/log"; then cat "$work/log" >&2; fi
exit $status
