/** The direction of imports, and that every stage has its file, its test and its place in a pipeline. */
import { readdirSync, readFileSync, existsSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'

const source = resolve('src')
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))

interface Import {
  readonly from: string
  readonly to: string
  readonly kind: 'type' | 'value'
}

const IMPORT = /(?:import|export)\s+(type\s+)?(?:[^'"]*?\sfrom\s+)?'([^']+)'|import\('([^']+)'\)/g

const importsOf = (file: string): readonly Import[] => {
  const text = readFileSync(join(source, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '')
  return [...text.matchAll(IMPORT)].map((match) => {
    const target = match[2] ?? match[3] ?? ''
    const to = target.startsWith('.') ? relative(source, resolve(source, dirname(file), target)) : target
    return { from: file, to, kind: match[1] === undefined ? 'value' : 'type' }
  })
}

const folderOf = (path: string): string => (path.includes('/') ? path.slice(0, path.indexOf('/')) : path)

/** What may be imported, by the folder (or file) of the importer. `type:` allows types only. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  errors: ['errors'],
  core: ['core'],
  domain: ['domain', 'errors', 'type:@aws-sdk', 'node:crypto', 'node:path', 'node:util', 'yaml', 'zod', 'semver'],
  ports: ['ports', 'core', 'domain', '@aws-sdk'],
  settings: ['settings', 'domain', 'errors', 'type:ports', 'node:path', 'yaml', 'zod', 'csv-parse'],
  stages: [
    'stages',
    'core',
    'domain',
    'errors',
    'ports',
    'type:settings',
    'node:path',
    'node:crypto',
    'zod',
    'type:@aws-sdk',
  ],
  report: ['report', 'core', 'domain', 'errors'],
  pipelines: ['pipelines', 'core', 'stages', 'type:settings', 'type:domain', 'ports'],
  adapters: [
    'adapters',
    'errors',
    'type:ports',
    'ports/aws-calls/services.ts',
    'type:domain',
    'node:',
    '@actions',
    'zod',
  ],
  'stage-ports.ts': ['adapters', 'type:ports', 'type:core'],
  'cancel.ts': ['errors', 'type:core'],
  'action.ts': ['*'],
  'index.ts': ['node-version.ts', 'main.ts'],
  'main.ts': ['action.ts', 'pipelines'],
  'post.ts': ['node-version.ts', 'post-cleanup.ts'],
  'post-cleanup.ts': ['adapters/private-folders.ts', 'node:'],
}

const isAllowed = ({ from, to, kind }: Import): boolean =>
  (ALLOWED[folderOf(from)] ?? []).some((rule) => {
    if (rule === '*') return true
    const target = rule.replace(/^type:/, '')
    return (
      (kind === 'type' || !rule.startsWith('type:')) &&
      (to === target || to.startsWith(`${target}/`) || (target.endsWith(':') && to.startsWith(target)))
    )
  })

const stageFiles = files.filter(
  (file) => file.startsWith('stages/') && readFileSync(join(source, file), 'utf8').includes('defineStage('),
)

describe('architecture', () => {
  test('imports point one way', () => {
    const wrong = files.flatMap(importsOf).filter((one) => !isAllowed(one))
    expect(wrong.map(({ from, to, kind }) => `${from} imports ${kind === 'type' ? 'types of ' : ''}${to}`)).toEqual([])
  })

  test('stages never import each other', () => {
    expect(
      files.flatMap(importsOf).filter(({ from, to }) => from.startsWith('stages/') && stageFiles.includes(to)),
    ).toEqual([])
  })

  test('every stage is in a pipeline and has a test', () => {
    const placed = files
      .filter((file) => file.startsWith('pipelines/'))
      .flatMap((file) => importsOf(file).map(({ to }) => to))
    expect(stageFiles.filter((stage) => !placed.includes(stage))).toEqual([])
    expect(stageFiles.filter((stage) => !existsSync(join('__tests__', stage.replace(/\.ts$/, '.test.ts'))))).toEqual([])
  })

  test('only adapters and the entry read the environment or speak to GitHub', () => {
    const readers = files.filter((file) => /process\.env|@actions\/core/.test(readFileSync(join(source, file), 'utf8')))
    expect(readers.filter((file) => !file.startsWith('adapters/') && !['action.ts', 'post-cleanup.ts'].includes(file))).toEqual(
      [],
    )
  })

  test('the AWS SDK is loaded by the list of calls to a service, and that only at a call', () => {
    const all = files.flatMap(importsOf).filter(({ kind }) => kind === 'value')
    const isList = (file: string): boolean => file.startsWith('ports/aws-calls/') && !file.endsWith('/services.ts')
    expect(all.filter(({ from, to }) => to.startsWith('@aws-sdk') && !isList(from))).toEqual([])
    const loads = all.filter(({ to }) => isList(to))
    expect(loads.filter(({ from }) => from !== 'ports/aws-calls/services.ts')).toEqual([])
    expect(readFileSync(join(source, 'ports/aws-calls/services.ts'), 'utf8')).not.toMatch(/^import/m)
  })

  test('no file is a drawer for everything', () => {
    expect(files.filter((file) => /(^|\/)(utils?|helpers?|common|misc)\.ts$/.test(file))).toEqual([])
  })
})
