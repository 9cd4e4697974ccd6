import { problemKinds } from '@expenseai/contracts/errors';
import type { AppError } from '@expenseai/core/errors';
import { type FileProblem, fileProblems } from '@expenseai/core/importing/file-problems';

/** What went wrong with a file, for the person who brought it. */
export function problemOf({ code, details }: AppError): FileProblem {
  const { remark, detail = problemKinds[code].detail } = details;
  const known = fileProblems.codes.find((candidate) => candidate === remark?.code);
  return remark && known ? { code: known, params: remark.params } : fileProblems.make('said', { text: detail });
}

/** Why nothing was written, and what can be done. */
export function commitProblems(error: AppError): FileProblem[] {
  if (error.code === 'not-found' || error.code === 'forbidden') return [fileProblems.make('member-left')];
  return [problemOf(error), fileProblems.make('nothing-added')];
}

/** Of an import that has no problem. */
export const noProblem = { problem: null, problems: null } as const;

/** Problems as they are kept: by code, and as the sentence that they make. */
export function problemPatch(problems: readonly FileProblem[]) {
  const problem = problems.map(fileProblems.sentence).join(' ');
  return { problem, problems: JSON.stringify(problems) };
}

/** Problems by code; of a version that kept the sentence alone, that. */
export function problemsOf({
  problem,
  problems,
}: {
  problem: string | null;
  problems: object[] | null;
}): FileProblem[] {
  if (problem === null) return [];
  return (problems as FileProblem[] | null) ?? [fileProblems.make('said', { text: problem })];
}
