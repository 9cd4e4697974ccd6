# shellcheck shell=bash
# Secrets in the files of the repository, by the forms of scripts/secrets-in-files.ts, and files that hold secrets.

# What only a secret looks like: kind, tab, extended regular expression.
secret_forms() {
  cat <<'FORMS'
AWS key	\b(AKIA|ASIA)[A-Z0-9]{16}\b
GitHub token	\b(gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{40,})
Slack token	\bxox[abprs]-[A-Za-z0-9-]{20,}
key of a language model	\bsk-(proj-|ant-)?[A-Za-z0-9_-]{32,}
Google key	\bAIza[A-Za-z0-9_-]{35}\b
Stripe key	\b[rs]k_live_[A-Za-z0-9]{20,}
npm token	\bnpm_[A-Za-z0-9]{36}\b
signed token	\beyJ[A-Za-z0-9_-]{15,}\.eyJ[A-Za-z0-9_-]{15,}\.[A-Za-z0-9_-]{20,}
own API token	\beai_[A-Za-z0-9_-]{32,}
value of a secret	^(JWT_SECRET|AUDIT_KEY|ENCRYPTION_KEY|METRICS_TOKEN|SMTP_PASSWORD)[A-Za-z0-9_]*=["']?[^[:space:]"'#$<]{8,}
FORMS
}

# Paths of what is, or would be, in version control, each ended by a zero byte.
repository_files() {
  if git -C "$ROOT" rev-parse --is-inside-work-tree >/dev/null 2>&1; then
    git -C "$ROOT" ls-files --cached --others --exclude-standard -z
  else
    (cd "$ROOT" && find . -type d \( -name node_modules -o -name .git -o -name dist -o -name out -o -name .next -o \
      -name data -o -name logs -o -name secrets -o -name .cache \) -prune -o -type f ! -name '.env.production' \
      ! -name '.env.staging' ! -name .env -print0)
  fi
}

audit_files() {
  local kind form file
  begin files.secrets 'No file of the repository holds a secret'
  secret_forms | cut -f 2 >"$WORK/forms"
  while IFS= read -r file; do
    while IFS=$'\t' read -r kind form; do
      ! grep -qsIE -e "$form" -- "$ROOT/$file" ||
        fault "$file: $kind" 'take it out, exchange it (docs/runbooks/rotation.md), and remove it from the history'
    done < <(secret_forms)
  done < <(cd "$ROOT" && repository_files | xargs -0 grep -lsIE -f "$WORK/forms" --)
  while IFS= read -r file; do
    fault "$file: private key" 'take it out, and exchange it'
  done < <(cd "$ROOT" && repository_files |
    xargs -0 grep -lszIE -e '-----BEGIN ([A-Z]+ )?PRIVATE KEY-----[[:space:]]*[A-Za-z0-9+/]{40}' --)
  conclude
  begin files.ignored 'Settings and secrets stay out of version control and of images'
  if git -C "$ROOT" rev-parse --is-inside-work-tree >/dev/null 2>&1; then
    while IFS= read -r file; do
      fault "$file is in version control" "git rm --cached $file, and exchange its secrets"
    done < <(git -C "$ROOT" ls-files -- '.env' '.env.*' 'secrets/' '*.pem' '*.key' | grep -vE '(^|/)\.env(\.production)?\.example$')
  fi
  for file in '.env*' secrets; do
    grep -qE "^/?${file//[*.]/.}(/?|\*|\.\*)$" "$ROOT/.gitignore" 2>/dev/null ||
      { [[ $file == '.env*' ]] && grep -qE '^\.env\.\*$' "$ROOT/.gitignore" 2>/dev/null; } ||
      fault ".gitignore doesn't name $file" "add a line: $file"
    [[ ! -f $ROOT/Dockerfile.production ]] || is_kept_from_images "$file" ||
      fault ".dockerignore doesn't name $file" "add a line: $file"
  done
  conclude
}

# Docker takes `*` in .dockerignore as everything, from which `!` lines make exceptions.
is_kept_from_images() {
  local list=$ROOT/.dockerignore
  [[ -f $list ]] || return 1
  grep -qE '^\*\*?$' "$list" && ! grep -qE "^!(\./)?(\.env|secrets)" "$list" && return 0
  grep -qxF -e "$1" -e "**/$1" -e "$1/" -e "${1%\*}" -e "/$1" "$list"
}
