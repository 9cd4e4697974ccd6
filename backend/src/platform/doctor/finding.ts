import { type DoctorPart, type Finding, type FindingCode, findingTexts } from '@expenseai/contracts/doctor';

/** A finding with its sentence. */
export function finding(
  part: DoctorPart,
  state: Finding['state'],
  code: FindingCode,
  values: Finding['values'] = {},
): Finding {
  const text = findingTexts[code].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
  return { part, state, code, values, text };
}
