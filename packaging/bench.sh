#!/bin/sh
# Side by side with others:  sh packaging/bench.sh [PART] [options]; the parts are `walk` (Debian's Chromium)
# and `records` (the sqlite3 command line; five minutes)
#   sh packaging/bench.sh                        300 taps and 5 cold and warm starts each, about ten minutes
#   sh packaging/bench.sh walk --taps 40 --runs 3
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
python_packages "$root/packaging/requirements.txt"
# A bus of their own, or each program would start one and leave it behind.
exec dbus-run-session -- "$venv/bin/python" "$root/packaging/bench_$part.py" "$@"
