import { describe, expect, test } from '@jest/globals'
import { fc } from '../../support/fast-check.ts'
import { codeBlock, codeSpan, logLines, markdown, plainLine } from '../../../src/report/hostile.ts'
import { plainSummary } from '../../../src/report/summary/plain-summary.ts'
import { renderSummary } from '../../../src/report/summary/summary.ts'
import { hostile } from '../../support/hostile-text.ts'
import { SAMPLES } from '../../support/sample-records.ts'

describe('plainSummary', () => {
  test('has no markup left, and aligned columns', () => {
    const plain = plainSummary(renderSummary(SAMPLES['rolled-back']))
    expect(plain).not.toMatch(/<br>|<span>|&#\d|(?<!\*)\*\*(?!\*)|^#|^\||`/mu)
    expect(plain.split('\n').slice(0, 6)).toEqual([
      '❌ Rolled back: container app exited with code 3 (3 of 3 tasks)',
      '',
      'Service: hello in cluster main: hello:41 → hello:42 (rolled back), running 2 of 2 tasks of hello:41',
      'Image: hello:staging-4f1d2c3b5a69788796a5b4c3d2e1f00112233445',
      'Changes: The image was pushed. Service hello was set to hello:42; ECS rolled it back to hello:41.',
      'Next: Read the log of the container, fix the cause and re-run. The service runs its previous revision again.',
    ])
    expect(plain).toContain(
      '\n  hello in ECS: https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/main/services/hello/deployments?region=eu-west-1\n',
    )
    expect(plain).not.toMatch(/gantt|mermaid|details|<b>/u)
    expect(plain).toContain('\nStages: total 88.7 s, from 08:00:00 UTC\n')
    expect(plain).toContain('\n  build        ✅ succeeded  08:00:00  14.9 s  12.3 MB, linux/amd64, by buildx\n')
    expect(plain).toContain('\n  push         ✅ succeeded  08:00:21  4.9 s   pushed\n')
    expect(plain).toContain('  Task definition           hello:41 → hello:42\n')
  })

  test('what was printed stays as it was', () => {
    expect(plainSummary(`a\n\n${codeBlock('x `y` **z**\n\n\n&#64;')}\n\nb\n\n`)).toBe(
      'a\n\n  x `y` **z**\n  \n  \n  &#64;\n\nb\n',
    )
  })

  test('what is there to copy is without its fence', () => {
    expect(plainSummary(codeBlock('exceptions:\n  - id: CVE-1', 'yaml'))).toBe('  exceptions:\n    - id: CVE-1\n')
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
