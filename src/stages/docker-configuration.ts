/** The configuration of the user's docker client: where it is, and whether it gets its logins from AWS. */
import { join } from 'node:path'
import { usesEcrHelper } from '../domain/build/build-facts.ts'
import { AWS_VARIABLES } from '../domain/build/docker-variables.ts'
import type { Exec } from '../ports/exec.ts'
import type { Ports } from '../ports/ports.ts'

/** `config.json` (docker docs, "docker", environment variables); empty where there is none. */
export const dockerConfiguration = async ({ exec, files }: Pick<Ports, 'exec' | 'files'>): Promise<string> => {
  const directory = (await read('DOCKER_CONFIG', exec)) || join(await read('HOME', exec), '.docker')
  return (await files.readText(join(directory, 'config.json'))) ?? ''
}

/** What a docker client may inherit for its logins: the variables of AWS only where a helper asks AWS for them. */
export const loginVariables = async (ports: Pick<Ports, 'exec' | 'files'>): Promise<readonly string[]> =>
  usesEcrHelper(await dockerConfiguration(ports)) ? AWS_VARIABLES : []

const read = async (name: string, exec: Exec): Promise<string> => {
  const command = { argv: ['printenv', name], inherit: ['PATH', name], okExitCodes: [0, 1], output: 'quiet' } as const
  return (await exec.run(command)).stdout.trim()
}
