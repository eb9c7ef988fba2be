/** The doctor: everything that must exist for a deployment, in the order in which it must exist. It only reads. */
import { ShipError } from '../errors/ship-error.ts'
import { workflowCalls } from '../domain/github/workflow-calls.ts'
import type { Exec } from '../ports/exec.ts'
import type { Ports } from '../ports/ports.ts'
import type { Config } from '../settings/config.ts'
import { accountChecks } from './account-checks.ts'
import { failed, ok, runChecks, type CheckResult, type DoctorCheck } from './doctor-check.ts'
import { environmentChecks, repositoryChecks, variablesCheck, type OfGitHub } from './github-checks.ts'
import type { TokensOfGitHub } from './job-entrances.ts'
import { machineChecks, type Machine } from './machine-checks.ts'
import { inWords, planChecks } from './plan-checks.ts'
import type { StackCommand } from './stack-commands.ts'
import { targetChecks } from './target-checks.ts'
import { workflowsCheck } from './workflows-check.ts'

export interface DoctorPorts {
  readonly exec: Exec
  readonly machine: Machine
  readonly github: Omit<OfGitHub, 'calls'>
  /** Of BOOTSTRAP.md. */
  readonly stacks: readonly StackCommand[]
  /** Null: the one that the settings have without an environment. */
  readonly environments: readonly (string | null)[]
  /** @throws ShipError of what is wrong with the settings */
  readonly read: (environment: string | null) => Promise<Config>
  readonly portsOf: (config: Config) => Ports
}

/** Every check of every environment. */
export const examine = async (ports: DoctorPorts): Promise<readonly CheckResult[]> => {
  const github = { ...ports.github, calls: workflowCalls(ports.github.workflows) }
  const tokens: TokensOfGitHub = { prefix: null, branch: null }
  const before = await runChecks([
    ...machineChecks(ports.exec, ports.machine),
    ...repositoryChecks(github, tokens),
    workflowsCheck(github),
  ])
  const all: CheckResult[] = [...before]
  const around = { ports, github, tokens }
  for (const environment of ports.environments) all.push(...(await examineEnvironment(environment, before, around)))
  return all
}

interface Around {
  readonly ports: DoctorPorts
  readonly github: OfGitHub
  readonly tokens: TokensOfGitHub
}

const examineEnvironment = async (
  environment: string | null,
  before: readonly CheckResult[],
  around: Around,
): Promise<readonly CheckResult[]> => {
  const { ports, github, tokens } = around
  const name = environment ?? ''
  const read = await readSettings(environment, ports)
  const ofGitHub =
    environment === null ? [] : [...environmentChecks(github, name, tokens), variablesCheck(github, name)]
  const settings: DoctorCheck = {
    id: 'settings',
    environment: name,
    needs: [],
    look: () => Promise.resolve(read.finding),
  }
  const own = read.config === null ? [] : awsChecks(name, read.config, around)
  const known = before.filter(({ id }) => id === 'github-repository')
  // What was found of the repository holds for each environment.
  const results = await runChecks([...known.map(again), settings, ...ofGitHub, ...own])
  return results.slice(known.length)
}

const again = ({ id, environment, status, what, fix }: CheckResult): DoctorCheck => ({
  ...{ id, environment, needs: [] },
  look: () => Promise.resolve({ status, what, fix }),
})

const readSettings = async (environment: string | null, { read }: DoctorPorts) => {
  try {
    return { config: await read(environment), finding: ok('can be read') }
  } catch (error) {
    if (!(error instanceof ShipError) || error.kind === 'cancelled') throw error
    return { config: null, finding: failed(inWords(error), null) }
  }
}

const awsChecks = (name: string, config: Config, { ports, github, tokens }: Around): readonly DoctorCheck[] => {
  const own = ports.portsOf(config)
  const one = { name, config, ports: own, tokens, calls: github.calls, stacks: ports.stacks }
  return [...accountChecks(one), ...targetChecks(one), ...planChecks(one)]
}
