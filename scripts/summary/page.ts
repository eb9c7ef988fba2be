/** A page that shows a summary's Markdown about as GitHub shows a job summary. The stylesheet is the project's own. */
import { randomBytes } from 'node:crypto'

const STYLE = `
  body { margin: 0; padding: 24px; background: #fff; color: #1f2328;
    font: 16px/1.5 -apple-system, 'Segoe UI', 'Noto Sans', 'Liberation Sans', Helvetica, Arial, sans-serif, 'Noto Color Emoji'; }
  main { border: 1px solid #d1d9e0; border-radius: 6px; padding: 24px; overflow-wrap: break-word; }
  main > :first-child { margin-top: 0; } main > :last-child { margin-bottom: 0; }
  h1, h2, h3, h4 { margin: 24px 0 16px; font-weight: 600; line-height: 1.25; }
  h1, h2 { padding-bottom: .3em; border-bottom: 1px solid #d1d9e0b3; }
  h1 { font-size: 2em; } h2 { font-size: 1.5em; } h3 { font-size: 1.25em; } h4 { font-size: 1em; }
  p, ul, ol, table, pre, details, blockquote { margin: 0 0 16px; }
  ul, ol { padding-left: 2em; }
  a { color: #0969da; text-decoration: underline; text-underline-offset: .2rem; }
  table { display: block; width: max-content; max-width: 100%; overflow: auto; border-collapse: collapse; }
  th, td { padding: 6px 13px; border: 1px solid #d1d9e0; } th { font-weight: 600; }
  tr:nth-child(2n) { background: #f6f8fa; }
  code { padding: .2em .4em; border-radius: 6px; background: #818b981f; font: 85% ui-monospace, 'Liberation Mono', monospace; }
  pre { padding: 16px; overflow: auto; border-radius: 6px; background: #f6f8fa; font: 85%/1.45 ui-monospace, 'Liberation Mono', monospace; }
  pre code { padding: 0; background: none; font-size: 100%; }
  blockquote { padding: 0 1em; color: #59636e; border-left: .25em solid #d1d9e0; }
  summary { cursor: pointer; }
  .mermaid { margin: 0 0 16px; padding: 16px; border: 1px solid #d1d9e0; border-radius: 6px; text-align: center; }
`

/** Runs in the page: renders the Markdown, then every Mermaid block; `rendered` resolves with the height of all of it. */
const SCRIPT = `
  window.rendered = (async () => {
    const main = document.querySelector('main')
    main.innerHTML = marked.parse(window.markdown, { gfm: true })
    const folded = [...document.querySelectorAll('details')]
    // Mermaid measures its text, which it cannot do in a closed element.
    for (const details of folded) details.open = true
    mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', theme: 'default' })
    for (const code of document.querySelectorAll('code.language-mermaid')) {
      const figure = document.createElement('div')
      figure.className = 'mermaid'
      figure.textContent = code.textContent
      code.parentElement.replaceWith(figure)
    }
    await mermaid.run({ querySelector: '.mermaid' })
    const isOpen = (details) => window.opened.some((text) => details.firstElementChild.textContent.includes(text))
    for (const details of folded) details.open = isOpen(details)
    await document.fonts.ready
    return document.documentElement.getBoundingClientRect().height
  })()
`

export interface SummaryPage {
  readonly markdown: string
  /** Each `<details>` whose summary contains one of these texts is open; `''` opens all. */
  readonly opened: readonly string[]
  /** The scripts of marked and Mermaid. */
  readonly libraries: readonly string[]
}

/** The page as HTML. Only its own scripts run: HTML in the Markdown can neither run a script nor load anything. */
export const summaryPage = ({ markdown, opened, libraries }: SummaryPage): string => {
  const nonce = randomBytes(16).toString('hex')
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'unsafe-inline'; img-src data:`
  const data = `window.markdown = ${asScript(markdown)}; window.opened = ${asScript(opened)}`
  const scripts = [...libraries.map(closedInScript), data, SCRIPT].map(
    (text) => `<script nonce="${nonce}">${text}</script>`,
  )
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<style>${STYLE}</style>
<main></main>
${scripts.join('\n')}
</html>
`
}

/** Data as a JavaScript literal that cannot end the script element. */
const asScript = (data: string | readonly string[]): string => JSON.stringify(data).replaceAll('<', '\\u003c')

const closedInScript = (library: string): string => library.replaceAll('</script', '<\\/script')
