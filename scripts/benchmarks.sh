#!/usr/bin/env bash
# Makes the environments of the benchmarks, measures, and writes benchmarks/RESULTS.md and its picture: less than an hour.
#   scripts/benchmarks.sh [--quick] [--only NAME] [--help]     --quick: a minute, small sizes, only printed
# curl has to be on PATH; nginx is used where it is installed, with its dav module (apt install nginx).
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

command -v curl >/dev/null || { echo "curl is needed, and is not on PATH" >&2; exit 1; }
main=$(python_at_least 3.11)
make_env .venvs/peer "$main" dominodatalab==2.2.0
make_env .venvs/benchmarks "$main" -e '.[benchmarks]'
exec .venvs/benchmarks/bin/python -m benchmarks "$@"
