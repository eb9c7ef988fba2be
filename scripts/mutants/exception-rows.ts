/** Mutants of what a judgement goes by besides the policy: exceptions, who may decide them, and floors. */
import { mutantsOf, type Mutant } from './mutant.ts'

// Tables: one row, one mutant.
// prettier-ignore
export const EXCEPTIONS: readonly Mutant[] = [
  ...mutantsOf('exceptions', [
    ['an exception without an end', 'domain/scan/exceptions/uses.ts', 'expires === null || today <= expires', 'expires !== today', 'an expired one no longer holds'],
  ]),
  ...mutantsOf('exceptions-pull', [
    ['a pull request brings its exceptions', 'settings/exceptions/read-exceptions.ts', "if (from === 'head')", "if (from !== 'x')", 'that adds exceptions gets the verdict'],
  ]),
  ...mutantsOf('policy-file', [
    ['a floor without severities', 'domain/scan/policy/floor.ts', '[...POLICY_ROWS, ...JUDGING_ROWS]', '[...POLICY_ROWS.slice(1), ...JUDGING_ROWS]', 'what relaxes it is one error'],
  ]),
]
