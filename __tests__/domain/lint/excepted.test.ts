/** What the lint found and an exception accepts is reported, and stops nothing. */
import { describe, expect, test } from '@jest/globals'
import { findingInWords } from '../../../src/domain/lint/describe-lint.ts'
import { exceptLint } from '../../../src/domain/lint/excepted.ts'
import type { LintFinding } from '../../../src/domain/lint/lint.ts'
import type { Exception } from '../../../src/domain/scan/exceptions.ts'
import { exception } from '../../support/sample-exceptions.ts'

const PLACES = [0, 1].map((index) => ({
  path: `containerDefinitions[${index}].readonlyRootFilesystem`,
  container: `c${index}`,
  detail: null,
}))
const FOUND: LintFinding = { rule: 'ECS.5', level: 'error', places: PLACES }

describe('exceptLint', () => {
  test.each<readonly [string, Partial<Exception>, readonly number[]]>([
    ['holds for every place', {}, [0, 1]],
    ['holds with the scanner named', { scanner: 'lint' }, [0, 1]],
    ['does not hold for another rule', { id: 'ECS.4' }, []],
    ['does not hold for another scanner', { scanner: 'trivy' }, []],
    ['holds for its path', { path: 'containerDefinitions[1]*' }, [1]],
    ['holds on its last day', { expires: '2026-11-21' }, [0, 1]],
    ['does not hold on the day after', { expires: '2026-11-20' }, []],
  ])('%s', (_, facts, accepted) => {
    const one = exception({ id: 'ECS.5', ...facts })
    const findings = exceptLint([FOUND], [one], '2026-11-21')
    const placesOf = (level: LintFinding['level']): readonly unknown[] =>
      findings.filter((finding) => finding.level === level).flatMap(({ places }) => places)
    expect(placesOf('warn')).toEqual(PLACES.filter((_place, index) => accepted.includes(index)))
    expect(placesOf('error')).toEqual(PLACES.filter((_place, index) => !accepted.includes(index)))
    for (const { level, excepted } of findings) expect(excepted).toEqual(level === 'warn' ? one : undefined)
  })

  test('says who accepted it, and why', () => {
    const [finding] = exceptLint([FOUND], [exception({ id: 'ECS.5' })], '2026-11-21')
    expect(finding && findingInWords(finding)).toMatch(
      /Accepted by platform until 2026-12-31: The code is not reached\.$/u,
    )
  })
})
