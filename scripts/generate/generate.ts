/**
 * What is generated from the one declaration of inputs, outputs, errors and stages: `action.yml`, the tables in docs/settings.md,
 * the graph in docs/architecture.md, the steps of an example in docs/scans.md, the JSON Schemas of `ship-to-ecs.yaml` and of the exceptions file, `docs/errors.md`, `docs/lint.md`, the picture docs/accounts.svg, the permissions in infra/ and docs/iam.md, and the shape of a task definition.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { format, resolveConfig } from 'prettier'
import { say } from '../foreground.ts'
import { RECORDED_PATH, recordingIn } from '../iam/recording.ts'
import { inRepository } from '../repository.ts'
import { accountsPicture } from './accounts-picture.ts'
import { actionYaml } from './action-yaml.ts'
import { errorsPage } from './errors-page.ts'
import { exceptionsSchema } from './exceptions-schema.ts'
import { lintPage } from './lint-page.ts'
import { settingsSchema } from './settings-schema.ts'
import { stepsOf } from './example-steps.ts'
import { flowPicture } from './flow-picture.ts'
import { inputsTable, outputsTable } from './settings-page.ts'
import { serviceDefinitionShape, taskDefinitionShape } from './request-shapes.ts'

interface GeneratedFile {
  readonly path: string
  readonly text: string
}

/** The pages that are partly generated, with their blocks by name. */
const PAGES: Readonly<Record<string, () => Readonly<Record<string, string>>>> = {
  'docs/settings.md': () => ({ inputs: inputsTable(), outputs: outputsTable() }),
  'docs/architecture.md': () => ({ flow: flowPicture() }),
  'docs/scans.md': () => ({ 'cached-scanners': stepsOf('cached-scanners.yml', 'actions/cache/restore@') }),
}

/** Every generated file as it should be. @throws when a page lacks a marker */
export const generatedFiles = async (): Promise<readonly GeneratedFile[]> => {
  // After a recording was written: its list is read as they are loaded.
  const { TEMPLATES, withStatements } = await import('../iam/role-templates.ts')
  const { permissionsTables } = await import('./permissions-tables.ts')
  const all = { ...PAGES, 'docs/iam.md': () => ({ permissions: permissionsTables() }) }
  const pages = Object.entries(all).map(async ([path, blocksOf]) => {
    const page = { path, text: await readFile(inRepository(path), 'utf8') }
    return { path, text: withBlocks(page, blocksOf()) }
  })
  const templates = Object.keys(TEMPLATES).map(async (path) => {
    const text = await readFile(inRepository(path), 'utf8')
    return { path, text: withStatements(path, text) }
  })
  const files = [
    { path: 'action.yml', text: actionYaml() },
    { path: 'docs/accounts.svg', text: accountsPicture() },
    { path: 'docs/errors.md', text: errorsPage() },
    { path: 'docs/lint.md', text: lintPage() },
    { path: 'docs/ship-to-ecs.exceptions.schema.json', text: exceptionsSchema() },
    { path: 'docs/ship-to-ecs.schema.json', text: settingsSchema() },
    { path: 'src/domain/service-definition/service-shape.ts', text: serviceDefinitionShape() },
    { path: 'src/domain/task-definition/shape.ts', text: taskDefinitionShape() },
    ...(await Promise.all([...pages, ...templates])),
  ]
  return Promise.all(files.map(async (file) => ({ ...file, text: await formatted(file) })))
}

/** Writes what is not fresh. */
export const generate = async (args: readonly string[]): Promise<number> => {
  await recordCalls(args)
  const stale = await staleFiles()
  for (const { path, text } of stale) await writeFile(inRepository(path), text)
  say(stale.length === 0 ? 'all generated files are fresh' : `generated ${stale.map(({ path }) => path).join(', ')}`)
  return 0
}

/** The generated files that are not as they should be. */
export const staleFiles = async (): Promise<readonly GeneratedFile[]> => {
  const files = await generatedFiles()
  const current = await Promise.all(files.map(({ path }) => readFile(inRepository(path), 'utf8').catch(() => '')))
  return files.filter((file, index) => current[index] !== file.text)
}

const withBlocks = (page: GeneratedFile, blocks: Readonly<Record<string, string>>): string =>
  Object.entries(blocks).reduce((text, [name, block]) => {
    const start = `<!-- generated: ${name} -->`
    const end = `<!-- end: ${name} -->`
    const from = text.indexOf(start)
    const to = text.indexOf(end)
    if (from === -1 || to < from) throw new Error(`${page.path} lacks the markers ${start} and ${end}`)
    return `${text.slice(0, from)}${start}\n\n${block}\n\n${text.slice(to)}`
  }, page.text)

/** With `--calls=FOLDER`: from what the scenarios recorded there, first of all. */
const recordCalls = async (args: readonly string[]): Promise<void> => {
  const { values } = parseArgs({ args: [...args], options: { calls: { type: 'string' } } })
  if (values.calls === undefined) return
  const text = await formatted({ path: RECORDED_PATH, text: await recordingIn(values.calls) })
  await writeFile(inRepository(RECORDED_PATH), text)
}

const formatted = async ({ path, text }: GeneratedFile): Promise<string> => {
  if (path.endsWith('.svg')) return text // no format that prettier knows
  const options = await resolveConfig(inRepository(path))
  return format(text, { ...options, filepath: path })
}
