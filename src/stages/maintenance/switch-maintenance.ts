/**
 * maintenance: the sorry page of each service is switched on or off by the priority of its rule, or shown. Everything is read and checked first;
 * nothing is changed where one of the services has a problem.
 */
import type { MaintenanceResult, ServicePage, WantedPage } from '../../domain/load-balancing/maintenance-result.ts'
import { ageInWords, stateInWords } from '../../domain/load-balancing/page-in-words.ts'
import { isOverdue } from '../../domain/load-balancing/sorry-page.ts'
import { fault } from '../../errors/fault.ts'
import type { ShipError } from '../../errors/ship-error.ts'
import type { Ports } from '../../ports/ports.ts'
import { defineStage } from '../../ports/stage.ts'
import type { MaintenanceConfig } from '../../settings/maintenance-config.ts'
import type { RegistryConfig, ServiceConfig } from '../../settings/config.ts'
import { accountIn, checkAccount } from '../plan/account.ts'
import { allOrEveryProblem, asOneError, everyCheck } from '../plan/every-problem.ts'
import { identify } from '../plan/identify.ts'
import { clusterFinder, readService } from '../plan/live-service.ts'
import { namedIn } from '../plan/named-in.ts'
import { findPage, type FoundPage } from './find-page.ts'
import { checkMove, isThere, movePage, type MovePorts } from './move-page.ts'

type Kept = Pick<ServiceConfig, 'key' | 'region' | 'account' | 'cluster' | 'service' | 'places' | 'maintenanceRule'>

export interface MaintenanceInput extends MaintenanceConfig {
  readonly registry: RegistryConfig
  readonly services: readonly Kept[]
}

type MaintenancePorts = MovePorts & Pick<Ports, 'registry'>

/**
 * Takes the services, gives their pages as they are afterwards.
 * @throws ShipError `E_MAINTENANCE_RULE`, `E_MAINTENANCE`, `E_MAINTENANCE_LONG`, `E_SERVICE_NOT_FOUND`, `E_ACCOUNT`; AwsError
 */
export const switchMaintenance = defineStage({
  kind: 'maintenance',
  title: 'Switch the sorry page',
  uses: ['registry', 'target', 'journal', 'clock', 'log'],
  run: async (input: MaintenanceInput, ports: MaintenancePorts): Promise<MaintenanceResult> => {
    const { wanted } = input.maintenance
    await identify(input, ports)
    const found = await findPages(input, ports)
    for (const one of found) describe(one, ports.log)
    const pages = await switchEach(found, wanted, ports)
    const result = { wanted, at: ports.clock.now(), pages }
    warnOfLong(result, input, ports.log)
    return result
  },
  record: (result) => result,
})

const findPages = async (input: MaintenanceInput, { target }: MaintenancePorts): Promise<readonly FoundPage[]> => {
  const { wanted } = input.maintenance
  const findCluster = clusterFinder(target.ecs)
  const pageOf = async (named: Kept): Promise<FoundPage> => {
    const { described, serviceArn } = await readService(named, target.ecs, findCluster)
    checkAccount({ what: serviceArn, account: accountIn(serviceArn), wanted: named.account })
    const found = await findPage(described, named, target.elasticloadbalancing)
    if (wanted !== 'show' && !isThere(found, wanted)) await everyCheck(() => checkMove(found, wanted))
    return found
  }
  return allOrEveryProblem(input.services.map((named) => pageOf(named).catch(namedIn(named)))).catch(
    (thrown: unknown) => {
      throw asOneError(thrown)
    },
  )
}

const describe = ({ service, page, uncovered }: FoundPage, log: MovePorts['log']): void => {
  log.info(`the sorry page of ${service} is ${stateInWords(page)}: priority ${page.priority} at ${page.listener}`)
  for (const what of uncovered) log.warning(`the sorry page of ${service} does not answer for ${what}`)
}

/** One after the other; services may share a page, which moves once. */
const switchEach = async (
  found: readonly FoundPage[],
  wanted: WantedPage,
  ports: MovePorts,
): Promise<readonly ServicePage[]> => {
  const pages = new Map<string, ServicePage>()
  for (const one of found)
    if (!pages.has(one.page.ruleArn)) pages.set(one.page.ruleArn, await switched(one, wanted, ports))
  return found.map(({ page, service }) => ({ ...page, moved: 'as-it-was', ...pages.get(page.ruleArn), service }))
}

/** A rule that is there already stays, but one that is on gets the time that it lacks. */
const switched = async (found: FoundPage, wanted: WantedPage, ports: MovePorts): Promise<ServicePage> => {
  const { page, service } = found
  const isKept = wanted === 'show' || (isThere(found, wanted) && (wanted === 'off' || page.since !== null))
  if (isKept) return { ...page, service, moved: 'as-it-was' }
  const moved = isThere(found, wanted) ? 'as-it-was' : 'moved'
  return { ...(await movePage(found, wanted, ports)), service, moved }
}

const warnOfLong = (result: MaintenanceResult, { maintenance }: MaintenanceInput, log: MovePorts['log']): void => {
  const { limitMs } = maintenance
  const long = result.pages.filter((page) => isOverdue(page, { now: result.at, limitMs }))
  if (long.length === 0) return
  if (result.wanted === 'show') throw onForTooLong(long, result, limitMs)
  for (const page of long) log.warning(inWords(page, result.at))
}

const inWords = (page: ServicePage, now: number): string =>
  `the sorry page of ${page.service} is ${stateInWords(page)}${page.since === null ? '' : ` (${ageInWords(now - page.since)})`}`

const onForTooLong = (long: readonly ServicePage[], result: MaintenanceResult, limitMs: number): ShipError =>
  fault('E_MAINTENANCE_LONG', {
    message: `${long.map((page) => inWords(page, result.at)).join('; ')}: at most ${ageInWords(limitMs)} is allowed (\`maintenance-limit-minutes\`)`,
    result,
  })
