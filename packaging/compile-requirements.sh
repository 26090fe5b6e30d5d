#!/bin/sh
# Pins what pyproject.toml bounds: writes requirements.txt (to run) and requirements-dev.txt (to test), each with
# the hash of every wheel, so that any index or mirror serves the same bytes.  Run it after changing a dependency
# in pyproject.toml; add `--upgrade` to move the pins forward.
#
# sudachidict-core (193 MB) is left out on purpose: pyopenjtalk-plus imports sudachipy, but opens that dictionary
# only when asked to correct readings with it, which we never do (our readings are our own).  Hence `--no-deps`
# wherever these files are installed.
set -eu
cd "$(dirname "$0")/.."

compile() { # compile OUTPUT [pip-compile options]
    output=$1
    shift
    .venv/bin/pip-compile --quiet --generate-hashes --strip-extras \
        --no-emit-index-url --no-emit-find-links --no-emit-options --no-header --no-annotate \
        --unsafe-package sudachidict-core --unsafe-package pip --unsafe-package setuptools --unsafe-package wheel \
        --output-file "$output" "$@" pyproject.toml
    # Its closing remark (what was left out is "unsafe") would mislead: the reason is the one above.
    sed -i '/^$/,$d' "$output"
}

compile packaging/requirements.txt "$@"
compile packaging/requirements-dev.txt --extra dev --constraint packaging/requirements.txt "$@"
