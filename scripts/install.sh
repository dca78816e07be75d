#!/usr/bin/env bash
# Builds the environment in .venv. With --dev the tools for tests are added, and Chromium for the browser tests.
# Installs missing system packages itself when it runs as root on Debian or Ubuntu; otherwise it says in one line what lacks.
set -euo pipefail
cd "$(dirname "$0")/.."
dev=no; [ "${1:-}" = "--dev" ] && dev=yes

lacks() { echo "Thuishaven cannot be set up: $1" >&2; exit 1; }
apt_install() {
  command -v apt-get >/dev/null && [ "$(id -u)" = 0 ] || return 1
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } >/dev/null 2>&1
}

python=""
for name in "${PYTHON:-}" python3 python3.13 python3.12 python3.11; do
  [ -n "$name" ] && command -v "$name" >/dev/null || continue
  "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { python=$name; break; }
done
[ -n "$python" ] || { apt_install python3 python3-venv && python=python3; } \
  || lacks "Python 3.11 or newer is missing (Debian, Ubuntu: apt install python3 python3-venv)."

if ! .venv/bin/python -c 'import pip' 2>/dev/null; then
  rm -rf .venv
  "$python" -m venv .venv >/dev/null 2>&1 || { rm -rf .venv; apt_install python3-venv && "$python" -m venv .venv >/dev/null 2>&1; } \
    || lacks "the Python module venv is missing (Debian, Ubuntu: apt install python3-venv)."
fi

wanted=requirements.txt; [ $dev = yes ] && wanted=requirements-dev.txt
mark=.venv/installed-$dev
have=$({ pwd; cat requirements*.txt pyproject.toml; } | sha256sum)  # the place, too: the environment points at it
if [ "$(cat "$mark" 2>/dev/null || true)" != "$have" ]; then
  echo "Installing the Python packages (once) ..."
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r $wanted \
    || lacks "the Python packages could not be installed; is there a network?"
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . \
    || lacks "the project itself could not be installed."
  [ $dev = yes ] && echo "$have" > .venv/installed-no
  echo "$have" > "$mark"
fi
.venv/bin/pybabel --quiet compile --directory src/thuishaven/locale --domain django \
  || lacks "the translations could not be compiled."

if [ $dev = yes ] && ! command -v "${CHROMIUM:-chromium}" >/dev/null; then
  echo "Installing Chromium for the browser tests (once) ..."
  apt_install chromium || lacks "Chromium is missing for the browser tests (Debian: apt install chromium; or set CHROMIUM to a program)."
fi
