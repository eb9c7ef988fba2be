/** A headless Chromium, driven over a pipe by the DevTools protocol (https://chromedevtools.github.io/devtools-protocol/). */
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { z } from 'zod'
import { findOnPath, SetupError } from '../setup/capture.ts'

export interface Browser {
  /** Sends a command and gives its result. Throws if the browser reports an error or has ended. */
  readonly send: (method: string, parameters?: object, sessionId?: string) => Promise<unknown>
  readonly close: () => Promise<void>
}

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const FLAGS = [
  '--headless',
  '--remote-debugging-pipe',
  '--hide-scrollbars',
  '--disable-gpu',
  '--no-first-run',
  '--host-resolver-rules=MAP * ~NOTFOUND',
]

const messageSchema = z.object({
  id: z.number().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
})

/** Starts the browser of this machine. Throws a SetupError if there is none. */
export const startBrowser = async (): Promise<Browser> => {
  const program = await findBrowser()
  const profile = await mkdtemp(path.join(tmpdir(), 'ship-to-ecs-browser-'))
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const child = spawn(program, [...FLAGS, ...asRoot, `--user-data-dir=${profile}`], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()).once('error', () => resolve()))
  // By the protocol the browser reads from descriptor 3 and writes to descriptor 4; both are pipes as asked for above.
  const send = commandsOver(child.stdio[3] as Writable, child.stdio[4] as Readable)
  return {
    send: (...command) =>
      Promise.race([
        send(...command),
        ended.then(() => {
          throw new SetupError(`${program} has ended before it answered ${command[0]}`)
        }),
      ]),
    close: async () => {
      child.kill('SIGKILL')
      await ended
      await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    },
  }
}

const findBrowser = async (): Promise<string> => {
  const wish = process.env['CHROMIUM']
  if (wish) return wish
  for (const program of PROGRAMS) {
    const file = await findOnPath(program)
    if (file !== null) return file
  }
  throw new SetupError(
    'No Chromium found: install one (Debian: `apt-get install chromium`), or set CHROMIUM to its path.',
  )
}

/** Commands and replies are JSON texts, each followed by a NUL byte. */
const commandsOver = (input: Writable, output: Readable): Browser['send'] => {
  const waiting = new Map<number, (message: z.output<typeof messageSchema>) => void>()
  let rest = ''
  output.setEncoding('utf8').on('data', (text: string) => {
    const texts = (rest + text).split('\0')
    rest = texts.pop() ?? ''
    for (const message of texts.map((one) => messageSchema.parse(JSON.parse(one))))
      waiting.get(message.id ?? 0)?.(message)
  })
  input.on('error', () => undefined)
  let last = 0
  return (method, parameters = {}, sessionId) =>
    new Promise((resolve, reject) => {
      const id = (last += 1)
      waiting.set(id, ({ result, error }) => {
        waiting.delete(id)
        if (error === undefined) resolve(result)
        else reject(new Error(`${method}: ${error.message}`))
      })
      input.write(`${JSON.stringify({ id, method, params: parameters, sessionId })}\0`)
    })
}
