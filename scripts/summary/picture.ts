/**
 * `node scripts/summary/picture.ts SUMMARY.md OUT.png [--open TEXT]…`: a job summary as a picture, about as GitHub shows it.
 * `--open` unfolds each `<details>` whose summary contains the text, for example `Stages`; an empty text unfolds all.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { SetupError } from '../setup/capture.ts'
import { startBrowser, type Browser } from './browser.ts'
import { readLibraries } from './libraries.ts'
import { summaryPage, type SummaryPage } from './page.ts'

/** The width of the summary on GitHub's page of a run, in CSS pixels. */
const WIDTH = 1010

/** One summary, and the file for its picture. */
export interface Picture extends Pick<SummaryPage, 'markdown' | 'opened'> {
  readonly file: string
}

/** Takes pictures one after another. Throws a SetupError without Chromium, marked or Mermaid. */
export const takePictures = async (pictures: readonly Picture[]): Promise<void> => {
  const libraries = await readLibraries()
  const browser = await startBrowser()
  const folder = await mkdtemp(path.join(tmpdir(), 'ship-to-ecs-picture-'))
  try {
    const page = path.join(folder, 'summary.html')
    for (const picture of pictures) {
      await writeFile(page, summaryPage({ ...picture, libraries }))
      await writeFile(picture.file, await screenshot(browser, pathToFileURL(page).href))
    }
  } finally {
    await browser.close()
    await rm(folder, { recursive: true, force: true })
  }
}

const targetSchema = z.object({ targetId: z.string() })
const sessionSchema = z.object({ sessionId: z.string() })
const evaluationSchema = z.object({
  result: z.object({ value: z.number().optional() }),
  exceptionDetails: z
    .object({ text: z.string(), exception: z.object({ description: z.string() }).optional() })
    .optional(),
})
const screenshotSchema = z.object({ data: z.base64() })

/** The PNG of a whole page, whose script sets `window.rendered` to its height. */
export const screenshot = async ({ send }: Browser, url: string): Promise<Buffer> => {
  const { targetId } = targetSchema.parse(await send('Target.createTarget', { url: 'about:blank' }))
  const { sessionId } = sessionSchema.parse(await send('Target.attachToTarget', { targetId, flatten: true }))
  const size = (height: number) =>
    send('Emulation.setDeviceMetricsOverride', { width: WIDTH, height, deviceScaleFactor: 1, mobile: false }, sessionId)
  await size(800)
  await send('Page.navigate', { url }, sessionId)
  const height = await rendered(send, sessionId)
  await size(Math.ceil(height))
  const { data } = screenshotSchema.parse(await send('Page.captureScreenshot', { format: 'png' }, sessionId))
  await send('Target.closeTarget', { targetId })
  return Buffer.from(data, 'base64')
}

/** Waits for the page's own script and gives the height of the page. */
const rendered = async (send: Browser['send'], sessionId: string): Promise<number> => {
  // Page.navigate returns before the scripts of the page have run.
  const expression = `new Promise((resolve) => {
    const look = () => (window.rendered === undefined ? setTimeout(look, 20) : resolve(window.rendered))
    look()
  })`
  const evaluation = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true }, sessionId)
  const { result, exceptionDetails } = evaluationSchema.parse(evaluation)
  if (result.value !== undefined && exceptionDetails === undefined) return result.value
  const reason = exceptionDetails?.exception?.description ?? exceptionDetails?.text ?? 'no height'
  throw new SetupError(`The page could not be rendered: ${reason}`)
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    options: { open: { type: 'string', multiple: true } },
    allowPositionals: true,
  })
  const [summary, file] = positionals
  try {
    if (summary === undefined || file === undefined) {
      throw new SetupError('usage: node scripts/summary/picture.ts SUMMARY.md OUT.png [--open TEXT]…')
    }
    const markdown = await readFile(summary, 'utf8')
    await takePictures([{ markdown, file, opened: values.open ?? [] }])
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
