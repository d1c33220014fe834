#!/bin/sh
# Builds the explorer into the Python package when its sources are newer than what was built (their hash says so).
# The built files are committed, so nothing of this is needed to install or run Tular. `build.sh --force` builds anyway.
set -eu
cd "$(dirname "$0")"
if ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
  echo "Node is not here, so the explorer is served as it was last built; it is built anew where Node 20 or newer is."
  exit 0
fi
if [ "${1:-}" != "--force" ] && node scripts/fresh.mjs; then exit 0; fi
echo "Building the explorer with Node $(node --version)."
# Not `npm ci`: it refuses the lock file for a package of Windows alone, which npm leaves out when it writes one elsewhere.
npm install --no-save --silent --no-audit --no-fund
npm run --silent build
