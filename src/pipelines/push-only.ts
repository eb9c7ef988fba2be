/** A commit to an image in the registry that the gate has passed. Nothing is deployed: another job does that, with the digest that is an output. */
import type { Flow } from '../core/flow.ts'
import type { Ports } from '../ports/ports.ts'
import type { Config } from '../settings/config.ts'
import { dryRun } from './dry-run.ts'
import { buildAndPush } from './parts/build-and-push.ts'
import { pullAndAccept } from './parts/pull-and-accept.ts'

/** Builds the image, scans and judges it, and pushes it. */
export const pushOnly = (flow: Flow<Ports>, given: Config): void => {
  const c = withoutServices(given)
  if (c.image === null) buildAndPush(flow, c)
  else pullAndAccept(flow, c, c.image)
}

/** Reads where the image would be pushed to. */
export const pushDryRun = (flow: Flow<Ports>, given: Config): void => dryRun(flow, withoutServices(given))

/** What services have beside the image is looked at when they are deployed. */
const withoutServices = (c: Config): Config => ({ ...c, verification: 'not-deployed', sideCars: 'off' })
