/** What every failure of the committed action has to show: one clear error, everywhere where a user looks, and no traces. */
import { expect } from '@jest/globals'
import { errorsIn } from '../support/workflow-commands.ts'
import type { Shipped, World } from './world.ts'

export interface Failure {
  /** Undefined for one outside the stages: the inputs. */
  readonly stage?: string
  readonly code: string
  /** Words of the message: what happened, on which resource. */
  readonly says: readonly string[]
  /** Words of the next thing to do. */
  readonly next: string
}

/** Exit code, the one annotation, outputs and summary show the failure. Gives the annotation's message. */
export const expectFailure = (run: Shipped, { stage, code, says, next }: Failure): string => {
  const errors = errorsIn(run.log)
  // The title is the headline of the summary: outcome and cause. The code is the end of the message.
  const [headline = ''] = /^## ❌ (.*)$/mu.exec(run.summary)?.slice(1) ?? []
  expect({ exitCode: run.exitCode, errors: errors.map(({ title }) => readable(title)) }).toEqual({
    exitCode: 1,
    errors: [readable(headline)],
  })
  expect(headline).toMatch(stage === undefined ? /^(?:Not started|Failed): ./u : /: ./u)
  expect(readable(headline).length).toBeLessThanOrEqual(100)
  expect([run.outputs['failed-stage'], run.outputs['error-code'], run.outputs['result']]).toEqual([
    stage,
    code,
    'failed',
  ])
  const message = errors[0]?.message ?? ''
  expect(message.split('\n').at(-1)).toBe(`Code: ${code}${stage === undefined ? '' : ` (stage ${stage})`}`)
  for (const words of says) expect(message).toContain(words)
  expect(message.slice(message.indexOf('\nNext: '))).toContain(next)
  expect(run.summary).toContain(code)
  const shown = readable(run.summary)
  for (const words of says) expect(shown).toContain(words)
  expect(shown).toContain(next.replaceAll('`', ''))
  return message
}

/** The summary's words, as a reader sees them. */
export const readable = (summary: string): string =>
  summary
    .replace(/<\/?(?:span|code|br)>/g, '')
    .replace(/&#(\d+);/g, (_entity, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('`', '')

/** The summary without its fenced blocks: what is rendered as Markdown. */
export const outsideOfCode = (summary: string): string => summary.replace(/^(`{3,})\w*\n[\s\S]*?^\1$/gm, '')

/** Neither the registry nor ECS was changed, and nothing of the engine's was left to run. */
export const expectNoTraces = async (world: World): Promise<void> => {
  expect(await world.tags()).toEqual([])
  const changing = ['RegisterTaskDefinition', 'UpdateService', 'CreateService', 'PutImage']
  expect(changing.filter((operation) => world.callsOf(operation) > 0)).toEqual([])
}
