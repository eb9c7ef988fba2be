/** Inputs as the runner hands them over: `INPUT_<NAME>`, upper case, blanks as underscores (actions/toolkit, core.getInput). */

type Environment = Readonly<Record<string, string | undefined>>

const PREFIX = 'INPUT_'

const variableOf = (name: string): string => `${PREFIX}${name.replaceAll(' ', '_').toUpperCase()}`

/** Reads one input; '' when it was not given. */
export const inputReader =
  (environment: Environment) =>
  (name: string): string =>
    environment[variableOf(name)] ?? ''

/** The names of all inputs that were given a value, in upper case. */
export const givenInputs = (environment: Environment): readonly string[] =>
  Object.entries(environment).flatMap(([name, value]) =>
    name.startsWith(PREFIX) && value !== undefined && value.trim() !== '' ? [name.slice(PREFIX.length)] : [],
  )

/** Reads an input and takes it out of the environment, so that no child and no setting that names variables can have it. */
export const takeInput = (environment: NodeJS.ProcessEnv, name: string): string => {
  const value = inputReader(environment)(name)
  Reflect.deleteProperty(environment, variableOf(name))
  return value
}
