/** Mutants of the ways back, and of what is known of a service around its deployment. */
import { mutantsOf, type Mutant } from './mutant.ts'

// prettier-ignore
const SERVICE_URL = mutantsOf('service-url', [
  ['a way back: a denied call for the URL fails the run', 'stages/plan/find-url.ts', 'if (!(error instanceof AwsError)) throw error', 'if (error instanceof AwsError) throw error', 'is empty without'],
  ['a way back: a rule that leads elsewhere is the URL', 'domain/load-balancing/service-url.ts', 'targetGroupArns.includes(arn)', 'arn.length > 0', 'the name of the rule that leads to the service'],
])

export const WAYS_BACK: readonly Mutant[] = [...SERVICE_URL]
