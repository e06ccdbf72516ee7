#!/usr/bin/env bash
# Style, types, and that generated/ is what openapi/ gives. (Types as users see them, in the wheel: tests/test_packaging.py.)
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

make_envs
bin=.venvs/test/bin
"$bin/ruff" check
"$bin/ruff" format --check
"$bin/mypy"
"$bin/pyright" --project pyproject.toml --pythonpath "$bin/python"
scripts/regen.sh --check
