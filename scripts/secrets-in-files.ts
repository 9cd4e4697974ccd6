/** Forms that only secrets have: keys of services, private keys, passwords in addresses. */
const forms: Record<string, RegExp> = {
  'private key': /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\s*[A-Za-z0-9+/]{40}/,
  'AWS key': /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
  'GitHub token': /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{40,})/,
  'Slack token': /\bxox[abprs]-[A-Za-z0-9-]{20,}/,
  'key of a language model': /\bsk-(?:proj-|ant-)?[A-Za-z0-9_-]{32,}/,
  'Google key': /\bAIza[A-Za-z0-9_-]{35}\b/,
  'Stripe key': /\b[rs]k_live_[A-Za-z0-9]{20,}/,
  'npm token': /\bnpm_[A-Za-z0-9]{36}\b/,
  'signed token': /\beyJ[A-Za-z0-9_-]{15,}\.eyJ[A-Za-z0-9_-]{15,}\.[A-Za-z0-9_-]{20,}/,
  'own API token': /\beai_[A-Za-z0-9_-]{32,}/,
  'value of a secret': /^(?:JWT_SECRET|AUDIT_KEY|ENCRYPTION_KEY|METRICS_TOKEN|SMTP_PASSWORD)\w*=["']?[^\s"'#$<]{8,}/m,
};

/** The kinds of secrets that a text seems to hold. */
export function secretsIn(text: string): string[] {
  return Object.entries(forms).flatMap(([kind, form]) => (form.test(text) ? [kind] : []));
}
