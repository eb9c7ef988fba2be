/** Where the user's docker client has its configuration (docker docs, "docker", environment variables). */
import { join } from 'node:path'
import type { Exec } from '../ports/exec.ts'

/** A path; nothing need be there. */
export const dockerConfigDirectory = async (exec: Exec): Promise<string> =>
  (await read('DOCKER_CONFIG', exec)) || join(await read('HOME', exec), '.docker')

const read = async (name: string, exec: Exec): Promise<string> => {
  const command = { argv: ['printenv', name], inherit: ['PATH', name], okExitCodes: [0, 1], output: 'quiet' } as const
  return (await exec.run(command)).stdout.trim()
}
