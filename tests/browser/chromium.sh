#!/bin/sh
# Makes sure that a Chromium is there for the browser tests: the Debian package, where this may install it.
# Without one the tests are skipped on a person's machine, with the reason, and CI fails here.
set -eu
for name in chromium chromium-browser google-chrome google-chrome-stable; do
  if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium \
    >/dev/null && exit 0
fi
echo "No Chromium found: the browser tests are skipped. Install one (Debian: apt-get install chromium)." >&2
test -z "${CI:-}"
