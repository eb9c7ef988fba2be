/** What text from outside may not become: a command of the log, or markup of the summary. */
import { expect } from '@jest/globals'
import { outsideOfCode } from './failure.ts'
import { commandsIn } from './workflow-commands.ts'

const OURS = /^(group|endgroup|add-mask|error|warning|debug|notice)$/

/** Commands with a text that the payloads brought along. */
export const injected = (log: string): readonly unknown[] =>
  commandsIn(log).filter(
    ({ name, text, properties }) =>
      !OURS.test(name) ||
      /^(evil|\/evil|1|indented|within|old form|after a)/.test(text.trim()) ||
      properties['name'] !== undefined,
  )

export const MARKUP = '| **bold** <img src=x onerror=alert(1)> [a](https://evil.example) @octocat #1 `code` </details>'

/** Outside of code blocks, where it would be rendered. */
export const expectNoMarkup = (summary: string): void =>
  expect(outsideOfCode(summary)).not.toMatch(/<img|<b>|\*\*bold|\]\(https:\/\/evil|[^>`]@octocat|::set-output/)
