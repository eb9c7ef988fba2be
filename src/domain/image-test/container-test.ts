/** The test of an image before it is pushed: what the settings say of it, and what became of it. */
import { cut, quoted } from '../bounds.ts'

/** What a container must come to before the command of the test runs. */
export type WaitFor =
  /** By the HEALTHCHECK of the image. */
  | { readonly kind: 'healthy' }
  /** The container ends by itself, with exit code 0. */
  | { readonly kind: 'exit' }
  /** It takes connections; with a path: it responds to GET with a status from 200 to 399. */
  | { readonly kind: 'port'; readonly port: number; readonly path: string | null }
  /** It runs for this long. */
  | { readonly kind: 'seconds'; readonly seconds: number }

export interface ImageTest {
  /** Of the container, added to that of the image. */
  readonly env: Readonly<Record<string, string>>
  /** Instead of the CMD of the image; null: that of the image. */
  readonly command: readonly string[] | null
  readonly waitFor: WaitFor
  /** Runs in the container once it is ready; null: nothing. */
  readonly run: readonly string[] | null
  readonly timeoutMs: number
  readonly memoryMib: number
  /** Whether the container has a way out of its network. */
  readonly internet: 'open' | 'blocked'
}

/** All texts of it are hostile. */
export interface ImageTestResult {
  readonly kind: 'passed' | 'failed'
  /** `until it was healthy` where the test passed, otherwise `until it is healthy`. */
  readonly waited: string
  readonly run: readonly string[] | null
  readonly tookMs: number
  /** What was wrong; null where the test passed. */
  readonly defect: string | null
  /** The last lines of the command's output, and of the container's. */
  readonly output: { readonly command: readonly string[]; readonly container: readonly string[] }
}

/** After "the container runs", or "ran" once it has passed. */
export const waitInWords = (waitFor: WaitFor, when: 'runs' | 'ran' = 'runs'): string => {
  switch (waitFor.kind) {
    case 'healthy':
      return when === 'ran' ? 'until it was healthy' : 'until it is healthy'
    case 'exit':
      return when === 'ran' ? 'until it exited' : 'until it exits'
    case 'port':
      return `until it ${portInWords(waitFor, when)}`
    case 'seconds':
      return `for ${waitFor.seconds} s`
  }
}

const portInWords = ({ port, path }: Extract<WaitFor, { kind: 'port' }>, when: 'runs' | 'ran'): string =>
  path === null
    ? `${when === 'ran' ? 'took' : 'takes'} connections on port ${port}`
    : `${when === 'ran' ? 'responded' : 'responds'} to GET ${quoted(path)} on port ${port}`

/** A command line as people write it, in code: `` `node smoke.js` ``. */
export const commandInWords = (command: readonly string[]): string =>
  `\`${cut(command.map((word) => word.replaceAll(/\s+/gu, ' ').replaceAll('`', "'")).join(' '), LONGEST_COMMAND)}\``

const LONGEST_COMMAND = 60
