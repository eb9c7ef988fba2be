/** What an issue about running images says, and whether it is to be open. Pure. */
import type { Judged } from '../scan/judged.ts'
import type { Rebuilds } from '../scan/rebuild.ts'
import type { IdlePlace } from '../scan/running-images.ts'
import type { SideCarScans } from '../scan/side-car-scans.ts'

export interface IssueFacts {
  readonly judged: Judged
  /** Every image that was scanned. */
  readonly images: readonly SideCarScans[]
  readonly rebuilds: Rebuilds
  /** Where nothing runs, so that nothing was judged. */
  readonly idle: readonly IdlePlace[]
  readonly about: IssueAbout
}

/** What was looked at. */
export interface IssueAbout {
  readonly app: string | null
  readonly environment: string | null
  readonly places: readonly RunningPlace[]
  /** The page of the run; null outside of GitHub. */
  readonly runUrl: string | null
}

export interface RunningPlace {
  readonly cluster: string
  /** Null: all of the cluster. */
  readonly service: string | null
}

/** `undecided`: an issue that is open stays open, and none is created or opened again. */
export type WantedState = 'open' | 'closed' | 'undecided'

/** Open while a finding blocks, also where it is overridden in this run; closed only when every image was judged, in every place. */
export const wantedState = ({ judged: { verdict }, idle }: Pick<IssueFacts, 'judged' | 'idle'>): WantedState => {
  if (verdict.kind === 'passed') return idle.length === 0 ? 'closed' : 'undecided'
  return verdict.blockers.length > 0 ? 'open' : 'undecided'
}

/** What one issue is about, for its marker: runs that look at other places, or for another app or environment, have their own. */
export const issueNames = ({ app, environment, places }: IssueAbout): readonly (string | null)[] => [
  'rescan',
  app,
  environment,
  ...places.map(({ cluster, service }) => JSON.stringify([cluster, service])).toSorted(),
]
