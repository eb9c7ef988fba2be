/** Mutants of the ways back, and of what is known of a service around its deployment. */
import { mutantsOf, type Mutant } from './mutant.ts'

// prettier-ignore
const SERVICE_URL = mutantsOf('service-url', [
  ['a way back: a denied call for the URL fails the run', 'stages/plan/find-url.ts', 'if (!(error instanceof AwsError)) throw error', 'if (error instanceof AwsError) throw error', 'is empty without'],
  ['a way back: a rule that leads elsewhere is the URL', 'domain/load-balancing/service-url.ts', 'targetGroupArns.includes(arn)', 'arn.length > 0', 'the name of the rule that leads to the service'],
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

export const WAYS_BACK: readonly Mutant[] = [...SERVICE_URL, ...COMMITS, ...OUTLOOK]
