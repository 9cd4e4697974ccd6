import type { PartState } from '@expenseai/contracts/admin';
import { promptly } from '../../platform/metrics/promptly.ts';

/** Something that the instance stands on. */
export interface HealthPart {
  name: string;
  /** Without it nothing can be served: its failure makes the whole `down`, that of another `degraded`. */
  isVital: boolean;
  /** Throws where the part is down; answers asked for at once share one look. */
  look: () => Promise<PartFinding>;
}

export interface PartFinding {
  state: PartState;
  /** By name; times in milliseconds (`…Ms`) or seconds (`…Seconds`), sizes in bytes (`…Bytes`). */
  figures?: Record<string, number>;
}

export interface HealthReport {
  status: PartState;
  parts: { name: string; state: PartState; figures: Record<string, number> }[];
}

/** Whether this instance can serve. A part that takes longer than 2 s is down, so that a probe stays under 3 s. */
export class Health {
  readonly #parts: readonly HealthPart[];
  readonly #looks = new Map<HealthPart, Promise<PartFinding>>();
  #isDraining = false;

  constructor(parts: readonly HealthPart[]) {
    this.#parts = parts;
  }

  /** From now on the instance takes no new work: `isReady` is false, so that whoever distributes requests goes elsewhere. */
  drain(): void {
    this.#isDraining = true;
  }

  /** Asks the vital parts only. */
  async isReady(): Promise<boolean> {
    if (this.#isDraining) return false;
    const vital = this.#parts.filter(({ isVital }) => isVital);
    const findings = await Promise.all(vital.map((part) => this.#look(part)));
    return findings.every(({ state }) => state !== 'down');
  }

  /** Looks at every part at once. */
  async report(): Promise<HealthReport> {
    const parts = await Promise.all(
      this.#parts.map(async (part) => {
        const { state, figures = {} } = await this.#look(part);
        return { name: part.name, state, figures, isVital: part.isVital };
      }),
    );
    const isDown = parts.some(({ isVital, state }) => isVital && state === 'down');
    const isWhole = parts.every(({ state }) => state === 'ok');
    return {
      status: isDown ? 'down' : isWhole ? 'ok' : 'degraded',
      parts: parts.map(({ name, state, figures }) => ({ name, state, figures })),
    };
  }

  /** Probes that come at once share one question, so that a hanging database holds one connection and not one each. */
  #look(part: HealthPart): Promise<PartFinding> {
    const asked = this.#looks.get(part);
    if (asked) return withinPatience(asked);
    const look = part
      .look()
      .catch((): PartFinding => ({ state: 'down' }))
      .finally(() => this.#looks.delete(part));
    this.#looks.set(part, look);
    return withinPatience(look);
  }
}

async function withinPatience(look: Promise<PartFinding>): Promise<PartFinding> {
  return (await promptly(look)) ?? { state: 'down' };
}
