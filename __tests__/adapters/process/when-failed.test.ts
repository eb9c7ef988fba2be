import { expect, test } from '@jest/globals'
import { makeExec } from '../../../src/adapters/process/exec.ts'

/** A build that prints a step and a secret; gives the lines of the log and of the debug log. */
const play = async (exitCode: number) => {
  const lines: string[] = []
  const details: string[] = []
  const exec = makeExec({
    environment: process.env,
    signal: new AbortController().signal,
    onLine: (line) => lines.push(line),
    onDetail: (line) => details.push(line),
    redact: (text) => text.replaceAll('s3cr3t', '***'),
  })
  const source = `console.log("step 1"); console.log("s3cr3t"); process.exitCode = ${exitCode}`
  const isNews = (line: string): boolean => line.startsWith('step')
  const argv = [process.execPath, '-e', source] as const
  await exec.run({ argv: [...argv], inherit: [], output: 'when-failed', isNews }).catch(() => undefined)
  return { lines, details }
}

test('a command whose output is for its failure shows its news, and the rest only as details', async () => {
  expect(await play(0)).toEqual({ lines: ['step 1'], details: ['***'] })
})

test('it shows all of it, in order, when it fails', async () => {
  expect((await play(1)).lines).toEqual(['step 1', 'the whole output:', 'step 1', '***'])
})
