/** What a headline says of a run that has no image: a list of apps, a sorry page. */
import { stateInWords } from '../../domain/load-balancing/page-in-words.ts'
import type { Results } from '../../domain/results.ts'
import { named } from '../../domain/rollout/sentence.ts'
import { resultOf, type RunRecord } from '../record.ts'
import { inWords, plural } from './counted.ts'

/** From the fullest to the shortest; null of every other run. */
export const wordingsWithoutImage = (record: RunRecord): readonly string[] | null => {
  const apps = resultOf(record, 'apps')?.apps
  if (apps !== undefined) return appWordings(apps)
  const maintenance = resultOf(record, 'maintenance')
  return maintenance === undefined ? null : maintenanceWordings(maintenance)
}

const appWordings = (apps: Results['apps']['apps']): readonly string[] => {
  const changed = apps.filter(({ kind }) => kind === 'changed').map(({ name }) => named(name))
  const count = `${changed.length} of ${plural(apps.length, 'app')} changed`
  return changed.length === 0 ? [`No app changed of ${apps.length}`] : [`${count}: ${inWords(changed)}`, count]
}

const maintenanceWordings = ({ wanted, pages }: Results['maintenance']): readonly string[] => {
  const [only, ...others] = pages
  const moved = pages.filter((page) => page.moved === 'moved')
  const verb = wanted === 'show' ? '' : moved.length > 0 ? 'switched ' : 'already '
  if (only !== undefined && others.length === 0) {
    const state = verb === 'switched ' ? only.state : stateInWords(only)
    return [`Sorry page of ${named(only.service)} ${verb}${state}`, `Sorry page ${verb}${only.state}`]
  }
  const on = pages.filter(({ state }) => state === 'on').length
  return [`Sorry page on for ${on} of ${plural(pages.length, 'service')}`]
}
