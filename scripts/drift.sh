#!/usr/bin/env bash
# Compares openapi/domino.yaml with what a deployment says of itself, or with stored descriptions: what breaks us, what
# is new, what is known. Exit status 1 if something breaks us, 2 if it cannot be told. --help says what counts as what.
#   scripts/drift.sh                              the deployment of DOMINO_API_HOST and DOMINO_USER_API_KEY
#   scripts/drift.sh https://domino.example.com   another one
#   scripts/drift.sh FILE ...                     descriptions in files, JSON or YAML
here=$PWD
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

make_env .venvs/regen "$(python_at_least 3.11)" -r openapi/requirements.txt >&2
root=$PWD
cd "$here" # files are named from where the caller is
exec "$root/.venvs/regen/bin/python" "$root/scripts/description/drift.py" "$@"
