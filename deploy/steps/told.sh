# shellcheck shell=bash disable=SC2034
# What deploy.sh says; sourced by it.

if [[ -t 1 && -z ${NO_COLOR:-} ]]; then
  GREEN=$'\e[32m' RED=$'\e[31m' BOLD=$'\e[1m' PLAIN=$'\e[0m'
else
  GREEN='' RED='' BOLD='' PLAIN=''
fi

# A step that begins.
step() {
  printf '%s— %s%s\n' "$BOLD" "$1" "$PLAIN"
}

right() {
  printf '  %s✓%s %s\n' "$GREEN" "$PLAIN" "$1"
}

note() {
  printf '  %s\n' "$1"
}

wrong() {
  printf '  %s✗%s %s\n' "$RED" "$PLAIN" "$1" >&2
}

# Ends before anything was changed.
stop_before() {
  wrong "$1"
  printf '%sNothing was changed.%s\n' "$BOLD" "$PLAIN" >&2
  exit 2
}

# What was reached, where it was more than tried.
reached() {
  [[ -n $DRY_RUN ]] || right "$1"
}

# Does it, or says that it would.
act() {
  local words="$*"
  if [[ -n $DRY_RUN ]]; then
    note "would run: ${words#logged }"
  else
    "$@"
  fi
}
