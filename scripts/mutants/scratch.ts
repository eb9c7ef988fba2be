/** A copy of the project in a folder of its own, to be changed, bundled and tested there. */
import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { inRepository } from '../repository.ts'
import type { Change } from './mutant.ts'

/** What the bundler and the scenarios read. The bundle of post is the committed one: no mutant changes it. */
const COPIED = [
  ...[
    'src',
    'scripts',
    'local-aws',
    'local-github',
    'local-oidc',
    'fixtures',
    '__tests__/support',
    '__tests__/scenarios',
  ],
  ...['dist', 'package.json', 'jest.config.js'],
]

export interface Scratch {
  readonly folder: string
  readonly close: () => Promise<void>
}

/** Makes the copy. */
export const makeScratch = async (): Promise<Scratch> => {
  const folder = await mkdtemp(join(tmpdir(), 'ship-to-ecs-mutants-'))
  for (const name of COPIED) await cp(inRepository(name), join(folder, name), { recursive: true })
  await symlink(inRepository('node_modules'), join(folder, 'node_modules'))
  const options = { target: 'es2023', module: 'nodenext', moduleResolution: 'nodenext', rootDir: '.' }
  const compilerOptions = {
    ...options,
    types: ['node'],
    resolveJsonModule: true,
    rewriteRelativeImportExtensions: true,
  }
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['src'] }))
  return { folder, close: () => rm(folder, { recursive: true, force: true }) }
}

/** Applies the changes; gives the files as they were. @throws Error when a text does not occur exactly once */
export const applyChanges = async (
  { folder }: Scratch,
  changes: readonly Change[],
): Promise<ReadonlyMap<string, string>> => {
  const before = new Map<string, string>()
  for (const { file, text, replacement } of changes) {
    const path = join(folder, file)
    const source = await readFile(path, 'utf8')
    const found = source.split(text).length - 1
    if (found !== 1) throw new Error(`${file} has this ${found} times, not once: ${text}`)
    if (!before.has(path)) before.set(path, source)
    await writeFile(
      path,
      source.replace(text, () => replacement),
    )
  }
  return before
}

export const restore = async (files: ReadonlyMap<string, string>): Promise<void> => {
  for (const [path, source] of files) await writeFile(path, source)
}

/** Bundles the action as `npm run build` does, without its type check and minification. @throws Error with what the bundler printed */
export const bundleIn = async ({ folder }: Scratch): Promise<void> => {
  const options = ['--target', 'es2023', '--quiet', '--transpile-only']
  const { kind, output } = await runQuietly(['ncc', 'build', 'src/index.ts', '--out', 'dist', ...options], folder)
  if (kind === 'failed') throw new Error(`the bundler failed: ${output}`)
}

interface Ended {
  readonly kind: 'succeeded' | 'failed'
  readonly output: string
}

/** Runs a program of `node_modules/.bin` or of PATH to its end. */
const runQuietly = async ([program, ...args]: readonly [string, ...string[]], cwd: string): Promise<Ended> => {
  const bin = inRepository('node_modules', '.bin')
  const env = { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}`, NODE_OPTIONS: '' }
  return promisify(execFile)(program, args, { cwd, env, maxBuffer: MOST_OUTPUT }).then(
    ({ stdout, stderr }) => ({ kind: 'succeeded' as const, output: stdout + stderr }),
    (error: unknown) => ({ kind: 'failed' as const, output: String(error) }),
  )
}

const MOST_OUTPUT = 2 ** 26

const report = z.object({
  testResults: z.array(z.object({ assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })) })),
})

export interface Ran {
  readonly name: string
  readonly status: 'passed' | 'failed'
}

/** Runs the scenarios of these files whose names have one of the texts; gives those that ran. @throws Error without a report */
export const runScenarios = async (
  { folder }: Scratch,
  files: readonly string[],
  names: readonly string[],
): Promise<readonly Ran[]> => {
  const output = join(folder, 'report.json')
  await rm(output, { force: true })
  const jest = join(folder, 'node_modules', 'jest', 'bin', 'jest.js')
  const paths = files.map((file) => `__tests__/scenarios/${file}.test.ts`)
  const pattern = names.map((name) => name.replaceAll(/[^\w\s]/gu, '.')).join('|')
  const options = ['--silent', '--json', '--outputFile', output, '--testNamePattern', pattern]
  const node = [process.execPath, '--experimental-vm-modules', '--no-warnings'] as const
  const ended = await runQuietly([...node, jest, '--runTestsByPath', ...paths, ...options], folder)
  const text = await readFile(output, 'utf8').catch(() => null)
  if (text === null) throw new Error(`the scenarios did not run: ${ended.output}`)
  return report
    .parse(JSON.parse(text))
    .testResults.flatMap(({ assertionResults }) => assertionResults)
    .flatMap(({ fullName: name, status }) => (status === 'passed' || status === 'failed' ? [{ name, status }] : []))
}
