import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runCommand } from './run-command.ts'

const node = path.resolve('node_modules', '.bin', 'node')
const main = path.resolve('local-aws', 'main.ts')

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'local-aws-main-'))
})

afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

const configuration = async (text: string): Promise<string> => {
  const file = path.join(folder, 'local.json')
  await writeFile(file, text)
  return file
}

describe('the command', () => {
  test('serves the configuration that the README shows, until a signal', async () => {
    const readme = await readFile(path.resolve('local-aws', 'README.md'), 'utf8')
    const file = await configuration(/```json\n([^`]+)```/.exec(readme)?.[1] ?? '')
    const child = spawn(node, ['--no-warnings', main, '--config', file], { stdio: ['ignore', 'pipe', 'inherit'] })
    const line = await new Promise<string>((resolve) =>
      child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString())),
    )
    const { endpoint, registryHost } = JSON.parse(line) as { endpoint: string; registryHost: string } // as the README says
    expect(registryHost).toBe('127.0.0.1:5000')
    const response = await fetch(`${endpoint}/`, { method: 'POST' })
    expect(response.status).toBe(404)
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  })

  test('says what is wrong with a configuration, and where', async () => {
    const file = await configuration('{ "drive": { "kind": "engine" }, "clusters": [{ "nam": "demo" }] }')
    const { exitCode, stderr } = await runCommand(node, ['--no-warnings', main, '--config', file])
    expect(exitCode).toBe(1)
    expect(stderr).toContain('is not a valid configuration of the local AWS')
    expect(stderr).toContain('at drive.docker')
    expect(stderr).toContain('at clusters[0].name')
  })
})
