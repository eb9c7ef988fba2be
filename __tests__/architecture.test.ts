/** The direction of imports, and that every stage has its file, its test and its place in a pipeline. */
import { existsSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { importsOf as readImports, type Import } from '../scripts/check/imports.ts'
import { readSources, type SourceFile } from '../scripts/check/source-files.ts'
import { ALLOWED } from './support/allowed-imports.ts'

const withoutRoot = (path: string): string => path.replace(/^src\//u, '')

const files = (await readSources(['src'], ['.ts'])).map((file) => ({ ...file, path: withoutRoot(file.path) }))

const importsOf = (file: SourceFile): readonly Import[] =>
  readImports({ ...file, path: `src/${file.path}` }).map(({ from, to, kind }) => ({
    from: withoutRoot(from),
    to: withoutRoot(to),
    kind,
  }))

const imports = files.flatMap(importsOf)

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

/** Next to the folders of those that may read the environment. */
const ENTRIES = ['action.ts', 'host-of-action.ts', 'post-cleanup.ts']

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
      readers.filter((path) => !['adapters/', 'cli/'].some((room) => path.startsWith(room)) && !ENTRIES.includes(path)),
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
