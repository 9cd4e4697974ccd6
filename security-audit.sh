#!/usr/bin/env bash
# Looks for what makes an installation unsafe: settings, dependencies, secrets in files, container and proxy
# configuration and, with --url, the running instance. Changes nothing. Needs openssl and curl, no more.
set -uo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd) || exit 2
# shellcheck source=deploy/audit/report.sh
source "$ROOT/deploy/audit/report.sh"
# shellcheck source=deploy/audit/environment.sh
source "$ROOT/deploy/audit/environment.sh"
# shellcheck source=deploy/audit/dependencies.sh
source "$ROOT/deploy/audit/dependencies.sh"
# shellcheck source=deploy/audit/files.sh
source "$ROOT/deploy/audit/files.sh"
# shellcheck source=deploy/audit/containers.sh
source "$ROOT/deploy/audit/containers.sh"
# shellcheck source=deploy/audit/proxy.sh
source "$ROOT/deploy/audit/proxy.sh"
# shellcheck source=deploy/audit/live.sh
source "$ROOT/deploy/audit/live.sh"

usage() {
  cat <<'HELP'
Usage: ./security-audit.sh [options]

Checks the settings, the dependencies, the files of the repository, the container and proxy configuration, and with
--url the running instance. Changes nothing.

  --env FILE          settings to check (.env.production)
  --url URL           probe the instance at this https address; without it live checks read 'not probed'
  --connect HOST:PORT connect there instead of to the address of --url, for example before its name is in DNS
  --http-port PORT    port that answers plain HTTP (80)
  --accept ID[,ID]    findings with these ids are told, but don't fail the audit (also SECURITY_AUDIT_ACCEPT)
  --offline           ask no registry for advisories; dependencies then read 'not checked'
  --json              the report as JSON
  --help              this text

Advisories come from the registry at NPM_REGISTRY, else from the one that this machine's npm uses.
The probe of the sign-in limit uses up the failed sign-ins of the address it comes from for 15 minutes, on an account
that doesn't exist.

Marks: ✓ right, ✗ a finding with what to do, – not checked, not probed or accepted.
Exit status: 0 no finding, 1 findings, 2 wrong usage.
HELP
}

wrong_usage() {
  printf '%s\nSee ./security-audit.sh --help\n' "$1" >&2
  exit 2
}

ENV_FILE=$ROOT/.env.production
URL='' CONNECT='' HTTP_PORT=80 OFFLINE='' ACCEPTED=${SECURITY_AUDIT_ACCEPT:-}

while (($# > 0)); do
  case $1 in
    --env | --url | --connect | --http-port | --accept)
      [[ -n ${2:-} ]] || wrong_usage "$1 needs a value."
      case $1 in
        --env) ENV_FILE=$2 ;;
        --url) URL=${2%/} ;;
        --connect) CONNECT=$2 ;;
        --http-port) HTTP_PORT=$2 ;;
        --accept) ACCEPTED+=",$2" ;;
      esac
      shift 2
      ;;
    --offline) OFFLINE=yes && shift ;;
    --json) AS_JSON=yes && shift ;;
    --help | -h) usage && exit 0 ;;
    *) wrong_usage "$1 is not an option." ;;
  esac
done

[[ -z $URL || $URL =~ ^https://[A-Za-z0-9.-]+(:[0-9]+)?$ ]] ||
  wrong_usage '--url must be https://HOST or https://HOST:PORT, without a path.'
[[ -z $CONNECT || $CONNECT =~ ^[A-Za-z0-9.:-]+:[0-9]+$ ]] || wrong_usage '--connect must be HOST:PORT.'
[[ $HTTP_PORT =~ ^[0-9]+$ ]] || wrong_usage '--http-port must be a number.'
for program in curl openssl awk grep; do
  command -v "$program" >/dev/null || wrong_usage "$program is needed, and isn't installed."
done

WORK=$(mktemp -d) || exit 2
trap 'rm -rf "$WORK"' EXIT

audit_environment
audit_dependencies
audit_files
audit_containers
audit_proxy
audit_live
finish_report
