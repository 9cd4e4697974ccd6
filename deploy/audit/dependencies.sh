# shellcheck shell=bash
# Known vulnerabilities of the production packages of package-lock.json, asked of the registry's advisories as
# `npm audit` does (POST /-/npm/v1/security/advisories/bulk).

audit_dependencies() {
  local registry status found
  begin dependencies 'No advisory concerns a production dependency'
  if [[ -n $OFFLINE ]]; then
    leave_out not-checked 'run without --offline'
    return
  fi
  if [[ ! -f $ROOT/package-lock.json ]]; then
    leave_out not-checked 'package-lock.json is missing'
    return
  fi
  registry=$(npm_registry)
  if [[ $registry != http*://* ]]; then
    leave_out not-checked "no registry is known; set NPM_REGISTRY to its address, or install npm, which knows one"
    return
  fi
  production_packages "$ROOT/package-lock.json" >"$WORK/packages.json"
  status=$(curl -sS --max-time 60 -o "$WORK/advisories.json" -w '%{http_code}' -H 'content-type: application/json' \
    --data-binary "@$WORK/packages.json" "${registry%/}/-/npm/v1/security/advisories/bulk" 2>/dev/null)
  # Whatever isn't plainly an answer about packages must not read as “nothing found”.
  if [[ $status != 200 ]] || ! grep -qE '^\{(\}|"[^"]+":\[\{).*' <<<"$(tr -d ' \n' <"$WORK/advisories.json" 2>/dev/null)"; then
    leave_out not-checked "$registry can't be asked (${status:-no answer}); run npm audit elsewhere"
    return
  fi
  while IFS= read -r found; do
    [[ -z $found ]] || fault "$found" 'update the package (npm update NAME), or accept the finding with its reason'
  done < <(advisories_in "$WORK/advisories.json")
  conclude
}

# The one that is named, else the one of this machine's npm; nothing where there is neither.
npm_registry() {
  if [[ -n ${NPM_REGISTRY:-} ]]; then
    printf '%s' "$NPM_REGISTRY"
  elif command -v npm >/dev/null; then
    npm config get registry 2>/dev/null
  fi
}

# {"name":["version",…],…} of what backend and frontend need, found as Node finds it: from the folder that asks upwards.
production_packages() {
  awk '
    function value(line) { sub(/^[^:]*: *"/, "", line); sub(/",?$/, "", line); return line }
    function key(line) { sub(/^ *"/, "", line); sub(/":.*/, "", line); return line }
    function need(path) { if (path in version && !(path in needed)) { needed[path] = 1; queue[++last] = path } }
    function find(from, name,  path) {
      for (;;) {
        path = (from == "" ? "" : from "/") "node_modules/" name
        if (path in version) return path
        if (from == "") return ""
        if (!sub(/\/[^\/]*$/, "", from)) from = ""
        sub(/\/node_modules$/, "", from)
      }
    }
    /^    ".*": \{$/ { path = key($0); list = ""; version[path] = ""; next }
    /^      "version": / { version[path] = value($0) }
    /^      "resolved": / { target[path] = value($0) }
    /^      "link": true/ { linked[path] = 1 }
    /^      "name": / { named[path] = value($0) }
    /^      "(dependencies|optionalDependencies)": \{$/ { list = "own"; next }
    /^      [^ ]/ { list = "" }
    /^        "/ { if (list == "own") wanted[path] = wanted[path] key($0) "\n" }
    END {
      need("backend"); need("frontend")
      for (at = 1; at <= last; at++) {
        path = queue[at]
        count = split(wanted[path], names, "\n")
        for (n = 1; n < count; n++) need(find(path, names[n]))
        if (path in linked) { need(target[path]); continue }
        if (path !~ /node_modules/) continue
        name = path; sub(/.*node_modules\//, "", name)
        if (path in named) name = named[path]
        if ((name, version[path]) in seen) continue
        seen[name, version[path]] = 1
        versions[name] = versions[name] (versions[name] == "" ? "" : ",") "\"" version[path] "\""
      }
      printf "{"
      for (name in versions) { printf "%s\"%s\":[%s]", separator, name, versions[name]; separator = "," }
      print "}"
    }' "$1"
}

# One line for each advisory: package, severity, title, address.
advisories_in() {
  sed -E 's/"([^"]+)":\[\{/\n\1\t{/g; s/\},\{/}\n\t{/g' "$1" | awk -F '\t' '
    function field(name,  text) {
      if (!match($2, "\"" name "\": *\"([^\"\\\\]|\\\\.)*\"")) return ""
      text = substr($2, RSTART, RLENGTH); sub(/^[^:]*: *"/, "", text); sub(/"$/, "", text)
      return text
    }
    NF > 1 { if ($1 != "") package = $1; print package ": " field("title") " (" field("severity") ", " field("url") ")" }'
}
