# shellcheck shell=sh
# What run.sh, test.sh and bench.sh share: from a bare Debian 12 to a working .venv.  POSIX sh, to be sourced.
# Everything here looks first and acts only where something is missing, so that a second run is quick.

root=$(cd "$(dirname "$0")/.." && pwd)
venv=$root/.venv
export PIP_DISABLE_PIP_VERSION_CHECK=1

# say JAPANESE ENGLISH: one plain line, in the language of the terminal.
say() {
    case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in
        ja*) printf 'てつなぎ: %s\n' "$1" ;;
        *) printf 'Tetsunagi: %s\n' "$2" ;;
    esac
}

fail() {
    say "$1" "$2" >&2
    exit 1
}

# names FILE...: the package names in the lists, without the reasons.
names() {
    sed -e 's/#.*//' "$@" | tr -s ' \t\n' '\n' | grep . | sort -u
}

# missing < NAMES: those that dpkg does not call installed, on one line.
missing() {
    while read -r name; do
        dpkg-query --show --showformat='${db:Status-Status}\n' "$name" 2>/dev/null | grep -qx installed || printf '%s ' "$name"
    done
}

# as_root COMMAND...: directly for root, through sudo for anybody else.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1; then
        sudo "$@"
    else
        fail "Debian のパッケージを入れるには管理者の権限が要ります。root で実行するか、sudo を入れてください。" \
            "installing Debian packages needs root: run this as root, or install sudo."
    fi
}

# need_space MEGABYTES DIRECTORY
need_space() {
    free=$(df -Pk "$2" | awk 'NR == 2 { print int($4 / 1024) }')
    [ "$free" -ge "$1" ] || fail \
        "ディスクの空きが足りません（$2: ${free} MB、必要: $1 MB）。空けてから、もう一度実行してください。" \
        "not enough disk space in $2: ${free} MB free, $1 MB needed.  Make room and run this again."
}

# debian_packages FILE...: installs what the lists name and the machine lacks.
debian_packages() {
    command -v dpkg-query >/dev/null 2>&1 || fail \
        "Debian 12 で実行してください（dpkg がありません）。" "this needs Debian 12 (there is no dpkg here)."
    lacking=$(names "$@" | missing)
    [ -n "$lacking" ] || return 0
    need_space 1000 /usr
    say "Debian のパッケージを入れています: $lacking" "installing Debian packages: $lacking"
    as_root apt-get -qq update || fail \
        "Debian のパッケージ一覧を取れません。ネットワークを確かめてください。" \
        "cannot fetch Debian's package lists.  Is the network there?"
    log=$(mktemp)
    # shellcheck disable=SC2086  # the list is meant to fall apart into words
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq -o Dpkg::Use-Pty=0 install -y --no-install-recommends $lacking >"$log" 2>&1 </dev/null || {
        tail -n 20 "$log" >&2
        fail "Debian のパッケージが入りませんでした。ネットワークを確かめてください。くわしくは $log にあります。" \
            "Debian's packages could not be installed.  Is the network there?  The whole story is in $log."
    }
    rm -f "$log"
}

# is_311 PYTHON: the one version that the pinned wheels are for.
is_311() {
    "$1" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null
}

find_python() {
    for candidate in python3.11 python3 /usr/bin/python3; do
        is_311 "$candidate" && "$candidate" -c 'import ensurepip, venv' 2>/dev/null && { echo "$candidate"; return; }
    done
    return 1
}

make_venv() {
    is_311 "$venv/bin/python" && "$venv/bin/python" -m pip --version >/dev/null 2>&1 && return
    python=$(find_python) || fail \
        "Python 3.11 が見つかりません。Debian 12 の python3 と python3-venv が要ります。" \
        "no Python 3.11 with venv found.  Debian 12's python3 and python3-venv bring it."
    say "Python の環境を作っています（.venv）" "making Python's environment in .venv"
    "$python" -m venv --clear "$venv" || fail \
        ".venv を作れません。フォルダーに書きこめるか、確かめてください。" "cannot make .venv.  Is this folder writable?"
}

# python_packages REQUIREMENTS: installs the pinned wheels, unless this very list is already in place.
# --no-deps: the list is complete but for one dictionary left out on purpose (see compile-requirements.sh).
python_packages() {
    stamp=$venv/installed-$(basename "$1" .txt)
    wanted=$(cksum <"$1")
    [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] && is_311 "$venv/bin/python" && return
    need_space 3000 "$root"
    make_venv
    rm -rf "$venv"/lib/python3.11/site-packages/shiboken6/files.dir
    say "Python の部品を入れています（はじめは数分かかります）" "installing Python packages (a few minutes the first time)"
    "$venv/bin/python" -m pip install --quiet --no-deps --only-binary :all: --require-hashes --requirement "$1" || fail \
        "Python の部品が入りませんでした。ネットワークとディスクの空きを確かめてください。" \
        "Python packages could not be installed.  Check the network and the disk."
    echo "$wanted" >"$stamp"
}

# quick_start: what would be done anew at every start is done once, and a tenth of a second of each start is saved.
# PySide6 compiles the embedded half of itself each time it is imported; SBK_EMBED=0 has it written out as files.
# setuptools, which venv brings and nobody here needs, looks in at every start of Python.
quick_start() {
    written=$venv/lib/python3.11/site-packages/shiboken6/files.dir
    [ -d "$written/shibokensupport/__pycache__" ] && return
    SBK_EMBED=0 "$venv/bin/python" -c "import shiboken6"
    "$venv/bin/python" -m compileall -q "$written" || rm -rf "$written"
    "$venv/bin/python" -m pip --quiet uninstall --yes setuptools 2>/dev/null || :
}
