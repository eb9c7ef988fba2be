/** Where to look next: the service, the repository, the commit, the run, what the error means. */
import { urlInWords } from '../../domain/load-balancing/service-url.ts'
import { plainLine } from '../hostile.ts'
import { stagesOf, type RunRecord } from '../record.ts'
import { repositoryIn } from '../repository.ts'
import type { RunFacts } from '../run-facts.ts'
import { logAddress, repositoryAddress, serviceAddress, taskAddress } from './console-links.ts'
import { errorsOf } from './errors.ts'
import { rolloutsOf } from './rollouts.ts'
import { taskLinks } from './tasks.ts'

export interface Address {
  readonly text: string
  readonly address: string | null
}

/** Those that are known. `docsUrl` is the address of the folder of `docs/`, or null: then the page is named without a link. */
export const linksOf = (record: RunRecord, docsUrl: string | null): readonly Address[] => [
  ...urlLinks(record),
  ...serviceLinks(record),
  ...failedTaskLinks(record),
  ...logLinks(record),
  ...taskLinks(record),
  ...repositoryLinks(record),
  ...(record.run === null ? [] : runLinks(record.run)),
  ...errorLinks(record, docsUrl),
]

/** Where each service answers; one without HTTPS is named and not linked. */
const urlLinks = (record: RunRecord): readonly Address[] =>
  rolloutsOf(record).flatMap(({ planned }) =>
    planned?.url === undefined ? [] : [{ text: urlInWords(planned.url), address: planned.url.url }],
  )

const serviceLinks = (record: RunRecord): readonly Address[] =>
  rolloutsOf(record).flatMap(({ name, deploy, planned }) => {
    const cluster = deploy?.cluster ?? planned?.clusterArn
    const address = cluster === undefined ? null : serviceAddress(cluster, name)
    return address === null ? [] : [{ text: `${name} in ECS`, address }]
  })

/** The task of the container that failed; ECS shows it for an hour. */
const failedTaskLinks = (record: RunRecord): readonly Address[] =>
  rolloutsOf(record).flatMap(({ deploy, wait }) => {
    const failed = wait?.cause?.failed
    const address = failed === undefined || deploy === null ? null : taskAddress(deploy.cluster, failed.taskId)
    return failed === undefined || address === null ? [] : [{ text: `failed task of ${failed.container}`, address }]
  })

/** What the container that failed printed, where CloudWatch Logs has it. */
const logLinks = (record: RunRecord): readonly Address[] =>
  rolloutsOf(record).flatMap(({ render, deploy, wait }) => {
    const failed = wait?.cause?.failed
    const log = render?.logs.find(({ container }) => container === failed?.container)
    if (failed === undefined || log === undefined || deploy === null) return []
    const stream = log.logPrefix === null ? null : `${log.logPrefix}/${failed.container}/${failed.taskId}`
    const address = logAddress(deploy.cluster, { group: log.logGroup, region: log.logRegion, stream })
    return address === null ? [] : [{ text: `log of ${failed.container}`, address }]
  })

/** Once the run has pushed there, or tried to. */
const repositoryLinks = (record: RunRecord): readonly Address[] => {
  const isConcerned = stagesOf(record, 'push').some(({ status, result }) => status === 'failed' || result !== null)
  const target = isConcerned ? repositoryIn(record) : null
  const address = target === null ? null : repositoryAddress(target.registry, target.repository)
  return target === null || address === null ? [] : [{ text: `${target.repository} in ECR`, address }]
}

const SHORT_SHA = 7

const runLinks = ({ serverUrl, repository, sha, runId, runAttempt }: RunFacts): readonly Address[] => {
  if (repository === null) return []
  const base = `${serverUrl}/${repository}`
  const attempt = runAttempt === null ? '' : `/attempts/${runAttempt}`
  return [
    { text: `commit ${sha.slice(0, SHORT_SHA)}`, address: `${base}/commit/${sha}` },
    ...(runId === null
      ? []
      : [{ text: 'run', address: `${base}/actions/runs/${encodeURIComponent(plainLine(runId))}${attempt}` }]),
  ]
}

const errorLinks = (record: RunRecord, docsUrl: string | null): readonly Address[] =>
  errorsOf(record)
    .slice(0, 1)
    .flatMap(({ error: { code, docs } }) =>
      docs === null
        ? []
        : [
            docsUrl === null
              ? { text: `about ${code}: ${docs}`, address: null }
              : { text: `about ${code}`, address: `${docsUrl}${docs}` },
          ],
    )
