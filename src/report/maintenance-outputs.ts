/** The sorry page in the outputs. */
import type { PageState, SorryPage } from '../domain/load-balancing/sorry-page.ts'
import { resultOf, resultsOf, type RunRecord } from './record.ts'

/** Undefined where no page was found. */
export const maintenanceOf = (record: RunRecord): { readonly state: PageState } | undefined => {
  const pages = pagesIn(record)
  if (pages.length === 0) return undefined
  return { state: pages.some(({ state }) => state === 'on') ? 'on' : 'off' }
}

/** Null where it is off, and where that of one page is not known. */
export const sinceOf = (record: RunRecord): string | null => {
  const on = pagesIn(record).filter(({ state }) => state === 'on')
  const since = on.flatMap((page) => (page.since === null ? [] : [page.since]))
  return on.length === 0 || since.length < on.length ? null : new Date(Math.min(...since)).toISOString()
}

const pagesIn = (record: RunRecord): readonly SorryPage[] => [
  ...(resultOf(record, 'maintenance')?.pages ?? []),
  ...resultsOf(record, 'plan').flatMap(({ services }) => services.flatMap(({ sorryPage }) => sorryPage ?? [])),
]
