/** Which layers are of the base, by the build steps: never more than what both list in the same order. */
import { describe, expect, test } from '@jest/globals'
import { layersBySteps, type BuildSteps } from '../../../src/domain/image/base-steps.ts'
import { fc } from '../../support/fast-check.ts'
import { digestOf } from '../../support/image.ts'

const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7'] as const

/** A step that begins with `-` has no layer. */
const made = (first: number, ...texts: readonly string[]): BuildSteps => {
  const steps = texts.map((text) => ({ text: text.replace(/^-/u, ''), hasLayer: !text.startsWith('-') }))
  const layers = steps.filter(({ hasLayer }) => hasLayer).map((_, at) => digestOf(DIGITS[(first + at) % 8] ?? '0'))
  return { steps, layers }
}

const DEBIAN = "# debian.sh --arch 'amd64' out/ 'bookworm' '@1718668800'"

describe('the first steps are those of the base', () => {
  test.each<readonly [string, readonly string[], readonly string[], number]>([
    ['of another day', [DEBIAN], [DEBIAN.replace('1718668800', '1749513600')], 1],
    [
      'of other versions',
      ['ADD file:0123456789abcdef in /', '-ENV NODE_VERSION=22.1.0', 'RUN get 22.1.0'],
      ['ADD file:fedcba9876543210 in /', '-ENV NODE_VERSION=22.12.0', 'RUN get 22.12.0'],
      2,
    ],
    ['with other blanks', ['RUN  a'], ['RUN a'], 1],
  ])('%s', (_, before, now, layers) => {
    const image = made(0, ...before, 'COPY . .')
    expect(layersBySteps(image, made(4, ...now))).toEqual(image.layers.slice(0, layers))
  })
})

test.each<readonly [string, BuildSteps, BuildSteps]>([
  ['another step', made(0, DEBIAN, 'COPY . .'), made(4, '# alpine')],
  ['fewer steps than the base', made(0, DEBIAN), made(4, DEBIAN, 'RUN a')],
  ['another order', made(0, 'RUN a', 'RUN b', 'COPY'), made(4, 'RUN b', 'RUN a')],
  ['a step that adds a layer in one of them', made(0, DEBIAN, '-CMD', 'COPY'), made(4, DEBIAN, 'CMD')],
  ['a step without a text', made(0, '', 'COPY'), made(4, '')],
  ['a base without steps', made(0, DEBIAN), made(4)],
  [
    'a history that does not name every layer',
    { ...made(0, DEBIAN, 'COPY'), layers: [digestOf('0')] },
    made(4, DEBIAN),
  ],
  ['a base that was squashed', made(0, DEBIAN, 'COPY'), { ...made(4, DEBIAN), layers: [digestOf('1'), digestOf('2')] }],
])('%s: not known', (_, image, base) => {
  expect(layersBySteps(image, base)).toBeNull()
})

test('whatever the steps are, only the lowest layers are given, as many as the base has', () => {
  const texts = fc.array(fc.constantFrom('RUN a', 'RUN b 1', 'RUN b 2', '-ENV x'), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(texts, texts, (own, base) => {
      const image = made(0, ...own)
      const layers = layersBySteps(image, made(4, ...base))
      if (layers !== null) expect(layers).toEqual(image.layers.slice(0, made(4, ...base).layers.length))
      // What is built on it begins with it.
      const whole = made(0, ...base, ...own)
      const known = made(4, ...base).layers.length
      expect(layersBySteps(whole, made(4, ...base))).toEqual(known === 0 ? null : whole.layers.slice(0, known))
    }),
  )
})
