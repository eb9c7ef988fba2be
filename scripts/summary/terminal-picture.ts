/**
 * `node scripts/summary/terminal-picture.ts SESSION OUT.png`: a session of a terminal, as `script -qec COMMAND SESSION` records it, as a picture.
 * It knows the codes that ship-to-ecs writes: colours, and the erasing of a line.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { startBrowser } from './browser.ts'
import { screenshot } from './picture.ts'

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** The class of a colour's number (ECMA-48, SGR); what ends one has none. */
const CLASSES: Readonly<Record<string, string>> = { 1: 'bold', 2: 'dim', 31: 'red', 32: 'green', 33: 'yellow' }

const STYLE = `
  body { margin: 0; background: #0d1117; color: #e6edf3; font: 14px/1.35 'DejaVu Sans Mono', monospace; }
  pre { margin: 0; padding: 16px 20px; font: inherit; white-space: pre-wrap; }
  .bold { font-weight: bold } .dim { color: #7d8590 } .red { color: #ff7b72 } .green { color: #3fb950 } .yellow { color: #d29922 }`

/** The page of a recorded session. */
const terminalPage = (session: string): string => {
  const lines = session
    .split('\n')
    .filter((line) => !/^Script (?:started|done) on /u.test(line))
    .map((line) => line.replace(/\r$/u, ''))
    // What was erased was there for a second.
    .map((line) => line.slice(line.lastIndexOf('\u001b[K') + 1).replace(/^\[K/u, ''))
  const text = lines
    .join('\n')
    .trim()
    .replace(/[&<>]/gu, (sign) => ESCAPES[sign] ?? '')
  const [first = '', ...coded] = text.split('\u001b[')
  const coloured = coded.map((part) =>
    part.replace(/^(\d+)m/u, (_, code: string) =>
      CLASSES[code] === undefined ? '</span>' : `<span class="${CLASSES[code]}">`,
    ),
  )
  return `<!doctype html><meta charset="utf-8"><style>${STYLE}</style><pre>${[first, ...coloured].join('')}</pre>
<script>window.rendered = document.documentElement.getBoundingClientRect().height</script>`
}

if (import.meta.main) {
  const [session = '', target = ''] = process.argv.slice(2)
  const folder = await mkdtemp(path.join(tmpdir(), 'ship-to-ecs-terminal-'))
  const browser = await startBrowser()
  try {
    const page = path.join(folder, 'terminal.html')
    await writeFile(page, terminalPage(await readFile(session, 'utf8')))
    await writeFile(target, await screenshot(browser, pathToFileURL(page).href))
  } finally {
    await browser.close()
    await rm(folder, { recursive: true, force: true })
  }
}
