/** One account in one region: its registry, its state, and the services over them. */
import type { LocalClock } from './clock/clock.ts'
import { codeDeployService } from './codedeploy/codedeploy.ts'
import { seedCodeDeploy } from './codedeploy/group-seed.ts'
import { advance as advanceCodeDeploy } from './codedeploy/play.ts'
import { ecrService } from './ecr.ts'
import type { Drive } from './ecs/drive.ts'
import { ecsService } from './ecs/ecs.ts'
import { engineDrive } from './ecs/engine/engine-drive.ts'
import type { EcsState } from './ecs/records.ts'
import { scriptDrive } from './ecs/script/script-drive.ts'
import { seedEcs } from './ecs/seed.ts'
import { logsService } from './logs.ts'
import type { PlaceSettings } from './options.ts'
import type { Service } from './protocol/call.ts'
import type { Place } from './protocol/dispatch.ts'
import type { Throttle } from './protocol/throttling.ts'
import { startRegistry, type Registry, type RegistryParts } from './registry/registry.ts'
import { cloudWatchService } from './surroundings/cloudwatch.ts'
import { surroundingServices } from './surroundings/surrounding-services.ts'

export interface StartedPlace extends Place {
  readonly settings: PlaceSettings
  readonly state: EcsState
  readonly registry: Registry
  /** Brings the state up to date. */
  readonly advance: () => void
  readonly close: () => Promise<void>
}

/** What all places of a server share. */
export interface SharedParts extends RegistryParts {
  readonly sts: Service
  /** Of all places so far. */
  readonly registries: Registry[]
  readonly throttle: () => Throttle | null
}

/** Starts it. */
export const startPlace = async (settings: PlaceSettings, shared: SharedParts): Promise<StartedPlace> => {
  const { clock, startedAt, sts } = shared
  const registry = await startRegistry(settings, shared)
  shared.registries.push(registry)
  const state = seedEcs(settings, clock.date())
  const drive = await makeDrive(settings, { clock, state, registries: shared.registries })
  const codeDeploy = seedCodeDeploy(settings.codeDeploy, state, clock)
  const { surroundings } = settings
  return {
    settings,
    state,
    registry,
    services: [
      ecsService({ state, drive, now: clock.date }, surroundings),
      ecrService({ settings, own: registry, all: shared.registries, now: clock.now }),
      logsService({ drive, state, now: clock.now, surroundings }),
      sts,
      codeDeployService(codeDeploy),
      cloudWatchService(surroundings, { startedAt, now: clock.now }),
      ...surroundingServices(settings),
    ],
    denied: new Set(settings.denied),
    throttle: shared.throttle(),
    advance: () => {
      drive.advance()
      advanceCodeDeploy(codeDeploy)
    },
    close: async () => {
      await drive.close()
      await registry.close()
    },
  }
}

const makeDrive = async (
  { drive }: PlaceSettings,
  parts: { readonly clock: LocalClock; readonly state: EcsState; readonly registries: readonly Registry[] },
): Promise<Drive> => (drive.kind === 'script' ? scriptDrive(drive.scenario, parts) : engineDrive(drive, parts))
