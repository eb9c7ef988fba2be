/** What the checkout has: environments of the settings file, as far as it can be read, because what is wrong with it is a finding of its own, and workflows. */
import { join } from 'node:path'
import type { WorkflowFile } from '../domain/github/workflow-calls.ts'
import { parseYaml } from '../domain/parse-yaml.ts'
import type { Files } from '../ports/files.ts'

/** Deeper than any setting is. */
const LEVELS = 64

/** None where there is no file, or none with environments. */
export const environmentsIn = async (files: Files, workspace: string): Promise<readonly string[]> => {
  const text = await files.readText(join(workspace, 'ship-to-ecs.yaml')).catch(() => '')
  const parsed = parseYaml(text ?? '', { levels: LEVELS })
  if (parsed.kind !== 'document' || parsed.document.errors.length > 0) return []
  const root: unknown = parsed.document.toJS({ maxAliasCount: 100 })
  if (typeof root !== 'object' || root === null || !('environments' in root)) return []
  const { environments } = root
  return typeof environments === 'object' && environments !== null ? Object.keys(environments) : []
}

/** The workflows in the checkout; none where the folder cannot be listed. */
export const workflowsIn = async (files: Files, workspace: string): Promise<readonly WorkflowFile[]> => {
  const folder = join(workspace, '.github', 'workflows')
  const names = await files.list(folder).catch(() => [])
  const texts = names
    .filter((name) => /\.ya?ml$/u.test(name))
    .toSorted()
    .map(async (name) => ({ name, text: await files.readText(join(folder, name)).catch(() => null) }))
  return (await Promise.all(texts)).flatMap(({ name, text }) => (text === null ? [] : [{ name, text }]))
}
