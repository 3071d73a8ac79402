#!/bin/sh
# Makes .venv from requirements.lock. `make` calls it when there is none or the lock is newer.
set -eu

usable() {
    "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    for candidate in "${PYTHON:-python3}" python3.13 python3.12 python3.11; do
        if usable "$candidate"; then
            echo "$candidate"
            return
        fi
    done
}

install_python() {
    if [ "$(id -u)" = 0 ]; then
        as_root=""
    elif sudo -n true 2>/dev/null; then
        as_root="sudo -n"
    else
        return 0
    fi
    apt_get="$as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq"
    $apt_get update && $apt_get install -y python3-venv >/dev/null
}

python=$(find_python)
if [ -z "$python" ]; then
    install_python || true
    python=$(find_python)
fi
if [ -z "$python" ]; then
    echo "Python 3.11 or newer with venv is needed. Install: sudo apt-get install -y python3-venv" >&2
    exit 1
fi

if [ -L .venv ]; then
    echo ".venv is a link to another place: remove the link first" >&2
    exit 1
fi
echo "Making .venv (about a minute)"
"$python" -m venv --clear .venv
.venv/bin/python -m pip install -qq --disable-pip-version-check --no-deps --only-binary :all: \
    --require-hashes --requirement requirements.lock
cp requirements.lock .venv/requirements.lock
