# shellcheck shell=bash
# What was deployed when: $STATE/releases has a line for each deploy, $STATE/current the release that serves,
# $STATE/previous the one before, and $STATE/compose-RELEASE.yml the compose file that each was started by.

list_releases() {
  if [[ -f $STATE/releases ]]; then
    cat "$STATE/releases"
  else
    echo "Nothing was deployed to $STAGE yet."
  fi
}

# The release that serves, or nothing before the first.
current_release() {
  cat "$STATE/current" 2>/dev/null
}

# Notes how a deploy of a release ended.
record() {
  [[ -n $DRY_RUN ]] || printf '%s\t%s\t%s\t%s\n' "$(now)" "$1" "$2" "$(id -un)" >>"$STATE/releases"
}

# The release serves from now on.
make_current() {
  local before
  before=$(current_release)
  cp "$ROOT/docker-compose.production.yml" "$STATE/compose-$1.yml"
  [[ $before == "$1" || -z $before ]] || printf '%s\n' "$before" >"$STATE/previous"
  printf '%s\n' "$1" >"$STATE/current"
}

# Keeps the images and compose files of this release and of the one before.
remove_old_images() {
  local image file kept
  kept="$1 $(cat "$STATE/previous" 2>/dev/null)"
  while IFS= read -r image; do
    [[ " $kept latest " != *" ${image##*:} "* ]] || continue
    docker image rm "$image" >/dev/null 2>&1 && note "removed $image"
  done < <(docker image ls --format '{{.Repository}}:{{.Tag}}' | grep -E '(^|/)expenseai-(backend|frontend|backup):')
  for file in "$STATE"/compose-*.yml; do
    [[ -f $file ]] || continue
    file=${file##*/compose-} file=${file%.yml}
    [[ " $kept " == *" $file "* ]] || rm -f "$STATE/compose-$file.yml"
  done
}
