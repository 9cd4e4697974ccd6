import { newSecret, variablesOf, withVariable } from './env-file.ts';

/** Exchanged in two deploys, since instances with the old and the new one run side by side meanwhile. */
const inTwoDeploys = ['JWT_SECRET', 'ENCRYPTION_KEY', 'AUDIT_KEY'];
/** Its earlier keys stay, newest first: they verify what they have signed. */
const kept = 'AUDIT_KEY';
/** Exchanged in one: nothing that was made with it is kept. */
const inOneDeploy = ['METRICS_TOKEN'];

export const rotatedSecrets = [...inTwoDeploys, ...inOneDeploy];

export interface RotationStep {
  text: string;
  /** `announced`: deploy, so that it is read everywhere. `changed`: deploy, so that it makes. `ended`: the old one is gone. */
  step: 'announced' | 'changed' | 'ended';
}

/**
 * The next step of exchanging a secret, by what the file holds; throws with a sentence where there is none. To be asked
 * before `ended`: whether anything still needs the old one.
 */
export function nextRotationStep(text: string, name: string): RotationStep {
  if (!rotatedSecrets.includes(name)) {
    throw new Error(`${name} is none of ${rotatedSecrets.join(', ')}, which are exchanged by this command.`);
  }
  const given = variablesOf(text);
  const current = given[name];
  if (current === undefined) {
    throw new Error(
      `${name} has no value in this file; what stands elsewhere is exchanged as docs/runbooks/rotation.md says.`,
    );
  }
  if (inOneDeploy.includes(name)) return { text: withVariable(text, name, newSecret()), step: 'changed' };
  const [nextName, previousName] = [`${name}_NEXT`, `${name}_PREVIOUS`];
  const next = given[nextName];
  const previous = given[previousName];
  if (previous !== undefined && name !== kept) return { text: withVariable(text, previousName, ''), step: 'ended' };
  if (next === undefined) return { text: withVariable(text, nextName, newSecret()), step: 'announced' };
  const earlier = previous === undefined ? current : `${current},${previous}`;
  const changed = withVariable(withVariable(text, previousName, earlier), name, next);
  return { text: withVariable(changed, nextName, ''), step: 'changed' };
}
