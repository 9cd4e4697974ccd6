# shellcheck shell=bash disable=SC2034
# How a check tells what it found; sourced by security-audit.sh.

AS_JSON='' FINDINGS=0 CHECK='' TITLE='' FAULTS=0
JSON_LINES=()
if [[ -t 1 && -z ${NO_COLOR:-} ]]; then
  GREEN=$'\e[32m' RED=$'\e[31m' DIM=$'\e[2m' BOLD=$'\e[1m' PLAIN=$'\e[0m'
else
  GREEN='' RED='' DIM='' BOLD='' PLAIN=''
fi

# Begins a check: its id, and what is right where no fault is found.
begin() {
  CHECK=$1 TITLE=$2 FAULTS=0
}

# What is wrong, and what to do.
fault() {
  FAULTS=$((FAULTS + 1))
  if [[ ,$ACCEPTED, == *,"$CHECK",* ]]; then
    report accepted "$1" "$2"
  else
    FINDINGS=$((FINDINGS + 1))
    report failed "$1" "$2"
  fi
}

# Ends a check that could be made.
conclude() {
  ((FAULTS > 0)) || report passed "$TITLE" ''
}

# Ends a check that could not be made: its state (not-checked, not-probed) and why.
leave_out() {
  report "$1" "$TITLE" "$2"
}

report() {
  local state=$1 text=$2 remedy=$3 mark
  if [[ -n $AS_JSON ]]; then
    JSON_LINES+=("{\"id\":$(quoted "$CHECK"),\"state\":\"$state\",\"text\":$(quoted "$text"),\"remedy\":$(quoted "$remedy")}")
    return
  fi
  case $state in
    passed) mark="$GREEN✓$PLAIN" ;;
    failed) mark="$RED✗$PLAIN" ;;
    *) mark="$DIM–$PLAIN" text="${state/-/ }: $text" ;;
  esac
  printf '%s %-28s %s%s\n' "$mark" "$CHECK" "$text" "${remedy:+ $DIM→ $remedy$PLAIN}"
}

# A JSON string.
quoted() {
  local text=$1
  text=${text//\\/\\\\} text=${text//\"/\\\"}
  printf '"%s"' "$(tr '\000-\037' ' ' <<<"$text" | sed 's/ $//')"
}

finish_report() {
  local IFS=,
  if [[ -n $AS_JSON ]]; then
    printf '{"findings":%d,"checks":[%s]}\n' "$FINDINGS" "${JSON_LINES[*]}"
  elif ((FINDINGS > 0)); then
    printf '\n%s%d findings.%s Mend them and run this again.\n' "$BOLD" "$FINDINGS" "$PLAIN"
  else
    printf '\n%sNo findings.%s What reads “–” was not looked at, or is accepted.\n' "$BOLD" "$PLAIN"
  fi
  ((FINDINGS == 0)) || exit 1
}
