#!/usr/bin/env bash
# Deploys this checkout: builds or pulls the images, backs the database up, migrates it, and replaces one service after
# another without a failed request; goes back by itself where the new version doesn't become healthy.
# Needs docker with compose, openssl and curl, no more.
set -uo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd) || exit 2
# shellcheck source=deploy/steps/told.sh
source "$ROOT/deploy/steps/told.sh"
# shellcheck source=deploy/audit/environment.sh
source "$ROOT/deploy/audit/environment.sh"
# shellcheck source=deploy/steps/checks.sh
source "$ROOT/deploy/steps/checks.sh"
# shellcheck source=deploy/steps/releases.sh
source "$ROOT/deploy/steps/releases.sh"
# shellcheck source=deploy/steps/prepare.sh
source "$ROOT/deploy/steps/prepare.sh"
# shellcheck source=deploy/steps/rollout.sh
source "$ROOT/deploy/steps/rollout.sh"

usage() {
  cat <<'HELP'
Usage: ./deploy.sh [options] production|staging            deploy this checkout
       ./deploy.sh [options] rollback production|staging   go back to the release before
       ./deploy.sh releases production|staging             what was deployed when, and how it ended

A deploy checks docker, disk, settings and files; writes the secrets as files; builds the images; backs the database
up; runs the migrations; replaces backend, backend-2, worker, frontend, frontend-2 one after the other, each once the
one before is healthy; tests and reloads nginx; and probes the instance from outside. Where a step fails, what was
replaced goes back to the release before. It can be run again at any time, also after it was interrupted. The first
deploy on an empty host is the same command.

  --version NAME     name of this release (the commit)
  --pull             pull the images of that version from IMAGE_REGISTRY instead of building them
  --no-build         take the images of that version that are here already, loaded by docker load
  --skip-backup      don't back the database up before
  --accept ID[,ID]   findings of security-audit.sh that are known and accepted (also SECURITY_AUDIT_ACCEPT)
  --override FILE    a further compose file, laid over docker-compose.production.yml (also COMPOSE_OVERRIDE)
  --dry-run          check, and print what would be done
  --help             this text

Settings are read from .env.production or .env.staging. DEPLOY_HEALTH_SECONDS (180) is the time that a service has to
become healthy, DEPLOY_FREE_GB (5) the disk space that is asked for.

Exit status: 0 deployed; 1 not deployed, and the release before goes on serving; 2 wrong usage, or a check failed
before anything was changed; 3 another deploy is running; 4 neither the new nor the old version is healthy.
HELP
}

wrong_usage() {
  printf '%s\nSee ./deploy.sh --help\n' "$1" >&2
  exit 2
}

ACTION=deploy STAGE='' VERSION='' PULL='' NO_BUILD='' SKIP_BACKUP='' DRY_RUN=''
OVERRIDE=${COMPOSE_OVERRIDE:-} ACCEPT=${SECURITY_AUDIT_ACCEPT:-}

while (($# > 0)); do
  case $1 in
    --version | --accept | --override)
      [[ -n ${2:-} ]] || wrong_usage "$1 needs a value."
      case $1 in
        --version) VERSION=$2 ;;
        --accept) ACCEPT+=",$2" ;;
        --override) OVERRIDE=$2 ;;
      esac
      shift 2
      ;;
    --pull) PULL=yes && shift ;;
    --no-build) NO_BUILD=yes && shift ;;
    --skip-backup) SKIP_BACKUP=yes && shift ;;
    --dry-run) DRY_RUN=yes && shift ;;
    --help | -h) usage && exit 0 ;;
    production | staging) STAGE=$1 && shift ;;
    rollback | releases) ACTION=$1 && shift ;;
    *) wrong_usage "$1 is neither an option nor production or staging." ;;
  esac
done
[[ -n $STAGE ]] || wrong_usage 'Say which: production or staging.'
[[ -z $VERSION || $VERSION =~ ^[A-Za-z0-9_][A-Za-z0-9_.-]{0,100}$ ]] ||
  wrong_usage '--version takes letters, digits, _, . and - only.'
[[ -z $OVERRIDE || -f $OVERRIDE ]] || wrong_usage "$OVERRIDE isn't there."

ENV_FILE=$ROOT/.env.$STAGE
STATE=$ROOT/.deploy/$STAGE
PROJECT=expenseai
[[ $STAGE == production ]] || PROJECT=expenseai-$STAGE

if [[ $ACTION == releases ]]; then
  list_releases
  exit
fi
mkdir -p "$STATE" || stop_before "$STATE can't be made. Run this as somebody who may write there."
take_lock
check_host
check_settings
if [[ $ACTION == rollback ]]; then
  roll_back_by_hand
else
  name_release
  check_audit
  deploy
fi
