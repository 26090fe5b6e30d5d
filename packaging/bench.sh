#!/bin/sh
# What this is measured by:  sh packaging/bench.sh [PART] [options]
#   sh packaging/bench.sh                        beside Debian's Chromium: 300 taps, 5 cold and warm starts; ten minutes
#   sh packaging/bench.sh walk --taps 40 --runs 3
#   sh packaging/bench.sh voice                  what is heard on a null sink
#   sh packaging/bench.sh procedures             five hundred procedures against today's
#   sh packaging/bench.sh records                a million events, beside the sqlite3 command line; five minutes
#   sh packaging/bench.sh help                   a call for help, until it is drawn on a phone's page; 50 listeners
set -eu
# shellcheck source=packaging/lib.sh
. "$(dirname "$0")/lib.sh"

part=walk
case ${1:-} in
    "" | -*) ;;
    *) part=$1 && shift ;;
esac
[ -f "$root/packaging/bench_$part.py" ] || fail "「$part」という計測はありません。" "there is no bench called $part."

debian_packages "$root/packaging/debian-packages.txt" "$root/packaging/debian-packages-bench.txt"
if [ "$part" = help ]; then # its phones are driven by what only the tests need
    python_packages "$root/packaging/requirements-dev.txt"
else
    python_packages "$root/packaging/requirements.txt"
fi
quick_start
# A bus of their own, or each program would start one and leave it behind.
exec dbus-run-session -- "$venv/bin/python" "$root/packaging/bench_$part.py" "$@"
