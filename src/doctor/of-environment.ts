/** What the checks of an environment share. */
import type { WorkflowCall } from '../domain/github/workflow-calls.ts'
import type { Ports } from '../ports/ports.ts'
import type { Config } from '../settings/config.ts'
import { skipped, type Finding } from './doctor-check.ts'
import type { OfJobs, TokensOfGitHub } from './job-entrances.ts'

export interface OfEnvironment {
  readonly name: string
  readonly config: Config
  readonly ports: Pick<Ports, 'target' | 'surroundings' | 'registry' | 'registryAccount'>
  readonly tokens: TokensOfGitHub
  /** What the workflows of the checkout call. */
  readonly calls: readonly WorkflowCall[]
}

export const jobsOf = ({ calls, tokens, name }: OfEnvironment): OfJobs => ({ calls, tokens, environment: name })

/** What is in another account than that of the credentials is not looked at. */
export const otherAccount = (own: string, wanted: string): Finding =>
  own === ''
    ? skipped('AWS returned an incomplete response')
    : skipped(`the credentials are of the account ${own}: run it again with those of ${wanted}`)
