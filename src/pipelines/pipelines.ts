/** Every pipeline by its name: those that the input `pipeline` takes, and the one of the input `dry-run`. */
import type { Pipeline } from '../core/flow.ts'
import type { Ports } from '../ports/ports.ts'
import type { Config } from '../settings/config.ts'
import { apps } from './apps.ts'
import { check } from './check-changes.ts'
import { dryRun } from './dry-run.ts'
import { maintenance } from './maintenance.ts'
import { promote } from './promote.ts'
import { pushDryRun, pushOnly } from './push-only.ts'
import { rescan } from './rescan.ts'
import { rollback, rollbackDryRun } from './rollback.ts'
import { ship } from './ship.ts'

export type Pipelines = Readonly<Record<Config['pipeline'], Pipeline<Ports, Config>>>

export const PIPELINES = {
  ship,
  check,
  push: pushOnly,
  promote,
  rollback,
  rescan,
  maintenance,
  apps,
  'dry-run': dryRun,
  'push-dry-run': pushDryRun,
  'rollback-dry-run': rollbackDryRun,
} as const satisfies Pipelines
