# shellcheck shell=bash
# Secrets, images, data services, backup and migrations: all that happens while the release before serves; sourced by
# deploy.sh.

# Compose for this stage, at the release that is deployed.
compose() {
  compose_at "$VERSION" "$@"
}

# Compose at a release: with the compose file that it was started by, where that is kept.
compose_at() {
  local release=$1 file=$ROOT/docker-compose.production.yml name
  shift
  [[ ($ACTION == deploy && $release == "$VERSION") || ! -f $STATE/compose-$release.yml ]] ||
    file=$STATE/compose-$release.yml
  (
    # The lock is this process's alone; what compose leaves behind must not hold it.
    exec 9>&-
    export EXPENSEAI_VERSION=$release EXPENSEAI_ENVIRONMENT=$STAGE
    for name in EXPENSEAI_SUBNET PUBLISH_ADDRESS HTTP_PORT HTTPS_PORT; do
      [[ -z $(setting "$name") ]] || export "$name=$(setting "$name")"
    done
    exec "${COMPOSE[@]}" -p "$PROJECT" --project-directory "$ROOT" -f "$file" ${OVERRIDE:+-f "$OVERRIDE"} "$@"
  )
}

# Runs it into the log of this deploy; its last lines are shown where it fails.
logged() {
  printf '%s $ %s\n' "$(now)" "$*" >>"$STATE/log"
  "$@" </dev/null >>"$STATE/log" 2>&1 && return 0
  tail -n 20 "$STATE/log" | sed 's/^/    /' >&2
  return 1
}

prepare() {
  step 'Secrets and images'
  [[ -n $DRY_RUN ]] || keep_secrets
  act logged "$ROOT/deploy/prepare.sh" "$STAGE" || fail 'the secrets could not be written'
  act logged compose config -q || fail 'the compose file and the settings do not fit each other'
  if [[ -n $PULL ]]; then
    pull_images
  elif [[ -z $NO_BUILD ]]; then
    act logged compose build || fail 'the images could not be built'
  fi
  has_images "$VERSION" || fail "not every image of $VERSION is here"
  reached "images of $VERSION"
  step 'Database'
  act logged compose run --rm --no-deps -T folders || fail 'the folders could not be given to their users'
  # Where they run they are left alone: a deploy restarts no database.
  act logged compose up -d --no-deps --no-recreate postgres redis || fail 'PostgreSQL and Redis could not be started'
  [[ -n $DRY_RUN ]] || wait_healthy postgres || fail 'PostgreSQL is not healthy'
  back_up
  act logged compose run --rm --no-deps -T worker npm run --silent migration:run ||
    fail 'a migration failed; nothing of it stayed'
  reached "$(tail -n 1 "$STATE/log")"
}

# Ours are named without a registry; --pull takes them from IMAGE_REGISTRY.
pull_images() {
  local image source
  [[ -n ${IMAGE_REGISTRY:-} ]] || fail 'IMAGE_REGISTRY is not set; it names where the images are, such as ghcr.io/OWNER'
  for image in backend frontend backup; do
    source=$IMAGE_REGISTRY/expenseai-$image:$VERSION
    act logged docker pull "$source" || fail "$source could not be pulled"
    act logged docker tag "$source" "expenseai-$image:$VERSION" || fail "$source could not be named"
  done
}

has_images() {
  local image
  for image in backend frontend backup; do
    [[ -n $DRY_RUN ]] || docker image inspect "expenseai-$image:$1" >/dev/null 2>&1 || return 1
  done
}

back_up() {
  if [[ -n $SKIP_BACKUP ]]; then
    note 'no backup, as you said'
  elif [[ -z $FORMER && -z $HAD_DATA ]]; then
    note 'no backup: nothing was here before'
  # By the release before, which knows the schema as it is.
  elif act logged compose_at "${FORMER:-$VERSION}" run --rm --no-deps -T backup npm run --silent backup; then
    reached "$(tail -n 1 "$STATE/log")"
  elif [[ -n $FORMER ]]; then
    fail 'the backup failed; mend it, or say --skip-backup'
  else
    note 'no backup could be made: no release was finished here before'
  fi
}

# The secrets as the release before has them, until this one serves; those of an interrupted deploy stay.
keep_secrets() {
  local kept=$ROOT/secrets/$STAGE.before
  [[ -d $kept || ! -d $ROOT/secrets/$STAGE ]] || cp -a "$ROOT/secrets/$STAGE" "$kept"
}

# In place, since containers have the folders mounted.
restore_secrets() {
  local kept=$ROOT/secrets/$STAGE.before
  [[ -n $FORMER && -d $kept ]] || return 0
  cp -a "$kept/." "$ROOT/secrets/$STAGE/"
  forget_secrets
}

forget_secrets() {
  rm -rf "${ROOT:?}/secrets/$STAGE.before"
}

# Ends while the release before still serves everything.
fail() {
  restore_secrets
  record "$VERSION" "failed: $1"
  wrong "$1. The whole log is in ${STATE#"$ROOT/"}/log."
  [[ -z $FORMER ]] || printf '%sWhat served before serves on, untouched.%s\n' "$BOLD" "$PLAIN" >&2
  exit 1
}
