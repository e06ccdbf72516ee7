#!/usr/bin/env bash
# Builds the site of docs/ into build/site, where a warning is an error, and follows every link inside it.
#   scripts/docs.sh [--external]     --external: links to other sites, too, which asks them
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

make_env .venvs/docs "$(python_at_least 3.11)" -e '.[docs]'
PYTHONPATH=scripts exec .venvs/docs/bin/python -m pages build/site "$@"
