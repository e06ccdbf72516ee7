#!/usr/bin/env bash
# Installs into .venv, starts the embedded local Domino, and does the main job on it: examples/quick_start.py.
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

make_env .venv "$(python_at_least 3.10)" -e '.[local]'
exec .venv/bin/python examples/quick_start.py
