/** Runs actionlint and zizmor on the project's workflows and action.yml. */
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
