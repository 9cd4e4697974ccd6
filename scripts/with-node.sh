#!/bin/sh
# Runs a script of ours with the Node version that the product pins, whatever the machine has.
# exec: a signal to npm must reach the script itself.
cd "$(dirname "$0")/.." || exit 1
exec node_modules/node/bin/node --disable-warning=ExperimentalWarning "$@"
