/** When the runs of `npm run bench -- cancel` are cancelled. */
import type { LocalAws } from '../../../local-aws/server.ts'

/** What a run shows at any time. */
export interface Sight {
  readonly log: string
  readonly requests: LocalAws['requests']
  readonly sinceMs: number
}

export interface Moment {
  readonly name: string
  readonly hasCome: (sight: Sight) => boolean
  /** Whether its smoke test fails, so that the deployment is taken back. */
  readonly service?: 'answers' | 'is broken'
  /** Whether `docker build` ends by SIGTERM. */
  readonly build?: 'ends' | 'is stubborn'
}

const shows = (name: string, text: string, more: Partial<Moment> = {}): Moment => ({
  name,
  hasCome: ({ log }) => log.includes(text),
  ...more,
})

const asked = (operation: string, more: Partial<Moment> = {}): Moment => ({
  name: `${operation} is asked for`,
  hasCome: ({ requests }) => requests.some((one) => one.operation === operation),
  ...more,
})

const group = (stage: string, more: Partial<Moment> = {}): Moment => shows(`${stage} begins`, `::group::${stage}`, more)

/** The boundaries of stages that the log shows as they pass, and the requests between them. */
export const BOUNDARIES: readonly Moment[] = [
  { name: 'something is printed', hasCome: ({ log }) => log !== '' },
  group('tag'),
  group('plan'),
  group('scanners'),
  group('build'),
  shows('docker build runs, and ignores SIGTERM', 'step 1', { build: 'is stubborn' }),
  group('trivy'),
  group('dockle'),
  group('gate'),
  group('push'),
  asked('RegisterTaskDefinition'),
  group('run-before'),
  asked('RunTask'),
  group('deploy'),
  asked('UpdateService'),
  group('wait'),
  asked('DescribeServiceDeployments'),
  group('confirm'),
  group('smoke'),
  group('roll-back', { service: 'is broken' }),
  {
    name: 'UpdateService is asked for again',
    hasCome: ({ requests }) => requests.filter(({ operation }) => operation === 'UpdateService').length > 1,
    service: 'is broken',
  },
]

/** The same numbers in every run (Park and Miller). */
const randomFrom = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state * 16_807) % 2_147_483_647
    return state / 2_147_483_647
  }
}

/** Moments between the start and `lastMs`. */
export const randomMoments = (count: number, lastMs: number): readonly Moment[] => {
  const random = randomFrom(20_261_122)
  return Array.from({ length: count }, () => Math.round(random() * lastMs))
    .toSorted((one, other) => one - other)
    .map((atMs) => ({ name: `after ${(atMs / 1000).toFixed(2)} s`, hasCome: ({ sinceMs }) => sinceMs >= atMs }))
}
