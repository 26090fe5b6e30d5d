#!/bin/sh
# From a bare Debian 12 to every check and test passed:  sh packaging/test.sh [options of pytest]
set -eu
# shellcheck source=packaging/lib.sh
. "$(dirname "$0")/lib.sh"

debian_packages "$root/packaging/debian-packages.txt" "$root/packaging/debian-packages-test.txt"
python_packages "$root/packaging/requirements-dev.txt"
quick_start

cd "$root"
export QT_QPA_PLATFORM=offscreen
failed=""

# check NAME COMMAND...: all of them run, so that one trip shows every fault.
check() {
    name=$1
    shift
    say "$name を確かめています" "checking: $name"
    "$@" || failed="$failed $name;"
}

bin=$venv/bin
check "ruff check" "$bin/ruff" check --quiet
check "ruff format" "$bin/ruff" format --check --quiet
check "mypy --strict" "$bin/mypy"
check "lint-imports" "$bin/lint-imports"
check "kiosk check" "$bin/python" -m kiosk check
# One worker more than two processors: many tests wait for a voice, a phone page or a process, not for the processor.
check "pytest" "$bin/python" -m pytest -q -n 3 "$@"

[ -z "$failed" ] || fail "通らなかったもの:$failed" "these did not pass:$failed"
say "すべて通りました" "everything passed"
