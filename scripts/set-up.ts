/** `npm run setup`: everything that the tests and the demo need, into the project's own cache folder. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runProgram } from './command.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Installs what is missing; an exit code. */
export const setUp = (tools: readonly string[]): Promise<number> =>
  runProgram([process.execPath, '--no-warnings', join(root, 'scripts', 'setup', 'main.ts'), ...tools])
