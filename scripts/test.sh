#!/usr/bin/env bash
# Makes the environments, then runs every test; after the first step nothing but loopback is used.
#   scripts/test.sh [--long] [pytest arguments]     --long: the long forms of the crash and fuzz tests, too
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

if [ "${1:-}" = --long ]; then
    export DOMINO_CRASH_KILLS=200 DOMINO_FUZZ_REQUESTS=60000 DOMINO_FUZZ_EXAMPLES=300
    shift
fi
make_envs
exec .venvs/test/bin/python -m pytest "$@"
