/** Whatever ends the process, outputs and summary are written: an early signal, a closed output, an error that nothing catches. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { makeCommandFiles, parseFileCommand, readSummary } from '../../scripts/runner/command-files.ts'
import { runAction } from '../../scripts/runner/run-action.ts'

jest.setTimeout(60_000)

const MAIN = resolve('src', 'index.ts')
/** A run that gets as far as its first stages: there is neither docker nor AWS. */
const INPUTS = {
  'aws-region': 'eu-west-1',
  repository: 'hello',
  cluster: 'demo',
  service: 'web',
  'task-definition': 'hello',
  environment: 'dev',
}
const MACHINE = {
  PATH: '/nowhere',
  GITHUB_SHA: 'c14cddc0'.repeat(5),
  GITHUB_REF: 'refs/heads/main',
  GITHUB_REPOSITORY: 'a/b',
  AWS_EC2_METADATA_DISABLED: 'true',
}

let workspace = ''
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'process-ends-'))
  await writeFile(join(workspace, 'Dockerfile'), 'FROM scratch\n')
})
afterEach(() => rm(workspace, { recursive: true }))

/** Runs the action with a line of JavaScript that runs before it. */
const play = (preload: string, environment: Readonly<Record<string, string>> = {}) =>
  runAction({
    inputs: INPUTS,
    workspace,
    environment: { ...MACHINE, ...environment },
    main: MAIN,
    nodeOptions: ['--no-warnings', '--import', `data:text/javascript,${encodeURIComponent(preload)}`],
  })

/** Runs when the entry has run and the rest is about to be loaded. */
const atLoad = (act: string): string => `
  import { registerHooks } from 'node:module'
  registerHooks({ load: (url, context, next) => {
    if (url.endsWith('/src/main.ts')) { ${act} }
    return next(url, context)
  } })`

test('a cancel before the action is loaded', async () => {
  const { exitCode, outputs, summary, log } = await play(atLoad(`process.kill(process.pid, 'SIGINT')`))
  expect({ exitCode, log }).toEqual({ exitCode: 1, log: expect.not.stringContaining('✓') })
  expect(outputs['result']).toBe('cancelled')
  expect(summary).toContain('Cancelled')
})

describe('an error that nothing catches', () => {
  test.each([
    ['a rejection', `Promise.reject(new Error('planted'))`],
    ['an exception', `throw new Error('planted')`],
  ])('%s', async (_, defect) => {
    const atListening = `process.on('newListener', (name) => { if (name === 'SIGINT') setTimeout(() => { ${defect} }, 300) })`
    const { exitCode, outputs, summary } = await play(atListening)
    expect(exitCode).toBe(1)
    expect(outputs['result']).toBe('failed')
    expect(summary).toContain('planted')
  })
})

test('an output that nobody reads', async () => {
  const files = await makeCommandFiles(workspace)
  const inputs = Object.entries(INPUTS).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value] as const)
  const child = spawn(process.execPath, ['--no-warnings', MAIN], {
    cwd: workspace,
    env: { ...MACHINE, ...Object.fromEntries(inputs), ...files, GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: workspace },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout.destroy()
  child.stderr.destroy()
  expect(await once(child, 'exit')).toEqual([1, null])
  const outputs = parseFileCommand(await readFile(files.GITHUB_OUTPUT, 'utf8'))
  expect(outputs).toMatchObject({ result: 'failed' })
  expect(await readSummary(files.GITHUB_STEP_SUMMARY)).toContain('## ❌')
})

describe('a proxy with a password', () => {
  const shown = (log: string): string => log.replaceAll(/^::add-mask::.*$/gmu, '')

  test.each(['HTTPS_PROXY', 'http_proxy'])('that is no address, in %s', async (name) => {
    const { exitCode, outputs, summary, log } = await play('', { [name]: 'http://user:S3cr3t#word@proxy.example:3128' })
    expect(exitCode).toBe(1)
    expect(outputs['result']).toBe('failed')
    expect(summary).toContain(`the variable ${name} is not a valid proxy address`)
    expect(log).toContain('::add-mask::S3cr3t#word\n')
    expect(shown(log) + summary + JSON.stringify(outputs)).not.toMatch(/S3cr3t|word@/u)
  })

  test('that is one', async () => {
    const { outputs, summary, log } = await play('', { HTTPS_PROXY: 'http://user:S3cr3t%23word@127.0.0.1:9' })
    expect(outputs['result']).toBe('failed')
    expect(log).toContain('::add-mask::S3cr3t%2523word\n::add-mask::S3cr3t#word\n')
    expect(shown(log) + summary + JSON.stringify(outputs)).not.toMatch(/S3cr3t/u)
  })
})
