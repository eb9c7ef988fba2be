import { describe, expect, test } from '@jest/globals'
import { fc } from '../../support/fast-check.ts'
import { codeBlock, codeSpan, logLines, markdown, plainLine } from '../../../src/report/hostile.ts'
import { plainSummary } from '../../../src/report/summary/plain-summary.ts'
import { renderSummary } from '../../../src/report/summary/summary.ts'
import { hostile } from '../../support/hostile-text.ts'
import { SAMPLES } from '../../support/sample-records.ts'

describe('plainSummary', () => {
  test('has no markup left, and columns that stand below each other', () => {
    const plain = plainSummary(renderSummary(SAMPLES['rolled-back']))
    expect(plain).not.toMatch(/<br>|<span>|&#\d|\*\*|^#|^\||`/mu)
    expect(plain).toMatch(
      /^❌ Failed in wait: Rolled back: container app of hello exited with code 3 \(3 of 3 tasks\)/u,
    )
    expect(plain).toContain('\n  build     ✅ succeeded  14.9 s  12.3 MB, linux/amd64, by buildx\n')
    expect(plain).toContain('\n  push      ✅ succeeded  4.9 s   pushed\n')
    expect(plain).toContain('  Task definition           hello:41 → hello:42\n')
  })

  test('what was printed stands as it was', () => {
    expect(plainSummary(`a\n\n${codeBlock('x `y` **z**\n\n\n&#64;')}\n\nb\n\n`)).toBe(
      'a\n\n  x `y` **z**\n  \n  \n  &#64;\n\nb\n',
    )
  })

  test('no line is a workflow command', () => {
    expect(plainSummary(`${codeBlock('::error::x\n##[error]y')}\n\n${markdown('::error::z')}`)).toBe(
      '\\::error::x\n  ##\\[error]y\n\n\\::error::z\n',
    )
  })

  test('text from outside reads as it was written', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const [word] = logLines(plainLine(`a${text}`, 300))
        expect(plainSummary(markdown(`a${text}`))).toBe(`${word}\n`)
        expect(plainSummary(codeSpan(`a${text}`).replace(/^`(.*)`$/u, '$1'))).toContain('a')
      }),
    )
  })
})
