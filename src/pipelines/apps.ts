/** Which apps of the repository a change concerns: what a workflow makes a matrix of. Nothing is built, and AWS is not asked. */
import type { Flow } from '../core/flow.ts'
import { commitOf } from '../domain/image/tag.ts'
import type { Ports } from '../ports/ports.ts'
import type { Config } from '../settings/config.ts'
import { findChangedApps } from '../stages/apps/find-changed-apps.ts'

/** Lists the apps to build in the output `apps`. */
export const apps = (flow: Flow<Ports>, c: Config): void => {
  flow.stage(findChangedApps, {}, () => ({
    ...{ ...c.listedApps, head: commitOf(c.run), checkout: c.run.workspace },
    change: c.run.pullRequest === null ? ('push' as const) : ('merge' as const),
  }))
}
