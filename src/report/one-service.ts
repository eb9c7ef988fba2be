/** What outputs say of a run with one service. */
import { reachedBy } from '../domain/rollout/reached.ts'
import type { Results } from '../domain/results.ts'
import { resultOf, type RunRecord } from './record.ts'
import { servicesOf, type ServiceReport } from './service-reports.ts'

/** The outcome of its deployment; undefined before there is one. */
export const deploymentStatus = (record: RunRecord): string | undefined => {
  const outcome = resultOf(record, 'wait')?.outcome
  if (outcome !== undefined) return reachedBy(outcome) ?? outcome.kind
  return resultOf(record, 'deploy')?.kind === 'unchanged' ? 'unchanged' : undefined
}

/** The one service of the run; undefined where there are several, or none. */
export const onlyService = (record: RunRecord): ServiceReport | undefined => {
  const services = servicesOf(record)
  return services.length === 1 ? services[0] : undefined
}

/** The same, as it was planned: also known when nothing was deployed. */
export const onlyPlanned = (record: RunRecord): Results['plan']['services'][number] | undefined => {
  const services = resultOf(record, 'plan')?.services ?? []
  return services.length === 1 ? services[0] : undefined
}
