/** The project's own workflows and its action.yml, under actionlint and zizmor. */
import { runProgram, say } from '../foreground.ts'
import { installTools } from '../setup/install.ts'

/** An exit code. */
export const lintWorkflows = async (): Promise<number> => {
  const { actionlint, zizmor } = await installTools(['actionlint', 'zizmor'], say)
  const lint = await runProgram([actionlint.programs.actionlint, '-no-color'])
  const audit = await runProgram([
    zizmor.programs.zizmor,
    '--offline',
    '--no-progress',
    '--quiet',
    '.github',
    'action.yml',
  ])
  return lint + audit
}
