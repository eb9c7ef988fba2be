import { expect, test } from '@jest/globals'
import { importCircles } from '../../../scripts/check/import-circles.ts'

const filesOf = (texts: Readonly<Record<string, string>>) =>
  Object.entries(texts).map(([path, text]) => ({ path, text }))

test('finds no circle in a tree of imports', () => {
  const files = filesOf({
    'src/a.ts': "import { b } from './b.ts'\nimport { c } from './c/c.ts'\nimport 'node:fs'\n",
    'src/b.ts': "import { c } from './c/c.ts'\n",
    'src/c/c.ts': "// import { a } from '../a.ts'\n",
  })
  expect(importCircles(files)).toEqual([])
})

test.each([
  ['a value', "import { a } from '../a.ts'"],
  ['a type', "import type { A } from '../a.ts'"],
  ['a re-export', "export { a } from '../a.ts'"],
  ['a lazy import', "const load = () => import('../a.ts')"],
  ['an import type', "type A = import('../a.ts').A"],
])('finds a circle that %s closes, once', (_form, line) => {
  const files = filesOf({
    'src/a.ts': "import { b } from './b.ts'\n",
    'src/b.ts': "import type { C } from './c/c.ts'\n",
    'src/c/c.ts': `${line}\n`,
    'src/d.ts': "import { a } from './a.ts'\n",
  })
  expect(importCircles(files)).toEqual(['src/a.ts -> src/b.ts -> src/c/c.ts -> src/a.ts'])
})

test('finds a file that imports itself, and every separate circle', () => {
  const files = filesOf({
    'src/a.ts': "import './a.ts'\n",
    'src/b.ts': "import './c.ts'\n",
    'src/c.ts': "import './b.ts'\n",
  })
  expect(importCircles(files)).toEqual(['src/a.ts -> src/a.ts', 'src/b.ts -> src/c.ts -> src/b.ts'])
})
