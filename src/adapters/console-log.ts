/**
 * A terminal, or a CI that is not GitHub, as the place where a run shows itself: plain text, never a workflow command. Every
 * text is redacted before it is shown.
 */
import type { Host } from './host.ts'
import type { Redactor } from './redact.ts'

export interface ConsoleOptions {
  readonly redactor: Redactor
  /** Takes a text without its last line end. */
  readonly write: (text: string) => void
  readonly debugOutput: 'shown' | 'hidden'
}

/** Only a step of GitHub knows from where it was taken, and an installed package has no pages. */
const DOCS_URL = 'https://github.com/ship-to-ecs/ship-to-ecs/blob/HEAD/'

/** The host of a run outside GitHub. What is kept lives as long as the process: there is no `post` here. */
export const makeConsole = ({ redactor, write, debugOutput }: ConsoleOptions): Host => {
  const state = new Map<string, string>()
  // Lines of a group are set in.
  let margin = ''
  const print = (text: string): void => write(redactor.redact(text))
  return {
    openGroup: (title) => {
      print(`▸ ${title}`)
      margin = '  '
    },
    closeGroup: () => {
      margin = ''
    },
    line: (text) => print(`${margin}${text}`),
    warning: (text) => print(`${margin}warning: ${text}`),
    debug: (text) => {
      if (debugOutput === 'shown') print(`${margin}debug: ${text}`)
    },
    // The summary is right above, and has the same errors and findings.
    annotate: () => undefined,
    mask: redactor.remember,
    setOutput: (name, value) => print(`output ${name}=${value}`),
    writeSummary: (text) => print(`\n${text}`),
    writeRunFile: () => null,
    summaryForm: 'text',
    columns: Infinity,
    docsUrl: DOCS_URL,
    saveState: (name, value) => state.set(name, value),
    state: (name) => state.get(name) ?? '',
    fail: () => {
      process.exitCode = 1
    },
  }
}
