# Sourced by the other scripts: environments by uv where it is there, else by venv and pip.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# python_at_least 3.11: the newest interpreter from that version on, as a command.
python_at_least() {
    local candidate
    for candidate in python3 python3.13 python3.12 python3.11 python3.10; do
        if "$candidate" -c "import sys; sys.exit(sys.version_info < (${1/./, }))" 2>/dev/null; then
            command -v "$candidate"
            return
        fi
    done
    echo "Python $1 or newer is needed, and none was found on PATH" >&2
    return 1
}

# make_env DIR PYTHON REQUIREMENT...: an environment with these installed. Made again only when what is asked for changed.
make_env() {
    local dir=$1 python=$2
    shift 2
    local wanted
    wanted=$("$python" -c 'import sys; print(sys.version, sys.argv[1:])' "$@")
    wanted+=$(cat pyproject.toml openapi/requirements.txt)
    if [ -f "$dir/.wanted" ] && [ "$(cat "$dir/.wanted")" = "$wanted" ]; then
        return
    fi
    rm -rf "$dir"
    if command -v uv >/dev/null; then
        uv venv --quiet --python "$python" "$dir"
        uv pip install --quiet --python "$dir/bin/python" "$@"
    else
        "$python" -m venv "$dir"
        "$dir/bin/python" -m pip install --quiet --disable-pip-version-check "$@"
    fi
    printf '%s\n' "$wanted" >"$dir/.wanted"
}
