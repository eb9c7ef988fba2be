/** The issue about what runs. It changes no verdict, and is written when the gate blocks, too. */
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import type { Judged } from '../../domain/scan/judged.ts'
import type { Rebuilds } from '../../domain/scan/rebuild.ts'
import type { FoundRunning } from '../../domain/scan/running-images.ts'
import type { ScannedSideCars } from '../../domain/scan/side-car-scans.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Config } from '../../settings/config.ts'
import { keepIssue } from '../../stages/github/keep-issue.ts'
import { aboutOf } from './comment-on.ts'

interface JudgedRunning {
  readonly running: Node<FoundRunning>
  readonly scanned: Node<ScannedSideCars>
  readonly judged: Node<Judged>
  readonly rebuilds: Node<Rebuilds>
}

/** Keeps one issue up to date with what blocks running images, where the setting says so. */
export const keepIssueOf = (flow: Flow<Ports>, c: Config, needed: JudgedRunning): void => {
  if (c.issue === 'off') return
  const { app, environment, runUrl } = aboutOf(c)
  const places = c.services.map(({ cluster, service }) => ({ cluster, service: service === '' ? null : service }))
  const about = { app, environment, places, runUrl }
  const { running, scanned, judged, rebuilds } = needed
  flow.stage(keepIssue, { running, scanned, judged, rebuilds }, (r) => ({
    judged: r.judged,
    images: r.scanned.images,
    rebuilds: r.rebuilds,
    idle: r.running.idle,
    about,
  }))
}
