/**
 * A local AWS on loopback: ECR, ECS, STS, CloudWatch Logs and what surrounds a service by their real wire protocols, as far as ship-to-ecs calls them, with
 * state that behaves as in AWS, faults on demand, and every request and reply checked against the SDK's model.
 */
import { createClock } from './clock/clock.ts'
import type { LocalClock } from './clock/clock.ts'
import { codeDeployService } from './codedeploy/codedeploy.ts'
import { advance as advanceCodeDeploy } from './codedeploy/play.ts'
import { seedCodeDeploy } from './codedeploy/group-seed.ts'
import { ecrService } from './ecr.ts'
import type { Drive } from './ecs/drive.ts'
import { ecsService } from './ecs/ecs.ts'
import { engineDrive } from './ecs/engine/engine-drive.ts'
import type { EcsState } from './ecs/records.ts'
import { scriptDrive } from './ecs/script/script-drive.ts'
import { seedEcs } from './ecs/seed.ts'
import { createFaults } from './protocol/faults.ts'
import type { FaultRule } from './protocol/faults.ts'
import { logsService } from './logs.ts'
import { parseOptions } from './options.ts'
import type { LocalAwsOptions, LocalAwsSettings } from './options.ts'
import type { RecordedRequest, RecordedViolation } from './protocol/call.ts'
import type { Dispatcher } from './protocol/dispatch.ts'
import { accountThrottle, type ThrottledCall } from './protocol/throttling.ts'
import { awsHttpServer, closeServer, listen } from './protocol/http.ts'
import { startRegistry } from './registry/registry.ts'
import type { Registry } from './registry/registry.ts'
import type { CatalogueEntry } from './registry/store.ts'
import { stsService } from './sts.ts'
import { cloudWatchService } from './surroundings/cloudwatch.ts'
import { surroundingServices } from './surroundings/surrounding-services.ts'

/** A running local AWS. */
export interface LocalAws {
  /** For `AWS_ENDPOINT_URL` and, where time is virtual, `LOCAL_AWS_CLOCK`. */
  readonly endpoint: string
  readonly registryHost: string
  readonly clock: LocalClock
  readonly state: EcsState
  /** Every call so far, `/v2` included. */
  readonly requests: readonly RecordedRequest[]
  /** The calls that were one too many for the buckets of the account. */
  readonly throttled: readonly ThrottledCall[]
  /** Violations of the service model; a test asserts that there are none. */
  readonly schemaViolations: readonly RecordedViolation[]
  readonly addFault: (rule: FaultRule) => void
  /** Every registry password that was issued, for a test that searches for leaked ones. */
  readonly registryPasswords: () => readonly string[]
  /** The content of the registry. */
  readonly catalogue: () => Promise<readonly CatalogueEntry[]>
  readonly close: () => Promise<void>
}

/** Starts a local AWS. Throws zod's error on wrong options, with their path. */
export const startLocalAws = async (given: LocalAwsOptions): Promise<LocalAws> => {
  const settings = parseOptions(given)
  const clock = createClock(settings.time)
  const faults = createFaults(settings.faults)
  const requests: RecordedRequest[] = []
  const throttled: ThrottledCall[] = []
  const startedAt = clock.now()
  const registry = await startRegistry(settings, { clock, faults, requests, startedAt })
  const state = seedEcs(settings, clock.date())
  const drive = await makeDrive(settings, { clock, state, registry })
  const codeDeploy = seedCodeDeploy(settings.codeDeploy, state, clock)
  const backend = { state, drive, now: clock.date }
  const dispatcher: Dispatcher = {
    services: [
      ecsService(backend, settings.surroundings),
      ecrService({ settings, ...registry, startedAt: new Date(startedAt), now: clock.now }),
      logsService({ drive, state, now: clock.now, surroundings: settings.surroundings }),
      stsService(settings.account),
      codeDeployService(codeDeploy),
      cloudWatchService(settings.surroundings, { startedAt, now: clock.now }),
      ...surroundingServices(settings),
    ],
    faults,
    denied: new Set(settings.denied),
    newer: new Set(settings.newerMembers),
    throttle: settings.throttling === 'as-ecs' ? accountThrottle((call) => void throttled.push(call)) : null,
    clock,
    startedAt,
    requests,
    violations: [],
    advance: inTurn(drive.advance, () => advanceCodeDeploy(codeDeploy)),
  }
  const server = awsHttpServer(dispatcher)
  const port = await listen(server, settings.port)
  return {
    endpoint: `http://127.0.0.1:${port}`,
    registryHost: registry.host,
    clock,
    state,
    requests,
    throttled,
    schemaViolations: dispatcher.violations,
    addFault: (rule) => faults.add(rule),
    registryPasswords: registry.tokens.issued,
    catalogue: registry.store.catalogue,
    close: () => closeInTurn(() => closeServer(server), drive.close, registry.close),
  }
}

const closeInTurn = async (...parts: readonly (() => Promise<void>)[]): Promise<void> => {
  for (const close of parts) await close()
}

const inTurn =
  (...steps: readonly (() => void)[]) =>
  (): void => {
    for (const step of steps) step()
  }

const makeDrive = async (
  settings: LocalAwsSettings,
  parts: { readonly clock: LocalClock; readonly state: EcsState; readonly registry: Registry },
): Promise<Drive> => {
  const { drive } = settings
  if (drive.kind === 'script') return scriptDrive(drive.scenario, parts)
  return engineDrive(drive, parts)
}
