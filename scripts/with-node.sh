#!/bin/sh
# Runs a script of ours with the Node version that the product pins, whatever the machine has, and installs first what
# is missing. exec: a signal to npm must reach the script itself.
cd "$(dirname "$0")/.." || exit 1
sh scripts/install.sh || exit 1
exec node_modules/node/bin/node --disable-warning=ExperimentalWarning "$@"
