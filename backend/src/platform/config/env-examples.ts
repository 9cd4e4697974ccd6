import type { Setting } from './settings/setting.ts';
import { settingGroups } from './settings.ts';

/** Text of `.env.example`: every setting with its meaning, commented out at its default. */
export function envExample(): string {
  return `# Copy to .env and uncomment what you change; variables of the environment win over the file.\n\n${groups(localEntry)}`;
}

/**
 * Text of `.env.production.example`: every setting with its meaning. What production must be given has no value yet,
 * secrets with the command that makes one; the rest is commented out at its default.
 */
export function productionExample(): string {
  return `# Settings of a production installation. Copy it to .env.production and fill in what has no value, or run
# npm run secrets:generate -- .env.production
# which copies it and makes the secrets. The copy is yours alone: mode 0600, and never in version control.
# Instead of NAME, a secret may be given as NAME_FILE, the path of a file that holds it (Docker and Kubernetes secrets).

${groups(productionEntry)}`;
}

function groups(entry: (name: string, setting: Setting<unknown>) => string): string {
  return Object.entries<Record<string, Setting<unknown>>>(settingGroups)
    .map(([title, group]) => {
      const entries = Object.entries(group).map(([name, setting]) => entry(name, setting));
      return `## ${title}\n\n${entries.join('\n')}`;
    })
    .join('\n');
}

function localEntry(name: string, setting: Setting<unknown>): string {
  return `${explained(setting)}# ${name}=${setting.default ?? ''}\n`;
}

function productionEntry(name: string, setting: Setting<unknown>): string {
  const command = setting.generate === undefined ? '' : `# Make one with: ${setting.generate}\n`;
  const line = `${name}=${setting.production ?? setting.default ?? ''}`;
  const isOpen = setting.isRequired || setting.production !== undefined;
  return `${explained(setting)}${command}${isOpen ? line : `# ${line}`}\n`;
}

function explained({ meaning, expects }: Setting<unknown>): string {
  return `# ${meaning}\n# Expects ${expects}.\n`;
}
