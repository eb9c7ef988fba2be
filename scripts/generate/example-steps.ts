/** Steps of a workflow in examples/, for a page that quotes them: what is checked there is what people copy. */
import { readFileSync } from 'node:fs'
import { inRepository } from '../repository.ts'

const INDENT = 6

/** A block of Markdown with the last steps of the example, from the one that uses `first` on. @throws when no step does */
export const stepsOf = (example: string, first: string): string => {
  const lines = readFileSync(inRepository('examples', example), 'utf8').trimEnd().split('\n')
  const from = lines.findIndex((line) => line.includes(`- uses: ${first}`))
  if (from === -1) throw new Error(`no step of examples/${example} uses ${first}`)
  const steps = lines.slice(from).map((line) => line.slice(INDENT))
  return ['```yaml', ...steps, '```'].join('\n')
}
