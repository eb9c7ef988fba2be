/** Texts of an exceptions file, and what is read of them. */
import { positionText } from '../../src/domain/position.ts'
import { NO_LIMITS, type ExceptionLimits } from '../../src/settings/exceptions/exception-limits.ts'
import { readExceptionsFile } from '../../src/settings/exceptions/exceptions-file.ts'
import { readTree } from '../../src/settings/read-tree.ts'

export const read = (text: string, limits: ExceptionLimits = NO_LIMITS) =>
  readExceptionsFile({ path: 'e.yaml', text }, { readTree, today: '2026-11-21', limits })

export const problemsOf = (text: string, limits: ExceptionLimits = NO_LIMITS): readonly string[] =>
  read(text, limits).problems.map(({ at, text: problem }) => (at === null ? problem : `${positionText(at)} ${problem}`))

const RIGHT = 'reason: It is not reached.\n    owner: platform\n    expires: 2026-12-31\n'
/** One entry, with these lines before the rest. */
export const entry = (...lines: readonly string[]): string => `exceptions:\n  - ${[...lines, RIGHT].join('\n    ')}`
