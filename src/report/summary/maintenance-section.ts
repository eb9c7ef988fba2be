/** The sorry pages of services: a table of the pipeline `maintenance`, and what every other run points out of a page that is on. */
import { ageInWords, stateInWords } from '../../domain/load-balancing/page-in-words.ts'
import type { SorryPage } from '../../domain/load-balancing/sorry-page.ts'
import { named } from '../../domain/rollout/sentence.ts'
import { codeSpan, markdown } from '../hostile.ts'
import { resultOf, resultsOf, type RunRecord } from '../record.ts'
import { table, type Block } from './markdown-blocks.ts'

/** Nothing of another pipeline. */
export const maintenanceSection = (record: RunRecord): readonly Block[] => {
  const result = resultOf(record, 'maintenance')
  if (result === undefined) return []
  const rows = result.pages.map((page) => [
    `**${markdown(page.service)}**`,
    page.state === 'on' ? `⚠️ ${markdown(ageOf(page, result.at))}` : 'off',
    page.moved === 'moved' ? 'switched by this run' : 'as it was',
    markdown(page.listener),
    `${page.priority}`,
    codeSpan(page.ruleArn),
  ])
  return table(['Service', 'Sorry page', 'Change', 'Listener', 'Priority', 'Rule'], 'llllrl', rows)
}

const ageOf = (page: SorryPage, now: number): string =>
  page.since === null ? stateInWords(page) : `${stateInWords(page)}, ${ageInWords(now - page.since)}`

/** A sentence for each service that a plan has found behind its sorry page. */
export const pageNotices = (
  record: RunRecord,
): readonly { readonly title: string; readonly sentence: string; readonly level: 'warning' }[] =>
  resultsOf(record, 'plan')
    .flatMap(({ services }) => services)
    .flatMap(({ serviceName, sorryPage }) => {
      if (sorryPage === undefined) return []
      const sentence = `The sorry page of ${named(serviceName)} is ${stateInWords(sorryPage)}: no request reaches the service at ${sorryPage.listener}. To switch it off, run \`pipeline: maintenance\` with \`maintenance: off\`.`
      return [{ title: 'The sorry page is on', sentence, level: 'warning' }]
    })
