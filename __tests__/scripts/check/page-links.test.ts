import { describe, expect, test } from '@jest/globals'
import { anchorsIn, linksIn } from '../../../scripts/check/markdown-page.ts'
import { brokenLinks, readLinkedFiles } from '../../../scripts/check/page-links.ts'

const PATHS = ['README.md', 'docs', 'docs/a.md', 'docs/b.md', 'docs/picture.svg', 'infra/network.yaml']
const A = '# A page\n\n## The `stages` of ship\n\n## Roles, and *trust*: why?\n\n<a id="by-hand"></a>\n'

/** What is wrong with this text as docs/b.md. */
const problemsOf = (text: string): readonly string[] =>
  brokenLinks({
    pages: [
      { path: 'docs/a.md', text: A },
      { path: 'docs/b.md', text },
    ],
    texts: [],
    exists: (path) => PATHS.includes(path),
  })

describe('what leads somewhere', () => {
  test.each([
    '[a](a.md)',
    '[a](a.md#the-stages-of-ship "title")',
    '[a](./a.md#roles-and-trust-why)',
    '[a](a.md#by-hand)',
    '[a](../README.md)',
    '[a](../docs)',
    '[a](../infra/network.yaml#L3)',
    '# Own\n[a](#own)',
    '![a picture](picture.svg)',
    '<img src="picture.svg" alt="">',
    '[a]: a.md#a-page',
    '[a](https://example.com/x_(y)?z#here)',
    '<https://example.com>',
    '`[a](missing.md)` and ``[a](`missing.md`)``',
    '```md\n[a](missing.md)\n```',
    '~~~~\n~~~\n[a](missing.md)\n~~~~',
  ])('%s', (text) => expect(problemsOf(text)).toEqual([]))
})

describe('what leads nowhere', () => {
  test.each([
    ['[a](missing.md)', 'docs/b.md:1: missing.md: is not there'],
    ['x\n\n[`a`](a.md#no-heading)', 'docs/b.md:3: a.md#no-heading: has no such heading'],
    ['[a](A.md)', 'docs/b.md:1: A.md: is not there'],
    ['[a](a.md#A-page)', 'docs/b.md:1: a.md#A-page: has no such heading'],
    ['[a](#missing)', 'docs/b.md:1: #missing: has no such heading'],
    ['![a](missing.svg)', 'docs/b.md:1: missing.svg: is not there'],
    ['<source srcset="missing.svg">', 'docs/b.md:1: missing.svg: is not there'],
    ['[a]: missing.md', 'docs/b.md:1: missing.md: is not there'],
    ['[a](../../elsewhere.md)', 'docs/b.md:1: ../../elsewhere.md: is outside of the repository'],
    ['[a](/docs/a.md)', 'docs/b.md:1: /docs/a.md: is outside of the repository'],
    ['[a](http://example.com)', 'docs/b.md:1: http://example.com: is not an https address'],
    ['[a](//example.com)', 'docs/b.md:1: //example.com: is not an https address'],
    ['[a](https://)', 'docs/b.md:1: https://: is not an https address'],
    ['[a](https://example.com/a b)', 'docs/b.md:1: https://example.com/a b: has a blank in it'],
    ['```md\n```\n[a](missing.md)', 'docs/b.md:3: missing.md: is not there'],
  ])('%s', (text, problem) => expect(problemsOf(text)).toEqual([problem]))
})

test('two headings of one name have two anchors', () => {
  expect([...anchorsIn('# A\n\n# A\n\n## a\n\n```\n# not one\n```\n')]).toEqual(['a', 'a-1', 'a-2'])
})

test('a text of the program names a page and a heading of it', () => {
  const texts = [
    {
      path: 'src/x.ts',
      text: '// docs/a.md, docs/a.md#a-page, other/project/docs/c.md\n"See docs/c.md."\n// docs/a.md#b',
    },
  ]
  expect(
    brokenLinks({ pages: [{ path: 'docs/a.md', text: A }], texts, exists: (path) => PATHS.includes(path) }),
  ).toEqual(['src/x.ts:2: docs/c.md: is not there', 'src/x.ts:3: docs/a.md#b: has no such heading'])
})

test('the pages of the project are looked at', async () => {
  const { pages, texts } = await readLinkedFiles()
  const paths = pages.map(({ path }) => path)
  expect(paths).toEqual(expect.arrayContaining(['README.md', 'SECURITY.md', 'CONTRIBUTING.md', 'docs/architecture.md']))
  expect(pages.flatMap(({ text }) => linksIn(text)).length).toBeGreaterThan(200)
  expect(texts.map(({ path }) => path)).toEqual(expect.arrayContaining(['action.yml', 'src/errors/catalogue.ts']))
})
