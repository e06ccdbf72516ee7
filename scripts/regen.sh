#!/usr/bin/env bash
# Regenerates generated/domino_api from openapi/, and domino/blocking from domino/areas, byte-identical on every run.
# A description from which something else would be generated than it says is refused before anything is written.
# The public API is written down in generated/public_api.txt; a change that breaks callers has to be allowed.
#   scripts/regen.sh                      regenerate, then say what changed in the public API
#   scripts/regen.sh --check              change nothing; exit 1 with a diff when the committed output differs
#   scripts/regen.sh --allow-breaking     a change that breaks callers is meant
#   scripts/regen.sh --against REV        say besides what changed in the public API since this git revision
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

usage() { sed -n '2,8s/^# \{0,1\}//p' scripts/regen.sh; }
refuse() { printf 'regen.sh: %s\n\n' "$1" >&2; usage >&2; exit 2; }

check=false changed=false against= report=()
while [ $# -gt 0 ]; do
    case $1 in
        --check) check=true ;;
        --against)
            [ $# -gt 1 ] || refuse "--against needs a git revision"
            git rev-parse --quiet --verify "$2^{commit}" >/dev/null || refuse "--against: $2 is no git revision"
            against=$2
            shift
            ;;
        --allow-breaking) report+=(--allow-breaking) ;;
        -h | --help) usage; exit ;;
        *) refuse "unknown option $1" ;;
    esac
    shift
done

env=.venvs/regen
make_env "$env" "$(python_at_least 3.11)" -r openapi/requirements.txt
"$env/bin/python" scripts/description/lint.py openapi/domino.yaml >&2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
fresh=$scratch/domino_api

# What the generator reads in one piece is also what the local Domino says of itself, and a part of the release.
description=domino/local/public-api.json
"$env/bin/python" scripts/description/bundle.py openapi/domino.yaml "$scratch/public-api.json"
"$env/bin/python" scripts/description/generate.py openapi/domino.yaml "$fresh" >/dev/null
# The areas of Domino are those of AsyncDomino, driven: written code, so in the style of the project.
blocking=$scratch/blocking
"$env/bin/python" scripts/make_blocking.py domino/areas "$blocking"
"$env/bin/ruff" check --quiet --no-cache --config pyproject.toml --select F401,I --fix "$blocking"
"$env/bin/ruff" format --quiet --no-cache --config pyproject.toml "$blocking"

if $check; then
    if ! diff -ru --exclude=__pycache__ generated/domino_api "$fresh" || ! diff -u $description "$scratch/public-api.json"; then
        echo "generated/domino_api is not what openapi/ gives: run scripts/regen.sh and commit the result" >&2
        exit 1
    fi
    if ! diff -ru --exclude=__pycache__ domino/blocking "$blocking"; then
        echo "domino/blocking is not what domino/areas gives: run scripts/regen.sh and commit the result" >&2
        exit 1
    fi
    echo "generated/domino_api and domino/blocking are up to date"
    report+=(--check)
else
    diff -rq --exclude=__pycache__ generated/domino_api "$fresh" >/dev/null 2>&1 || changed=true
    rm -rf generated/domino_api
    mkdir -p generated
    cp -r "$fresh" generated/domino_api
    cp "$scratch/public-api.json" $description
    rm -rf domino/blocking
    cp -r "$blocking" domino/blocking
fi
if $changed; then
    echo "generated/domino_api has changed: scripts/check.sh tells whether domino/ still fits"
fi
"$env/bin/python" scripts/description/api_changes.py "${report[@]}"
if [ -n "$against" ]; then
    "$env/bin/python" scripts/description/api_changes.py --against "$against"
fi
