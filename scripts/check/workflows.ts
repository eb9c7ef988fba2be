/** Runs actionlint and zizmor on the project's workflows and action.yml, and on the workflows in examples/ and those that `init` writes. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runProgram, say } from '../foreground.ts'
import { writeGeneratedWorkflows } from './generated-workflows.ts'
import { inRepository } from '../repository.ts'
import { installTools } from '../setup/install.ts'

/** actionlint 1.7.12 does not know `uses: $/`, the action in the repository of the workflow (GitHub docs, "Workflow syntax", `uses`). */
const SELF_REPOSITORY = 'specifying action "\\$/" in invalid format'

/** An exit code. */
export const lintWorkflows = async (): Promise<number> => {
  const { actionlint, zizmor } = await installTools(['actionlint', 'zizmor'], say)
  const folder = await mkdtemp(join(tmpdir(), 'examples-'))
  try {
    const generated = await writeGeneratedWorkflows(join(folder, 'generated'))
    const examples = [...(await copyExamples(join(folder, '.github', 'workflows'))), ...generated]
    const lint = [actionlint.programs.actionlint, '-no-color', '-ignore', SELF_REPOSITORY] as const
    const audit = [zizmor.programs.zizmor, '--offline', '--no-progress', '--quiet', '--persona', 'pedantic'] as const
    const codes = [
      await runProgram(lint),
      await runProgram([...lint, ...examples.filter((path) => path.includes('/workflows/'))]),
      await runProgram([...audit, '.github', 'action.yml']),
      await runProgram([...audit, ...examples]),
    ]
    return codes.reduce((sum, code) => sum + code, 0)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** With a commit in place of the words that people replace. */
const copyExamples = async (folder: string): Promise<readonly string[]> => {
  await mkdir(folder, { recursive: true })
  const names = (await readdir(inRepository('examples'))).filter((name) => name.endsWith('.yml'))
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(inRepository('examples', name), 'utf8')
      await writeFile(join(folder, name), text.replaceAll('<full commit sha>', '0'.repeat(40)))
      return join(folder, name)
    }),
  )
}
