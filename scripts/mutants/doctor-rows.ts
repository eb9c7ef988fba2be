/** Mutants of the doctor: what was not looked at is never ok, and what is wrong fails. */
import { mutantsOf, type Mutant } from './mutant.ts'

// prettier-ignore
export const DOCTOR: readonly Mutant[] = mutantsOf('doctor', [
  ['the doctor takes a denial for a failure', 'doctor/doctor-check.ts', 'return skipped(`no permission: ${error.operation}`)', 'return failed(`no permission: ${error.operation}`, null)', 'what cannot be looked at is neither a failure nor ok'],
  ['the doctor does not skip what depends on a failure', 'doctor/doctor-check.ts', "(one.status === 'fail' || one.status === 'skipped')", "one.status === 'skipped'", 'without %s, exactly %s fails'],
  ['the doctor takes any sub', 'domain/aws/trust-of-subject.ts', 'StringEquals: (pattern, value) => pattern === value', 'StringEquals: (pattern) => pattern.length > 0', 'without %s, exactly %s fails'],
  ['the doctor exits with 0', 'doctor/doctor-check.ts', 'return wrong.length > 0 || notSeen(results).length > 0 ? 1 : 0', 'return wrong.length > 100 ? 1 : 0', 'without %s, exactly %s fails'],
])
