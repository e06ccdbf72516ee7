#!/usr/bin/env bash
# Makes the environments, then runs every test; after the first step nothing but loopback is used.
#   scripts/test.sh [--long] [pytest arguments]     --long: the long forms of the crash and fuzz tests, too,
#   and Domino's own descriptions, where they are, through the templates (DOMINO_DESCRIPTIONS: their folder)
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

if [ "${1:-}" = --long ]; then
    export DOMINO_CRASH_KILLS=200 DOMINO_FUZZ_REQUESTS=60000 DOMINO_FUZZ_EXAMPLES=300 DOMINO_PROPERTY_EXAMPLES=50
    export DOMINO_DESCRIPTIONS=${DOMINO_DESCRIPTIONS:-../shared/reference}
    shift
fi
make_envs
# Tests mostly wait, for servers and for programs: two a core, and who has finished takes over from who has not.
exec .venvs/test/bin/python -m pytest -n "$((2 * $(getconf _NPROCESSORS_ONLN)))" --dist worksteal --durations 15 "$@"
