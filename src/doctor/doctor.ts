/** The doctor: everything that must exist for a deployment, in the order in which it must exist. It only reads. */
import { ShipError } from '../errors/ship-error.ts'
import type { Exec } from '../ports/exec.ts'
import type { Ports } from '../ports/ports.ts'
import type { Config } from '../settings/config.ts'
import { accountChecks } from './account-checks.ts'
import { failed, ok, runChecks, type CheckResult, type DoctorCheck } from './doctor-check.ts'
import { environmentChecks, repositoryChecks, variablesCheck, type OfGitHub } from './github-checks.ts'
import { machineChecks, type Machine } from './machine-checks.ts'
import { planChecks } from './plan-checks.ts'
import { targetChecks } from './target-checks.ts'

export interface DoctorPorts {
  readonly exec: Exec
  readonly machine: Machine
  readonly github: OfGitHub
  /** Null: the one that the settings have without an environment. */
  readonly environments: readonly (string | null)[]
  /** @throws ShipError of what is wrong with the settings */
  readonly read: (environment: string | null) => Promise<Config>
  readonly portsOf: (config: Config) => Ports
}

/** Every check of every environment. */
export const examine = async (ports: DoctorPorts): Promise<readonly CheckResult[]> => {
  const before = await runChecks([...machineChecks(ports.exec, ports.machine), ...repositoryChecks(ports.github)])
  const all: CheckResult[] = [...before]
  for (const environment of ports.environments) all.push(...(await examineEnvironment(environment, before, ports)))
  return all
}

const examineEnvironment = async (
  environment: string | null,
  before: readonly CheckResult[],
  ports: DoctorPorts,
): Promise<readonly CheckResult[]> => {
  const name = environment ?? ''
  const read = await readSettings(environment, ports)
  const subjects = new Map<string, string>()
  const ofGitHub =
    environment === null ? [] : [...environmentChecks(ports.github, name, subjects), variablesCheck(ports.github, name)]
  const settings: DoctorCheck = {
    id: 'settings',
    environment: name,
    needs: [],
    look: () => Promise.resolve(read.finding),
  }
  const own = read.config === null ? [] : awsChecks(name, read.config, { ports, subjects })
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
    return { config: null, finding: failed(error.message.split('\n').join(' '), null) }
  }
}

interface Around {
  readonly ports: DoctorPorts
  readonly subjects: Map<string, string>
}

const awsChecks = (name: string, config: Config, { ports, subjects }: Around): readonly DoctorCheck[] => {
  const own = ports.portsOf(config)
  const one = { name, config, ports: own, subjects, repository: ports.github.repository }
  return [...accountChecks(one), ...targetChecks(one), ...planChecks({ name, config, ports: own })]
}
