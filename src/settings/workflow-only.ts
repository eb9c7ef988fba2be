/**
 * What only the workflow may set, by an input. The file comes from the checkout, so a pull request can change it: it may not hand the
 * job's own variables to the build, read other files of the machine, or choose who gets the job's tokens.
 */
import { isAbsolute } from 'node:path'
import { fieldOf, type SettingName } from './declaration.ts'

/** A name that the runner and the credentials step give to variables of this job; those of inputs have hyphens. */
const OF_THE_JOB = /^(?:AWS|ACTIONS|GITHUB|INPUT|RUNNER|STATE)_/

/** A text for each thing in a value that the file must not set. */
export const workflowOnly = (name: SettingName, value: unknown): readonly string[] => {
  const field = fieldOf(name)
  const variables = field.variables(value).filter((variable) => OF_THE_JOB.test(variable))
  const paths = field.paths(value).filter((path) => isAbsolute(path))
  const can = `\`${name}\`: only an input of the workflow can`
  return [
    ...(variables.length === 0 ? [] : [`${can} hand ${variables.join(', ')} to the build`]),
    ...paths.map((path) => `${can} name an absolute path (${path})`),
    ...field.exposures(value).map((exposure) => `${can} set ${exposure}: it gets credentials of the job`),
  ]
}
