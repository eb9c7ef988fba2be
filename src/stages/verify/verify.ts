/**
 * verify: reads what the services depend on (roles, secrets, log groups, load balancers, networks, capacity) and says what is missing or
 * wrong before anything is changed. It changes nothing. What its role may not read is counted, and never fails the run.
 */
import { serviceOf, type LiveTarget } from '../../domain/aws/live.ts'
import {
  sentence,
  checksOf,
  missingActions,
  type Verified,
  type VerifiedService,
} from '../../domain/verify/verified.ts'
import type { Check } from '../../domain/verify/verify-check.ts'
import { fault } from '../../errors/fault.ts'
import { firstAndCount } from '../../errors/short-forms.ts'
import type { Ports } from '../../ports/ports.ts'
import { defineStage } from '../../ports/stage.ts'
import type { ServiceConfig } from '../../settings/config.ts'
import type { Asking } from './ask.ts'
import { verifyRepository } from './read-repository.ts'
import { verifyService } from './verify-service.ts'

export interface VerifyInput {
  readonly target: LiveTarget
  readonly services: readonly VerifiedConfig[]
}

type VerifiedConfig = Partial<Pick<ServiceConfig, 'waitUntil'>> &
  Pick<ServiceConfig, 'key' | 'desiredCount' | 'waitMinutes' | 'requiredTags'>

type VerifyPorts = Pick<Ports, 'surroundings' | 'registry' | 'clock' | 'log' | 'secrets'>

/** The run does not wait longer for what only might be wrong. */
const LIMIT_MS = 3_000

/** Gives every check. @throws ShipError `E_VERIFY` with all that keeps a deployment from succeeding, and the checks as its result */
export const verifyTarget = defineStage({
  kind: 'verify',
  title: 'Check what the services depend on',
  uses: ['surroundings', 'registry', 'clock', 'log', 'secrets'],
  run: async ({ target, services }: VerifyInput, ports: VerifyPorts): Promise<Verified> => {
    const { surroundings: aws, registry, clock, log, secrets } = ports
    const limit = { signal: clock.timeout(LIMIT_MS) }
    const asking = { aws, secrets, region: target.region, limit }
    const [ofServices, repository] = await Promise.all([
      Promise.all(services.map((service) => verifyOne(target, service, asking))),
      verifyRepository(target, { registry, limit, now: clock.now() }),
    ])
    const verified: Verified = { services: ofServices, repository }
    report(verified, log)
    const errors = checksOf(verified, 'error')
    if (errors.length > 0) throw notReady(errors, verified)
    return verified
  },
  record: (verified) => verified,
})

const verifyOne = (
  target: LiveTarget,
  { key, desiredCount, waitMinutes, waitUntil = 'stable', requiredTags }: VerifiedConfig,
  asking: Asking & Pick<Ports, 'secrets'>,
): Promise<VerifiedService> => {
  const { clusterArn, described, planned, taskDefinition, containerName } = serviceOf(target, key)
  const service = planned ?? described
  const definition = taskDefinition.input
  return verifyService(
    {
      key,
      clusterArn,
      service,
      ...(planned === undefined || planned.tags === described.tags ? {} : { plannedTags: planned.tags ?? [] }),
      definition,
      containers: definition.containerDefinitions ?? [],
      containerName,
      pushes: target.pushes,
      desiredCount,
      waitMinutes,
      waitUntil,
      requiredTags,
    },
    asking,
  )
}

const report = (verified: Verified, log: Ports['log']): void => {
  for (const check of checksOf(verified, 'ok')) log.debug(sentence(check))
  // What a permission is missing for has no cause of its own: one line names them all.
  const unread = checksOf(verified, 'unknown').filter(({ lacks }) => lacks === null)
  for (const check of unread) log.info(sentence(check))
  const missing = missingActions(verified)
  if (missing.length > 0) log.info(`not checked, because the role of this job lacks ${missing.join(', ')}`)
  for (const check of checksOf(verified, 'warn')) log.warning(withNext(check))
  log.info(`${checksOf(verified, 'ok').length} checks passed`)
}

const withNext = (check: Check): string => `${sentence(check)}.${check.next === null ? '' : ` ${check.next}`}`

const notReady = (errors: readonly Check[], result: Verified): Error => {
  const [first, ...others] = errors
  if (first !== undefined && others.length === 0) {
    return fault('E_VERIFY', {
      message: `the ${sentence(first)}`,
      ...(first.next === null ? {} : { hint: first.next }),
      result,
    })
  }
  const lines = errors.map((check) => `- the ${withNext(check)}`)
  const count = `${errors.length} things keep the deployment from succeeding`
  const named = first === undefined ? [] : firstAndCount([`the ${sentence(first)}`], errors.length)
  return fault('E_VERIFY', {
    message: `${count}:\n${lines.join('\n')}`,
    headline: [...named, count],
    hint: 'Correct what is listed; nothing was changed.',
    result,
  })
}
