/** Inputs as the runner hands them over: `INPUT_<NAME>`, upper case, blanks as underscores (actions/toolkit, core.getInput). */

type Environment = Readonly<Record<string, string | undefined>>

const PREFIX = 'INPUT_'

/** Reads one input; '' when it was not given. */
export const inputReader =
  (environment: Environment) =>
  (name: string): string =>
    environment[`${PREFIX}${name.replaceAll(' ', '_').toUpperCase()}`] ?? ''

/** The names of all inputs that were given a value, in upper case. */
export const givenInputs = (environment: Environment): readonly string[] =>
  Object.entries(environment).flatMap(([name, value]) =>
    name.startsWith(PREFIX) && value !== undefined && value.trim() !== '' ? [name.slice(PREFIX.length)] : [],
  )
