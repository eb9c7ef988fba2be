/** A program of the tests as a process on the virtual clock of a local AWS. */
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import type { LocalAws } from '../../local-aws/server.ts'

/** Runs `support/<program>.ts` to its end; gives the JSON that it prints. */
export const runProgram = async (
  program: string,
  aws: LocalAws,
  environment: Readonly<Record<string, string>> = {},
): Promise<unknown> => {
  const preload = resolve('local-aws', 'clock', 'preload.ts')
  const file = resolve('__tests__', 'support', `${program}.ts`)
  const child = spawn(process.execPath, ['--no-warnings', '--import', preload, file], {
    env: {
      AWS_ENDPOINT_URL: aws.endpoint,
      AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'not-a-secret',
      LOCAL_AWS_CLOCK: aws.endpoint,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const text = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk: Buffer) => (text.stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (text.stderr += chunk.toString()))
  await new Promise((done) => child.on('close', done))
  if (text.stdout === '') throw new Error(`${program} printed nothing: ${text.stderr}`)
  return JSON.parse(text.stdout)
}
