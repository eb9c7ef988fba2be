import { describe, expect, test } from '@jest/globals'
import { fc } from '../support/fast-check.ts'
import { codeBlock, codeSpan, link, logLines, markdown, plainLine, prose } from '../../src/report/hostile.ts'
import { hostile } from '../support/hostile-text.ts'

/** What a comparison by culture sees: nothing of marks, controls, formats and ignorable characters. */
const asCompared = (line: string): string => line.replace(/[\p{M}\p{C}\p{Default_Ignorable_Code_Point}]/gu, '')

describe('logLines', () => {
  test.each([
    ['::set-output name=a::b', ['\\::set-output name=a::b']],
    ['  \t::error::x', ['\\::error::x']],
    ['\u00a0\u3000::error::x', ['\\::error::x']],
    ['\u0085::error::x', ['\\::error::x']],
    ['\u200b::error::x', ['\\::error::x']],
    [':\u200d:error::x', ['\\::error::x']],
    ['\u0301::error::x', ['\\\u0301::error::x']],
    ['step ##[error]x', ['step ##\\[error]x']],
    ['#\u0000#\u00ad[error]x', ['##\\[error]x']],
    ['::a\r::b\r\n::c\n', ['\\::a', '\\::b', '\\::c']],
    ['\u001b[1m::error::x\u001b[0m', ['\\::error::x']],
    [':\u001b[0m:error::x', ['\\::error::x']],
    ['\u001b]8;;https://x\u0007text\u001b]8;;\u0007', ['text']],
    ['a\n\nb', ['a', '', 'b']],
    ['std::string a = b;', ['std::string a = b;']],
    ['\tindented  text', ['\tindented  text']],
    ['', ['']],
  ])('%j', (text, lines) => {
    expect(logLines(text)).toEqual(lines)
  })

  test('no line is a workflow command in the eyes of the runner, and none holds anything invisible', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const line of logLines(text)) {
          const compared = asCompared(line)
          expect(compared.replace(/^[\s\p{Z}]+/u, '').startsWith('::')).toBe(false)
          expect(compared).not.toContain('##[')
          expect(line).not.toMatch(/(?!\t)\p{Cc}|\p{Cf}|[\u2028\u2029]/u)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('is at rest: what it gave stays as it is', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const line of logLines(text)) expect(logLines(line)).toEqual([line])
      }),
    )
  })
})

describe('plainLine', () => {
  test('one line, cut by whole characters', () => {
    expect(plainLine(' a\n b\tc ')).toBe('a b c')
    expect(plainLine('ab🚢cd', 4)).toBe('ab🚢…')
    expect(plainLine('ab🚢c', 4)).toBe('ab🚢c')
    expect(plainLine('admin\u202etxt.exe')).toBe('admintxt.exe')
  })
})

describe('markdown', () => {
  test.each([
    ['a|b', 'a&#124;b'],
    ['@octocat', '<span>&#64;</span>octocat'],
    ['fixes #12', 'fixes <span>&#35;</span>12'],
    ['GH-12', 'GH<span>&#45;</span>12'],
    ['https://evil.example', 'https<span>&#58;</span>//evil.example'],
    ['www.evil.example', 'www<span>&#46;</span>evil.example'],
    [':tada:', '<span>&#58;</span>tada:'],
    ['<img src=x>', '&#60;img src=x&#62;'],
    ['[a](b) ![c](d)', '&#91;a&#93;(b) !&#91;c&#93;(d)'],
    ['**a** _b_ ~~c~~', '&#42;&#42;a&#42;&#42; &#95;b&#95; &#126;&#126;c&#126;&#126;'],
    ['$x$', '<span>&#36;</span>x<span>&#36;</span>'],
    ['`a`', '&#96;a&#96;'],
    ['&lt;', '&#38;lt;'],
    ['a\\', 'a&#92;'],
    ['- a', '&#45; a'],
    ['1. a', '1&#46; a'],
    ['# a', '<span>&#35;</span> a'],
    ['a\n\n# b', 'a <span>&#35;</span> b'],
    ['openssl 3.0.9-1: bad key_length at 10:41:07', 'openssl 3.0.9-1: bad key_length at 10:41:07'],
  ])('%j', (text, expected) => {
    expect(markdown(text)).toBe(expected)
  })

  test('leaves nothing that Markdown or GitHub would act on, and reads as it was written', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const inline = markdown(text)
        const bare = inline.replace(/<span>&#\d+;<\/span>/gu, '').replace(/&#\d+;/gu, '')
        expect(bare).not.toMatch(/[<>&|\\`*[\]~@#$\n\r]|:\/\/|www\./u)
        expect(bare).not.toMatch(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/u)
        const read = inline
          .replace(/<\/?span>/gu, '')
          .replace(/&#(\d+);/gu, (_, code: string) => String.fromCodePoint(Number(code)))
        expect(read).toBe(plainLine(text, 300))
      }),
      { numRuns: 2000 },
    )
  })
})

describe('codeSpan', () => {
  test.each([
    ['a_b', '`a_b`'],
    ['a|b', '<code>a&#124;b</code>'],
    ['a`b', '<code>a&#96;b</code>'],
    ['a\\', '<code>a&#92;</code>'],
    [' \n ', '<code></code>'],
    ['a\nb', '`a b`'],
  ])('%j', (text, expected) => {
    expect(codeSpan(text)).toBe(expected)
  })

  test('has no bar, no line end and no backtick but its own', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(codeSpan(text)).toMatch(/^(?:`[^`|\\\n\r]+`|<code>[^`|\\\n\r]*<\/code>)$/u)
      }),
    )
  })
})

describe('prose', () => {
  test('shows code as code and everything else unchanged', () => {
    expect(prose('set `a_b`, or <x> `c|d`')).toBe('set `a_b`, or &#60;x&#62; <code>c&#124;d</code>')
    expect(prose('one ` alone')).toBe('one &#96; alone')
  })
})

describe('codeBlock', () => {
  test('has a fence that its text does not', () => {
    expect(codeBlock('a\n```\nb')).toBe('````text\na\n```\nb\n````')
  })

  test('is never closed by its text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const [open = '', ...rest] = codeBlock(text).split('\n')
        const fence = open.replace('text', '')
        expect(rest.findIndex((line) => line.includes(fence))).toBe(rest.length - 1)
      }),
    )
  })
})

describe('link', () => {
  test.each([
    ['https://a.b/c?d=e&f', '[x](https://a.b/c?d=e&f)'],
    ['https://a.b/c) [y](https://z', '[x](https://a.b/c%29%20%5By%5D%28https://z)'],
    ['javascript:alert(1)', 'x'],
    ['http://a.b', 'x'],
    ['https://user:word@a.b', 'x'],
    ['nonsense', 'x'],
  ])('%j', (address, expected) => {
    expect(link('x', address)).toBe(expected)
  })

  test('of no address is text', () => {
    expect(link('a|b', null)).toBe('a&#124;b')
  })
})
