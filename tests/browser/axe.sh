#!/bin/sh
# Makes sure that axe-core is there for the browser tests, by the explorer's own lock file. Without Node the tests that
# need it are skipped, with the reason.
set -eu
cd "$(dirname "$0")/../../service/explorer"
test -f node_modules/axe-core/axe.min.js && exit 0
command -v npm >/dev/null 2>&1 && npm install --no-save --silent --no-audit --no-fund && exit 0
echo "Node is not here, or its packages could not be fetched: the browser tests by axe are skipped." >&2
