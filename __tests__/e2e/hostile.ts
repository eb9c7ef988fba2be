/** What text from outside may not become: markup of the summary. */
import { expect } from '@jest/globals'
import { outsideOfCode } from './failure.ts'

export const MARKUP = '| **bold** <img src=x onerror=alert(1)> [a](https://evil.example) @octocat #1 `code` </details>'

/** Outside of code blocks, where it would be rendered. */
export const expectNoMarkup = (summary: string): void =>
  expect(outsideOfCode(summary)).not.toMatch(/<img|<ins>|\*\*bold|\]\(https:\/\/evil|[^>`]@octocat|::set-output/)
