import { FlagName } from '@expenseai/contracts/flags';
import {
  type EvaluationContext,
  FlagNotFoundError,
  type Provider,
  type ResolutionDetails,
  StandardResolutionReasons,
  TypeMismatchError,
} from '@openfeature/server-sdk';
import type { FlagSetting } from './flags.repository.ts';

/**
 * The source of OpenFeature's answers (specification 2.2): settings held in memory, so that asking costs nothing. The
 * context names the user (`targetingKey`) and the ledger (`ledgerId`).
 */
export class FlagProvider implements Provider {
  readonly metadata = { name: 'expenseai' };
  readonly runsOn = 'server';
  settings: readonly FlagSetting[] = [];
  readonly #defaults: Record<FlagName, boolean>;

  constructor(defaults: Record<FlagName, boolean>) {
    this.#defaults = defaults;
  }

  async resolveBooleanEvaluation(
    flag: string,
    _default: boolean,
    { targetingKey, ledgerId }: EvaluationContext,
  ): Promise<ResolutionDetails<boolean>> {
    const name = FlagName.safeParse(flag);
    if (!name.success) throw new FlagNotFoundError(`There is no flag ${flag}`);
    const find = (scope: FlagSetting['scope'], subjectId: unknown) =>
      this.settings.find((one) => one.flag === flag && one.scope === scope && one.subjectId === subjectId);
    const setting =
      (targetingKey && find('user', targetingKey)) || (ledgerId && find('ledger', ledgerId)) || find('everybody', null);
    return setting
      ? { value: setting.isOn, reason: StandardResolutionReasons.TARGETING_MATCH }
      : { value: this.#defaults[name.data], reason: StandardResolutionReasons.DEFAULT };
  }

  resolveStringEvaluation = onlyBoolean;
  resolveNumberEvaluation = onlyBoolean;
  resolveObjectEvaluation = onlyBoolean;
}

async function onlyBoolean(): Promise<never> {
  throw new TypeMismatchError('Flags are on or off');
}
