/** Mutants of the ways back, and of what is known of a service around its deployment. */
import { mutantsOf, type Mutant } from './mutant.ts'

// prettier-ignore
const SERVICE_URL = mutantsOf('service-url', [
  ['a way back: a denied call for the URL fails the run', 'stages/plan/find-url.ts', 'if (!(error instanceof AwsError)) throw error', 'if (error instanceof AwsError) throw error', 'is empty without'],
  ['a way back: a rule that leads elsewhere is the URL', 'domain/load-balancing/leading.ts', 'targetGroupArns.includes(arn)', 'arn.length > 0', 'the name of the rule that leads to the service'],
])

// prettier-ignore
const COMMITS = mutantsOf('never-backwards', [
  ['a way back: a denial reads as an image without a commit', 'stages/plan/compared-commits.ts', 'if (error instanceof AwsError) return unknown(`the tags of ${what} cannot be read: ${error.message}`)', 'if (error instanceof AwsError) return unnamed(what)', 'without the right to read tags'],
  ['a way back: nobody notices what is not compared', 'stages/plan/never-backwards.ts', 'return { commitNote: finding }', 'return {}', 'and a notice says so'],
])

// prettier-ignore
const OUTLOOK = mutantsOf('rollback-outlook', [
  ['a way back: a circuit breaker without rollback is not mentioned', 'stages/plan/rollback-outlook.ts', "policy.origin === 'default' && isLeftFailed(service)", "policy.origin !== 'default' && isLeftFailed(service)", 'is in the log and in the summary'],
])

// prettier-ignore
const KEEP = mutantsOf('keep-revisions', [
  ['a way back: a revision that is needed is deregistered', 'stages/keep/keep-revisions.ts', 'const unused = old.filter((arn) => !inUse.arns.has(arn))', 'const unused = old.filter(() => inUse.arns.size >= 0)', 'only what nothing has or could go back to'],
  ['a way back: a clean-up that is denied fails the run', 'stages/keep/keep-revisions.ts', 'if (!(error instanceof AwsError)) throw error\n      return { kind', 'if (error !== null) throw error\n      return { kind', 'and the run succeeds'],
])

export const WAYS_BACK: readonly Mutant[] = [...SERVICE_URL, ...COMMITS, ...OUTLOOK, ...KEEP]
