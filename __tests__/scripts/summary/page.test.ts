/** The page of a summary's picture: the Markdown arrives as it is and cannot run anything. */
import { expect, test } from '@jest/globals'
import { summaryPage } from '../../../scripts/summary/page.ts'

const scriptsOf = (html: string): readonly string[] =>
  [...html.matchAll(/<script nonce="[0-9a-f]{32}">([^]*?)<\/script>/g)].map(([, text = '']) => text)

test('the Markdown is data of a script, which it cannot end', () => {
  const markdown = 'a\n</script><script>alert(1)</script> `</SCRIPT>` \u2028 "quoted"'
  const html = summaryPage({ markdown, opened: ['Stages'], libraries: ['one', 'two'] })
  const scripts = scriptsOf(html)
  expect(scripts.slice(0, 2)).toEqual(['one', 'two'])
  expect(scripts).toHaveLength(4)
  const given = /^window\.markdown = ([^]*); window\.opened = \["Stages"\]$/.exec(scripts[2] ?? '')?.[1] ?? 'null'
  expect(JSON.parse(given)).toBe(markdown)
  expect(html.match(/<script/gi)).toHaveLength(4)
})

test('only scripts with the nonce of this page run, and nothing is loaded', () => {
  const [one, other] = [1, 2].map(() => summaryPage({ markdown: '', opened: [], libraries: [] }))
  const nonceOf = (html = ''): string | undefined => /script-src 'nonce-([0-9a-f]{32})'/.exec(html)?.[1]
  expect(one).toContain("default-src 'none'")
  expect(nonceOf(one)).toBeDefined()
  expect(nonceOf(one)).not.toBe(nonceOf(other))
  expect(one).not.toMatch(/(?:src|href)="/)
})

test('a library that mentions the end of a script does not end its own', () => {
  const html = summaryPage({ markdown: '', opened: ['Stages'], libraries: ['const end = "</script>"'] })
  expect(scriptsOf(html)[0]).toBe('const end = "<\\/script>"')
})
