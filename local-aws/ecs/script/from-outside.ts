/** What others do to a service while its deployment is under way. */
import type { EcsState, Rollout, ServiceRecord } from '../records.ts'
import { startRollout } from '../rollout.ts'
import { scaleService } from '../tasks.ts'
import type { Change } from './scenario.ts'

type FromOutside = Extract<Change, { readonly kind: 'superseded' | 'scales' | 'service-deleted' }>

/** Whether it is one of these. */
export const isFromOutside = (change: Change): change is FromOutside =>
  ['superseded', 'scales', 'service-deleted'].includes(change.kind)

interface Place {
  readonly state: EcsState
  readonly service: ServiceRecord
  readonly rollout: Rollout
  readonly at: Date
}

/** Changes the state as another party does. */
export const actFromOutside = ({ state, service, rollout, at }: Place, change: FromOutside): void => {
  switch (change.kind) {
    case 'superseded':
      startRollout(state, service, { taskDefinition: (rollout.previous ?? rollout).taskDefinition, at })
      return
    case 'scales':
      scaleService(service, change.desiredCount)
      return
    case 'service-deleted':
      Object.assign(service.shape, { status: 'INACTIVE', desiredCount: 0, deployments: [] })
      return
    default:
      change satisfies never
  }
}
