/** The direction of imports, and that every stage has its file, its test and its place in a pipeline. */
import { existsSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { importsOf as readImports, type Import } from '../scripts/check/imports.ts'
import { readSources, type SourceFile } from '../scripts/check/source-files.ts'

const withoutRoot = (path: string): string => path.replace(/^src\//u, '')

const files = (await readSources(['src'], ['.ts'])).map((file) => ({ ...file, path: withoutRoot(file.path) }))

const importsOf = (file: SourceFile): readonly Import[] =>
  readImports({ ...file, path: `src/${file.path}` }).map(({ from, to, kind }) => ({
    from: withoutRoot(from),
    to: withoutRoot(to),
    kind,
  }))

const imports = files.flatMap(importsOf)

/**
 * What the files of a room may import: rooms, files, packages. `type:` allows types only. Downwards, each room may use those
 * above it; a room in a room has its own row.
 */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'errors/': ['errors'],
  'core/': ['core'],
  'domain/': [
    'domain',
    'errors',
    'type:@aws-sdk',
    'node:crypto',
    'node:util',
    'node:zlib',
    'csv-parse',
    'diff',
    'rfc6902',
    'semver',
    'yaml',
    'zod',
  ],
  'ports/': ['ports', 'type:core', 'type:domain'],
  'ports/aws-calls/': ['ports/aws-calls', '@aws-sdk'],
  'settings/': ['settings', 'domain', 'errors', 'type:ports', 'node:path', 'csv-parse', 'yaml', 'zod'],
  // prettier-ignore
  'stages/': ['stages', 'domain', 'errors', 'ports', 'type:settings', 'type:@aws-sdk', 'node:crypto', 'node:path', 'zod'],
  // A stage that writes a text for people writes it as the reports do.
  'stages/github/': ['stages/github', 'domain', 'ports', 'report/comment', 'node:path'],
  'roles/': ['roles', 'domain/aws', 'errors', 'type:ports'],
  'report/': ['report', 'type:core', 'domain', 'errors'],
  'pipelines/': ['pipelines', 'stages', 'core', 'domain', 'type:ports', 'type:settings'],
  'adapters/': [
    'adapters',
    'domain/invisible.ts',
    'errors',
    'type:domain',
    'type:ports',
    'node:crypto',
    'node:dns',
    'node:fs',
    'node:http',
    'node:https',
    'node:net',
    'node:os',
    'node:path',
    'node:stream',
    'node:buffer',
    'tar',
    'node:zlib',
    'zod',
  ],
  'adapters/aws/': [
    'adapters/aws',
    'adapters/clock.ts',
    'adapters/proxy-fault.ts',
    'errors',
    'type:ports',
    'ports/aws-calls/aws-services.ts',
  ],
  // prettier-ignore
  'adapters/github/': ['adapters', 'errors', 'type:domain', 'type:ports', 'node_modules/@actions/core', '@actions/github', 'node:fs', 'node:path', 'node:zlib', 'zod'],
  // prettier-ignore
  'adapters/sigstore/': ['adapters/sigstore', 'adapters/download.ts', 'errors', 'type:ports', '@sigstore', 'node:fs', 'node:path', 'tuf-js'],
  'adapters/process/': [
    'adapters/process',
    'domain/invisible.ts',
    'errors',
    'type:ports',
    'node:child_process',
    'node:fs',
    'node:path',
    'node:stream',
    'node:string_decoder',
    '@actions/exec',
  ],
  'run-stages.ts': ['core', 'stage-ports.ts', 'type:ports', 'type:settings'],
  'stage-ports.ts': ['adapters', 'share-roles.ts', 'type:core', 'type:domain', 'type:ports'],
  'share-roles.ts': ['adapters', 'domain/aws/role.ts', 'roles', 'type:domain', 'type:ports'],
  'cancel.ts': ['errors', 'type:core', 'type:early-signals.ts'],
  'defects.ts': [],
  'early-signals.ts': [],
  'run-book.ts': ['type:adapters', 'type:cancel.ts', 'report', 'settings'],
  'action.ts': [
    'adapters',
    'cancel.ts',
    'defects.ts',
    'type:early-signals.ts',
    'core',
    'errors',
    'report',
    'settings',
    'domain/trust',
    'read-config.ts',
    'run-book.ts',
    'run-stages.ts',
    'type:pipelines',
    'node:fs',
  ],
  'read-policy-file.ts': ['adapters', 'type:domain', 'settings', 'type:ports', 'node:path'],
  'read-config.ts': [
    'adapters',
    'read-policy-file.ts',
    'type:domain',
    'domain/trust',
    'errors',
    'settings',
    'type:ports',
    'node:os',
    'node:path',
  ],
  'node-version.ts': [],
  'index.ts': ['early-signals.ts', 'node-version.ts', 'main.ts'],
  'main.ts': ['action.ts', 'adapters/leave.ts', 'pipelines', 'type:early-signals.ts'],
  'post.ts': ['node-version.ts', 'post-cleanup.ts'],
  'post-cleanup.ts': ['adapters/private-folders.ts', 'node:fs', 'node:os'],
}

/** The row of a file: of its innermost room. */
const rowOf = (path: string): string | undefined =>
  Object.keys(ALLOWED)
    .filter((row) => path === row || (row.endsWith('/') && path.startsWith(row)))
    .toSorted((one, other) => other.length - one.length)[0]

const isAllowed = ({ from, to, kind }: Import): boolean =>
  (ALLOWED[rowOf(from) ?? ''] ?? []).some((rule) => {
    const target = rule.replace(/^type:/u, '')
    return (kind === 'type' || target === rule) && (to === target || to.startsWith(`${target}/`))
  })

const stageFiles = files
  .filter(({ path, text }) => path.startsWith('stages/') && text.includes('defineStage('))
  .map(({ path }) => path)

describe('architecture', () => {
  test('every file is in a room of the table', () => {
    expect(files.map(({ path }) => path).filter((path) => rowOf(path) === undefined)).toEqual([])
  })

  test('imports point one way', () => {
    const wrong = imports.filter((one) => !isAllowed(one))
    expect(wrong.map(({ from, to, kind }) => `${from} imports ${kind === 'type' ? 'types of ' : ''}${to}`)).toEqual([])
  })

  test('the core knows neither AWS nor Docker', () => {
    const core = files.filter(({ path }) => path.startsWith('core/'))
    expect(core.filter(({ text }) => /\b(?:AWS|ECS|ECR|Docker)\b/iu.test(text)).map(({ path }) => path)).toEqual([])
  })

  test('stages never import each other', () => {
    expect(imports.filter(({ from, to }) => from.startsWith('stages/') && stageFiles.includes(to))).toEqual([])
  })

  test('every stage is in a pipeline and has a test', () => {
    const placed = imports.filter(({ from }) => from.startsWith('pipelines/')).map(({ to }) => to)
    expect(stageFiles.length).toBeGreaterThan(0)
    expect(stageFiles.filter((stage) => !placed.includes(stage))).toEqual([])
    expect(stageFiles.filter((stage) => !existsSync(`__tests__/${stage.replace(/\.ts$/u, '.test.ts')}`))).toEqual([])
  })

  test('every pipeline and every part of one fits one screen', () => {
    const pipelines = files.filter(({ path }) => path.startsWith('pipelines/'))
    expect(pipelines.filter(({ text }) => text.split('\n').length > 50).map(({ path }) => path)).toEqual([])
  })

  test('only adapters and the entries read the environment', () => {
    const readers = files.filter(({ text }) => text.includes('process.env')).map(({ path }) => path)
    expect(
      readers.filter((path) => !path.startsWith('adapters/') && !['action.ts', 'post-cleanup.ts'].includes(path)),
    ).toEqual([])
  })

  test('the AWS SDK is loaded by the list of calls to a service, and that only at a call', () => {
    const values = imports.filter(({ kind }) => kind === 'value')
    const isList = (path: string): boolean => path.startsWith('ports/aws-calls/') && !path.endsWith('/aws-services.ts')
    expect(values.filter(({ from, to }) => to.startsWith('@aws-sdk') && !isList(from))).toEqual([])
    const loads = values.filter(({ to }) => isList(to))
    expect(loads.filter(({ from }) => from !== 'ports/aws-calls/aws-services.ts')).toEqual([])
    const services = files.find(({ path }) => path === 'ports/aws-calls/aws-services.ts')
    expect(services?.text).not.toMatch(/^import/mu)
  })
})
