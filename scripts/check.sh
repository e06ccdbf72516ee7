#!/usr/bin/env bash
# Style, types, and that generated/ is what openapi/ gives. (Types as users see them, in the wheel: tests/test_packaging.py.)
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

make_envs
bin=.venvs/test/bin
"$bin/ruff" check
"$bin/ruff" format --check
# Side by side, each on one core; what one says comes as a whole.
told() { local said; said=$("$@" 2>&1) && echo "$said" || { echo "$said"; return 1; }; }
told "$bin/mypy" & checks=($!)
told "$bin/pyright" --project pyproject.toml --pythonpath "$bin/python" & checks+=($!)
told scripts/regen.sh --check & checks+=($!)
for each in "${checks[@]}"; do
    wait "$each"
done
