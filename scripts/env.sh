# Sourced by the other scripts: environments by uv where it is there, else by venv and pip.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# uv's own list of authorities knows no company's; the system's does. The second name is the older uv's.
export UV_SYSTEM_CERTS=true UV_NATIVE_TLS=true
# As on any user's machine: what Python does with its bytecode must not stay hidden from the tests.
unset PYTHONDONTWRITEBYTECODE

# interpreter 3.12: that Python, from PATH or from pyenv's versions, as a command; fails where there is none.
interpreter() {
    local candidate
    # A pyenv shim is on PATH for each version that is installed, and works only for the one that is selected.
    for candidate in "python$1" "${PYENV_ROOT:-$HOME/.pyenv}"/versions/"$1".*/bin/python"$1"; do
        if "$candidate" -c '' 2>/dev/null; then
            command -v "$candidate"
            return
        fi
    done
    return 1
}

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

# make_pip: the pip that installs into the others, since to put one into each takes as long as what it installs.
make_pip() {
    # Of a Python that was removed, a link is left that leads nowhere.
    [ -x .venvs/pip/bin/python ] && [ -x .venvs/pip/bin/pip ] ||
        "$(python_at_least 3.11)" -m venv --clear .venvs/pip
}

# make_env DIR PYTHON REQUIREMENT...: an environment with these installed. Made again only when what is asked for changed.
make_env() {
    local dir=$1 python=$2
    shift 2
    local wanted
    wanted=$("$python" -c 'import sys; print(sys.version, sys.argv[1:])' "$@")
    local argument
    for argument; do
        case $argument in
            -e) wanted+=$(cksum <pyproject.toml) ;;
            *.txt) wanted+=$(cksum <"$argument") ;;
            *.whl*) wanted+=$(cksum <"${argument%%[*}") ;;
        esac
    done
    if [ -f "$dir/.wanted" ] && [ "$(cat "$dir/.wanted")" = "$wanted" ]; then
        return
    fi
    echo "Making $dir"
    rm -rf "$dir"
    if command -v uv >/dev/null; then
        uv venv --quiet --python "$python" "$dir"
        uv pip install --quiet --python "$dir/bin/python" "$@"
    elif [ "$dir" = .venv ]; then  # the user's: it has a pip
        "$python" -m venv "$dir"
        "$dir/bin/python" -m pip install --quiet --disable-pip-version-check "$@"
    else
        make_pip
        "$python" -m venv --without-pip "$dir"
        # Of what is installed, the tests import a small part: the rest need not be compiled.
        .venvs/pip/bin/pip --python "$dir/bin/python" install --quiet --disable-pip-version-check --no-compile "$@"
    fi
    printf '%s\n' "$wanted" >"$dir/.wanted"
}

# make_envs: what the tests and checks use, made side by side. Interpreters that are missing are left out, and the tests
# that want them skip; so is the one that runs the whole suite anyway.
make_envs() {
    local main python version each whole making=()
    main=$(python_at_least 3.11)
    whole=$("$main" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    command -v uv >/dev/null || make_pip  # once, before those that are made side by side
    make_env .venvs/regen "$main" -r openapi/requirements.txt & making+=($!)
    # The official client owns the import name `domino`, too: an environment of its own.
    make_env .venvs/peer "$main" dominodatalab==2.2.0 & making+=($!)
    for version in 3.10 3.11 3.12 3.13; do
        if [ "$version" != "$whole" ] && python=$(interpreter "$version"); then
            make_env ".venvs/python$version" "$python" -e '.[cli,local]' pytest hypothesis trio & making+=($!)
        fi
    done
    # Airflow brings 150 packages of its own versions: only the long form of the tests asks for it.
    if [ -n "${DOMINO_FUZZ_REQUESTS:-}" ]; then
        make_env .venvs/airflow "$main" -e '.[airflow]' & making+=($!)
    fi
    make_env .venvs/test "$main" -e '.[test]'
    # The wheel, from the sdist as pip would make it, in an environment that cannot see the sources.
    rm -rf .venvs/dist
    .venvs/test/bin/python -m hatchling build -d .venvs/dist >/dev/null 2>&1 ||
        .venvs/test/bin/python -m hatchling build -d .venvs/dist
    make_env .venvs/wheel "$main" 'pyright[nodejs]>=1.1.390' 'pytest>=8.3' "$(echo .venvs/dist/*.whl)[cli,local]"
    for each in "${making[@]}"; do
        wait "$each"
    done
}
