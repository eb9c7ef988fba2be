/** Plays of a run with an exceptions file, on a push and in a pull request beside a local GitHub. */
import { EVENTS } from './events.ts'
import { useShipPlays } from './checked-plays.ts'
import { TOKEN, type ShipPlay, type ShipPlayed } from './ship-play.ts'

export const FILE = 'ship-to-ecs.exceptions.yaml'

/** A day of UTC, so many days from the one on which the test runs. */
export const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

interface Facts {
  readonly expires?: string
  readonly more?: string
}

export const entry = (id: string, { expires = day(100), more = '' }: Facts = {}): string =>
  `  - id: ${id}\n    reason: The code is not reached.\n    owner: platform\n    expires: ${expires}\n${more}`
export const file = (...entries: readonly string[]): string => `exceptions:\n${entries.join('')}`

/** The two vulnerabilities of the image that block. */
export const [FIRST, SECOND] = ['CVE-2026-0000', 'CVE-2026-0001'] as const
const FOUND = { severities: ['CRITICAL', 'HIGH'] } as const

/** What plays, for one test file. */
export const useExceptionPlays = () => {
  const playOnce = useShipPlays()
  const play = (given: ShipPlay): Promise<ShipPlayed> =>
    playOnce({ ...FOUND, ...given, inputs: { pipeline: 'check', ...given.inputs } })
  const onPush = (text: string, given: ShipPlay = {}): Promise<ShipPlayed> =>
    play({ ...given, files: { [FILE]: text, ...given.files } })
  /** What a pull request has against what main has. */
  const onPull = (own: string | null, main: string | null, given: ShipPlay = {}): Promise<ShipPlayed> =>
    play({
      event: { name: 'pull_request', payload: EVENTS.pull_request },
      mainFiles: main === null ? {} : { [FILE]: main },
      ...given,
      files: { ...(own === null ? {} : { [FILE]: own }), ...given.files },
      inputs: { 'github-token': TOKEN, ...given.inputs },
    })
  return { play, onPush, onPull }
}

export const headline = ({ summary }: ShipPlayed): string => summary.split('\n')[0] ?? ''

/** That these are not affected. */
export const vexFor = (...names: readonly string[]): string =>
  JSON.stringify({
    '@context': 'https://openvex.dev/ns/v0.2.0',
    ...{ author: 'security', timestamp: '2026-01-01T00:00:00Z' },
    statements: names.map((name) => ({
      vulnerability: { name },
      products: [{ '@id': 'pkg:npm/lodash' }],
      ...{ status: 'not_affected', impact_statement: 'It is not reached.' },
    })),
  })
