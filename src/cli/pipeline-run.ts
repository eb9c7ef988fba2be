/** Runs a pipeline from the command line: the options become the inputs of the action, and the same engine runs. */
import { chdir } from 'node:process'
import { runAction } from '../action.ts'
import { leaveSoon } from '../adapters/leave.ts'
import type { EarlySignals } from '../early-signals.ts'
import { hostOfCommand, type Form } from './host-of-command.ts'

export interface PipelineRun {
  /** Values of inputs, by their names. */
  readonly inputs: Readonly<Record<string, string>>
  /** Null: the current folder. */
  readonly directory: string | null
  readonly form: Form
}

/** The process ends with the exit code of the run. */
export const runPipelineCommand = async (
  { inputs, directory, form }: PipelineRun,
  signals: EarlySignals,
): Promise<void> => {
  if (directory !== null) chdir(directory)
  setInputs(inputs, process.env)
  const loadPipelines = async () => (await import('../pipelines/pipelines.ts')).PIPELINES
  await runAction({ loadPipelines, signals, hostOf: hostOfCommand(form) })
  leaveSoon()
}

/** Those of a step around this process are not its own. The token of GitHub has no option, for a command line can be read by others. */
const setInputs = (inputs: Readonly<Record<string, string>>, environment: NodeJS.ProcessEnv): void => {
  for (const name of Object.keys(environment)) if (name.startsWith('INPUT_')) Reflect.deleteProperty(environment, name)
  const token = environment['GITHUB_TOKEN'] || environment['GH_TOKEN'] || ''
  const given = token === '' ? inputs : { ...inputs, 'github-token': token }
  for (const [name, value] of Object.entries(given)) environment[`INPUT_${name.toUpperCase()}`] = value
}
