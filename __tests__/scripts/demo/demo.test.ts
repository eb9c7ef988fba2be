/** What the demo shows beside the action's own log: colours, the log's view, the end. */
import { describe, expect, test } from '@jest/globals'
import { breakNames, isBreak } from '../../../scripts/demo/breaks.ts'
import { asTerminal } from '../../../scripts/demo/log-view.ts'
import { painter, type Paint } from '../../../scripts/demo/paint.ts'
import { tryNext } from '../../../scripts/demo/try-next.ts'

describe('colours', () => {
  const screens: readonly (readonly [string, boolean, Readonly<Record<string, string>>, boolean])[] = [
    ['a terminal', true, {}, true],
    ['a pipe', false, {}, false],
    ['NO_COLOR', true, { NO_COLOR: '1' }, false],
    ['an empty NO_COLOR, which counts as unset', true, { NO_COLOR: '' }, true],
    ['a dumb terminal', true, { TERM: 'dumb' }, false],
  ]
  test.each(screens)('%s', (_, isTTY, environment, isColoured) => {
    const text = painter({ isTTY, environment })('good', 'shipped')
    expect(text).toBe(isColoured ? '\u001b[32mshipped\u001b[39m' : 'shipped')
  })
})

describe('the log', () => {
  const marked: Paint = (look, text) => `<${look}>${text}`
  const viewOf = (...pieces: readonly string[]): string => {
    let shown = ''
    const sink = asTerminal((text) => (shown += text), marked)
    for (const piece of pieces) sink(piece)
    return shown
  }

  test('groups are headings, annotations are marks, other commands are not shown', () => {
    expect(viewOf('::group::push\n::add-mask::secret\nlayer 1\n::endgroup::\n::error title=push::a%0Ab\n')).toBe(
      '<heading>▼ push\nlayer 1\n<bad>✗ a\nb\n',
    )
  })

  test('only a mark at the start of a line is coloured, and only whole lines are shown', () => {
    expect(viewOf('✓ pu', 'sh: 0.4 s\nplain ✓ text\n– confirm was skipped\nno end')).toBe(
      '<good>✓ push: 0.4 s\nplain ✓ text\n<quiet>– confirm was skipped\n',
    )
  })
})

describe('the end', () => {
  test.each([null, ...breakNames])('after --break %s it offers what was not shown', (broken) => {
    const text = tryNext('classic', broken)
    const offered = [...text.matchAll(/--break (\S+)/g)].map(([, name]) => name)
    expect(offered).toEqual(breakNames.filter((name) => name !== broken))
    expect(text.includes('\n  npm run demo  ')).toBe(broken !== null)
    expect(text).toContain('SHIP_TO_ECS_ENGINE=modern npm run demo')
  })

  test("another engine is offered only where it is the demo's own", () => {
    expect(tryNext('modern', null)).toContain('SHIP_TO_ECS_ENGINE=classic')
    expect(tryNext('yours', null)).not.toContain('SHIP_TO_ECS_ENGINE')
  })
})

test('only what can be broken is accepted', () => {
  expect(['scan', 'container', 'registry', 'network', ''].map(isBreak)).toEqual([true, true, true, false, false])
})
