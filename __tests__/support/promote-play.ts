/** Plays of three environments in one account: what is shipped to the first one is promoted to the others. */
import type { ShipPlay } from './ship-play.ts'
import { COMMIT } from './ship-play.ts'

export const ENVIRONMENTS = `environments:
  dev: { service: web }
  staging: { service: staging }
  production: { service: production }
`

/** Inputs of a run for an environment; the file names its service. */
const to = (environment: string, more: Readonly<Record<string, string>> = {}) => ({ environment, service: '', ...more })

/** The next run: a promotion. */
export const promotion = (environment: string, inputs: Readonly<Record<string, string>> = {}) => ({
  inputs: to(environment, { pipeline: 'promote', image: `dev-${COMMIT}`, ...inputs }),
})

/** The tags of an image that these environments have deployed, with or without marks. */
export const deployedIn = (environments: readonly string[]): readonly string[] =>
  environments.flatMap((one) => [`${one}-${COMMIT}`, `passed-${one}-${COMMIT}`])

/** A promotion of an image that `dev` has deployed before. */
export const promotionPlay = (environment: string, play: ShipPlay = {}): ShipPlay => {
  const { inputs } = promotion(environment, play.inputs)
  return { ...environmentsPlay({ tagged: deployedIn(['dev']), ...play }), inputs }
}

/** Ships to `dev` first. */
export const environmentsPlay = (play: ShipPlay): ShipPlay => ({
  settings: ENVIRONMENTS,
  otherServices: ['staging', 'production'],
  labels: { 'org.opencontainers.image.revision': COMMIT },
  ...play,
  inputs: to('dev', play.inputs),
})
