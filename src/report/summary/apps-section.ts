/** The apps of the repository, and which of them the change concerns. */
import { markdown } from '../hostile.ts'
import { resultOf, type RunRecord } from '../record.ts'
import { table, type Block } from './markdown-blocks.ts'

/** Nothing of a run that lists no apps. */
export const appsSection = (record: RunRecord): readonly Block[] => {
  const apps = resultOf(record, 'apps')?.apps ?? []
  if (apps.length === 0) return []
  const rows = apps.map(({ name, kind, because }) => [
    `**${markdown(name)}**`,
    kind === 'changed' ? 'changed' : 'not changed',
    markdown(because),
  ])
  return table(['App', 'Change', 'Because'], 'lll', rows)
}
