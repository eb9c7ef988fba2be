/** Sets what of a service starts no deployment, and its tags. */
import type { UpdateServiceCommandOutput } from '@aws-sdk/client-ecs'
import type { Change } from '../../domain/change.ts'
import type { DeployResult } from '../../domain/rollout/rollout.ts'
import type { AttributeChanges } from '../../domain/service-attributes/attribute-changes.ts'
import type { DeployPorts, ServiceUpdate } from './service-update.ts'
import { notUpdated } from './update-failure.ts'

/**
 * Sets the number of tasks and the attributes that differ, in one request that starts no deployment; none where nothing differs. Gives what was set.
 * @throws ShipError with the fault's own code, and whether the service may have been changed
 */
export const setAlone = async (
  update: ServiceUpdate,
  from: number,
  ports: DeployPorts,
): Promise<Pick<DeployResult, 'scaledTo' | 'attributes'>> => {
  const { cluster, service, attributes } = update
  const count = countOf(update, from)
  const hasRequest = Object.keys(attributes.request).length > 0
  const changes: readonly Change[] = [
    ...(count === null ? [] : [{ kind: 'count', cluster, service, from, to: count } as const]),
    ...(hasRequest ? [{ kind: 'attributes', cluster, service, names: named(attributes) } as const] : []),
  ]
  const set = namesOf(attributes)
  if (changes.length === 0) return { scaledTo: null, ...set }
  const noted = changes.map((change) => ports.journal.aboutTo(change))
  const request = { cluster, service, ...(count === null ? {} : { desiredCount: count }), ...attributes.request }
  const send = (): Promise<UpdateServiceCommandOutput> => ports.target.ecs.updateService(request)
  await send().catch((error: unknown) => {
    throw notUpdated([error], noted, { service, registered: null })
  })
  for (const entry of noted) entry.changed()
  if (count !== null) ports.log.info(`desired count of ${service}: ${from} → ${count}`)
  announce(update, ports.log)
  return { scaledTo: count, ...set }
}

/** What was set, where anything was. */
export const namesOf = ({ names }: AttributeChanges): Pick<DeployResult, 'attributes'> =>
  names.length === 0 ? {} : { attributes: names }

/** Null: it stays as it is. */
const countOf = ({ desiredCount: { desiredCount } }: ServiceUpdate, from: number): number | null =>
  desiredCount === undefined || desiredCount === from ? null : desiredCount

const announce = ({ service, attributes }: ServiceUpdate, log: DeployPorts['log']): void => {
  const names = named(attributes)
  if (names.length > 0) log.info(`set ${names.join(', ')} of ${service}`)
  if (attributes.ofNewTasks.length === 0) return
  const late = attributes.ofNewTasks.join(', ')
  log.info(`${late}: the tasks that run now stay as they are; \`force-new-deployment\` replaces them`)
}

/** What UpdateService changes. */
const named = ({ request }: AttributeChanges): readonly string[] => Object.keys(request)

/**
 * Tags the service, before its update: tasks can take their tags from it when they start. `registered`: the revision for which it is done.
 * @throws ShipError with the fault's own code, and whether the service may have been changed
 */
export const setTags = async (
  { cluster, service, serviceArn, attributes: { tags } }: ServiceUpdate,
  registered: string | null,
  { target: { ecs }, journal, log }: DeployPorts,
): Promise<void> => {
  if (tags === null) return
  const noted = journal.aboutTo({ kind: 'attributes', cluster, service, names: ['tags'] })
  const { set, removed } = tags
  const sent: unknown[] = []
  const send = async (): Promise<void> => {
    if (set.length > 0) sent.push(await ecs.tagResource({ resourceArn: serviceArn, tags: [...set] }))
    if (removed.length > 0) sent.push(await ecs.untagResource({ resourceArn: serviceArn, tagKeys: [...removed] }))
  }
  await send().catch((error: unknown) => {
    // Where the first request was carried out, the second one's error does not say that nothing was changed.
    throw notUpdated([error], sent.length > 0 ? [] : [noted], { service, registered })
  })
  noted.changed()
  log.info(
    `tags of ${service}: ${[...set.map(({ key = '' }) => `${key} set`), ...removed.map((key) => `${key} removed`)].join(', ')}`,
  )
}
