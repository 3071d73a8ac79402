#!/bin/sh
# Resolves requirements.lock for every machine we support, with hashes. The resolver lives in a directory of its own.
set -eu

.venv/bin/python -m venv .local/lock
.local/lock/bin/python -m pip install -qq --disable-pip-version-check uv==0.13.9
UV_PYTHON_DOWNLOADS=never .local/lock/bin/python -m uv pip compile --quiet --universal --python-version 3.11 \
    --only-binary :all: --generate-hashes --custom-compile-command "make lock" \
    --output-file requirements.lock requirements.txt requirements-dev.txt
