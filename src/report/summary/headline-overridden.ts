/** A headline of a run whose gate was overridden says so first. */
import { resultsOf, type RunRecord } from '../record.ts'
import { plural } from './counted.ts'

/** The wordings, with what was overridden before each; as they are where nothing was. */
export const withOverride = (record: RunRecord, wordings: readonly string[]): readonly string[] => {
  const blockers = resultsOf(record, 'gate').flatMap((verdict) =>
    verdict.kind === 'overridden' ? verdict.blockers : [],
  )
  if (blockers.length === 0) return wordings
  const what = `Gate overridden, ${plural(blockers.length, 'finding')} accepted`
  return [...wordings.map((text) => `${what}; ${text.charAt(0).toLowerCase()}${text.slice(1)}`), what]
}
