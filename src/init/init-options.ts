/** The flags of `init` as data: the command line registers them, and errors name them. */
import { plainPath } from './image-source.ts'
import { ADD_ONS, LAUNCHES, PROFILES, STRATEGIES, type AnswerName, type GivenAnswers } from './init-answers.ts'

export interface InitOption {
  /** Without the two hyphens. */
  readonly name: string
  /** What the value is called in the help; null for a switch. */
  readonly value: string | null
  /** Whether it can be given more than once; its value is then a list. */
  readonly repeats?: true
  readonly choices?: readonly string[]
  readonly description: string
  /** The answer that it gives; null for one of the run. */
  readonly answer: AnswerName | null
}

// A table: one row, one flag.
// prettier-ignore
export const INIT_OPTIONS: readonly InitOption[] = [
  { name: 'yes', value: null, answer: null, description: 'Ask nothing: take the defaults for what no flag answers.' },
  { name: 'dry-run', value: null, answer: null, description: 'Show what would be written as a difference, and write nothing.' },
  { name: 'answers', value: 'file', answer: null, description: 'Read answers from a JSON or YAML file; flags override it.' },
  { name: 'keep', value: 'file', repeats: true, answer: null, description: 'Leave this file as it is, also from now on.' },
  { name: 'overwrite', value: 'file', repeats: true, answer: null, description: 'Replace this file, whatever is in it.' },
  { name: 'from-service', value: 'cluster/service', answer: null, description: 'Take over a service that runs in ECS.' },
  { name: 'from-workflow', value: 'file', answer: null, description: 'Translate a workflow of the usual actions.' },
  { name: 'container', value: 'name', answer: null, description: 'With --from-service: the container that is built here, where the task has several.' },
  { name: 'application', value: 'name', answer: 'application', description: 'Name of the application; part of every name in AWS.' },
  { name: 'region', value: 'region', answer: 'region', description: 'AWS region.' },
  { name: 'profile', value: 'profile', choices: PROFILES, answer: 'profile', description: 'small: one account for all environments, no NAT, Fargate Spot. standard: an account for the registry and one for each environment.' },
  { name: 'environments', value: 'names', answer: 'environments', description: 'Environments in the order of promotion, separated by commas.' },
  { name: 'account', value: 'environment=id', repeats: true, answer: 'environments', description: 'Account of an environment.' },
  { name: 'approve', value: 'environment', repeats: true, answer: 'environments', description: 'Environment whose deployments people approve in GitHub; the last one by default, `none` for none.' },
  { name: 'registry-account', value: 'id', answer: 'registryAccount', description: 'Account of the registry; with small, the only account.' },
  { name: 'repository', value: 'name', answer: 'repository', description: 'Repository of ECR; the name of the application by default.' },
  { name: 'dockerfile', value: 'file', answer: 'dockerfile', description: 'Dockerfile of the image; that in the root by default, or the only one below it.' },
  { name: 'context', value: 'folder', answer: 'context', description: 'Folder that the image is built from; that of the Dockerfile by default.' },
  { name: 'port', value: 'number', answer: 'port', description: 'Port that the container listens on.' },
  { name: 'health-path', value: 'path', answer: 'healthPath', description: 'Path that the load balancer asks for the health of a task.' },
  { name: 'launch', value: 'type', choices: LAUNCHES, answer: 'launch', description: 'What the tasks run on.' },
  { name: 'strategy', value: 'strategy', choices: STRATEGIES, answer: 'strategy', description: 'How a deployment replaces tasks.' },
  { name: 'add-on', value: 'name', repeats: true, choices: [...ADD_ONS, 'none'], answer: 'addOns', description: 'A further template.' },
  { name: 'execute-command', value: null, answer: 'executeCommand', description: 'Let people open a shell in a container (ECS Exec, logged). The root file system is then writable.' },
  { name: 'attest', value: null, answer: 'attest', description: 'Attest how the image was built: public repositories, or GitHub Enterprise Cloud.' },
  { name: 'github', value: 'owner/name', answer: 'github', description: 'Repository of GitHub; by default that of the remote `origin`.' },
  { name: 'subject-prefix', value: 'prefix', answer: 'subjectPrefix', description: 'What GitHub puts before `:environment:` into its tokens; BOOTSTRAP.md says how to ask for it.' },
  { name: 'branch', value: 'name', answer: 'branch', description: 'Branch that is shipped.' },
  { name: 'base-image', value: 'image', answer: 'baseImage', description: 'Base of the starter\'s Dockerfile: Node.js at /nodejs/bin/node.' },
  { name: 'ship-to-ecs', value: 'owner/repository@commit', answer: 'shipToEcs', description: 'Whose workflows are called, at which commit.' },
  { name: 'cpu', value: 'units', answer: 'cpu', description: 'CPU units of a task.' },
  { name: 'memory', value: 'MiB', answer: 'memory', description: 'Memory of a task.' },
  { name: 'desired-count', value: 'number', answer: 'desiredCount', description: 'Number of tasks of a new service.' },
]

/** Values by the names of the flags, as a command line gives them. */
export type GivenOptions = Readonly<Record<string, string | boolean | readonly string[] | undefined>>

export interface ReadOptions {
  readonly answers: Omit<GivenAnswers, 'environments'>
  /** They change the environments of a file or of the lock one by one. */
  readonly environments: EnvironmentOptions
  readonly problems: readonly string[]
}

export interface EnvironmentOptions {
  readonly names: readonly string[] | null
  readonly accounts: ReadonlyMap<string, string>
  /** Null: not said. */
  readonly approved: readonly string[] | null
}

const NUMBERS: readonly AnswerName[] = ['port', 'cpu', 'memory', 'desiredCount']

/** The answers in the flags; a value that an answer cannot have is a problem. */
export const readOptions = (given: GivenOptions): ReadOptions => {
  const problems = [...unknownOptions(given), ...choiceProblems(given), ...contradictions(given)]
  const answers: Record<string, unknown> = {}
  for (const { name, answer } of INIT_OPTIONS) {
    const value = given[name]
    if (answer === null || answer === 'environments' || value === undefined) continue
    if (NUMBERS.includes(answer) && !/^\d{1,9}$/.test(String(value)))
      problems.push(`--${name}: ${String(value)} is not a number`)
    answers[answer] = answerOf(answer, value)
  }
  const pairs = listOf(given['account']).map((pair) => pair.split('=', 2))
  problems.push(
    ...pairs.filter((pair) => pair.length < 2).map(([text = '']) => `--account: ${text} is not ENVIRONMENT=ID`),
  )
  return {
    answers,
    environments: {
      names: given['environments'] === undefined ? null : listOf(given['environments']).flatMap(namesIn),
      accounts: new Map(pairs.map(([name = '', account = '']) => [name, account])),
      approved: given['approve'] === undefined ? null : listOf(given['approve']).flatMap(namesIn).filter(isName),
    },
    problems,
  }
}

const NONE = 'none'

const isName = (name: string): boolean => name !== NONE

const namesIn = (text: string): readonly string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')

const listOf = (value: GivenOptions[string]): readonly string[] => {
  if (value === undefined || typeof value === 'boolean') return []
  return typeof value === 'string' ? [value] : value
}

const answerOf = (answer: AnswerName, value: NonNullable<GivenOptions[string]>): unknown => {
  if (NUMBERS.includes(answer)) return Number(value)
  if (answer === 'dockerfile' || answer === 'context') return plainPath(String(value))
  return answer === 'addOns' ? [...new Set(listOf(value))].filter(isName) : value
}

const unknownOptions = (given: GivenOptions): string[] =>
  Object.keys(given)
    .filter((name) => !INIT_OPTIONS.some((one) => one.name === name))
    .map((name) => `--${name}: unknown`)

/** What cannot be meant together, or names nothing. */
const contradictions = (given: GivenOptions): readonly string[] => {
  const accounts = listOf(given['account']).map((pair) => pair.split('=', 1)[0] ?? '')
  const twice = new Set(accounts.filter((name, index) => accounts.indexOf(name) !== index))
  const environments = given['environments']
  return [
    ...['approve', 'add-on'].flatMap((flag) => {
      const names = listOf(given[flag]).flatMap(namesIn)
      return names.includes(NONE) && !names.every((name) => name === NONE)
        ? [`--${flag}: none and ${names.find(isName) ?? ''} contradict each other`]
        : []
    }),
    ...[...twice].map((name) => `--account: ${name} is given twice`),
    ...(accounts.includes('') ? ['--account: the name of the environment is missing before `=`'] : []),
    ...listOf(given['keep'])
      .filter((path) => listOf(given['overwrite']).includes(path))
      .map((path) => `--keep, --overwrite: ${path} is named by both`),
    ...(given['container'] !== undefined && given['from-service'] === undefined
      ? ['--container: is only of use with --from-service']
      : []),
    ...(environments !== undefined && listOf(environments).flatMap(namesIn).length === 0
      ? ['--environments: names none']
      : []),
  ]
}

const choiceProblems = (given: GivenOptions): readonly string[] =>
  INIT_OPTIONS.flatMap(({ name, choices }) =>
    choices === undefined
      ? []
      : listOf(given[name])
          .filter((value) => !choices.includes(value))
          .map((value) => `--${name}: ${value} is not one of ${choices.join(', ')}`),
  )
