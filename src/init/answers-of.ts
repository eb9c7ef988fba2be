/** The answers: of the flags, over a file, over what is imported, over the lock, over the defaults; or asked. */
import { listedProblems } from '../domain/bounds.ts'
import { repositoryOfRemote } from '../domain/github/repository-of-remote.ts'
import type { WrittenFile } from '../ports/project-files.ts'
import { answerProblems } from './answer-problems.ts'
import { answersFile } from './answers-file.ts'
import { fromService } from './import/from-service.ts'
import { fromWorkflow } from './import/from-workflow.ts'
import type { Import, Imported } from './import/imported.ts'
import { defaultAnswers, type Answers, type GivenAnswers } from './init-answers.ts'
import type { Lock } from './init-lock.ts'
import { INIT_OPTIONS, readOptions, type EnvironmentOptions, type GivenOptions } from './init-options.ts'
import type { GitFacts, InitPorts } from './init-ports.ts'
import { imageAnswers } from './image-source.ts'
import { applicationName } from './repository-facts.ts'

export type Answered =
  | {
      readonly answers: Answers
      /** What an import could not take over. */
      readonly notes: readonly string[]
      /** Files of an import, which belong to the people from then on. */
      readonly files: readonly WrittenFile[]
    }
  | { readonly exit: 1 | 2 | 130; readonly lines: readonly string[] }

type AnswerPorts = Omit<InitPorts, 'git'> & { readonly git: GitFacts }

export const answersOf = async (options: GivenOptions, ports: AnswerPorts, lock: Lock | null): Promise<Answered> => {
  const flags = readOptions(options)
  const file = await answersFile(options['answers'], ports)
  const problems = [...flags.problems, ...file.problems]
  if (problems.length > 0) return misused(problems)
  const taken = await importOf(options, flags.environments, ports)
  if ('exit' in taken) return taken
  const given = { ...taken.answers, ...file.answers, ...flags.answers }
  const base = baseOf(given, lock, ports)
  const choose = isSilent(options) ? null : ports.choose
  const image = await imageAnswers({ given, isFirst: lock === null, choose }, ports.files)
  if (image === 'cancelled') return CANCELLED
  const merged = withEnvironments({ ...base, ...derived(given, lock), ...image, ...given }, flags.environments)
  if (merged.problems.length > 0) return misused(merged.problems)
  const answered = await asked(merged.answers, options, ports)
  return 'exit' in answered ? answered : { ...answered, ...fromImport(taken) }
}

const fromImport = ({ answers, files }: Imported | typeof NO_IMPORT) => ({ files, notes: answers.existing?.open ?? [] })

/** Of the lock, else the defaults. */
const baseOf = (given: GivenAnswers, lock: Lock | null, ports: AnswerPorts): Answers =>
  lock?.answers ?? defaultAnswers({ ...factsOf(given, ports), profile: given.profile ?? 'small' })

const NO_IMPORT = { answers: {} as GivenAnswers, files: [] }

const importOf = async (
  options: GivenOptions,
  { names }: EnvironmentOptions,
  ports: AnswerPorts,
): Promise<Import | typeof NO_IMPORT> => {
  const both = options['from-service'] !== undefined && options['from-workflow'] !== undefined
  if (both) return misused(['--from-service, --from-workflow: one of them is enough'])
  if (options['from-service'] !== undefined) return fromService(options, names, ports)
  if (options['from-workflow'] !== undefined) return fromWorkflow(options, names, ports)
  return NO_IMPORT
}

const misused = (problems: readonly string[]): { readonly exit: 2; readonly lines: readonly string[] } => ({
  exit: 2,
  lines: [
    `${problems.length === 1 ? 'A problem' : `${problems.length} problems`} with the answers, so nothing was written:`,
    ...listedProblems(problems).map((one) => `- ${one}`),
  ],
})

const asked = async (answers: Answers, options: GivenOptions, { ask }: AnswerPorts): Promise<Answered> => {
  if (isSilent(options)) return checked(answers)
  if (ask === null) return { exit: 2, lines: noTerminal() }
  const chosen = await ask(answers)
  return chosen === 'cancelled' ? CANCELLED : checked(chosen)
}

const CANCELLED = { exit: 130 as const, lines: ['Cancelled; nothing was written.'] }

/** Nobody is asked. */
const isSilent = (options: GivenOptions): boolean => options['yes'] === true || options['answers'] !== undefined

const checked = (answers: Answers): Answered => {
  const problems = answerProblems(answers)
  return problems.length > 0 ? misused(problems) : { answers, notes: [], files: [] }
}

const noTerminal = (): readonly string[] => [
  'There is no terminal to ask on. Pass `--yes` for the defaults, `--answers FILE`, or both with flags for what should differ:',
  ...INIT_OPTIONS.filter(({ answer }) => answer !== null).map(
    ({ name, value, choices }) => `  --${name}${value === null ? '' : ` ${choices?.join('|') ?? `<${value}>`}`}`,
  ),
]

/** What follows from other answers than those before. */
const derived = (given: GivenAnswers, lock: Lock | null): GivenAnswers => ({
  ...ofApplication(given, lock),
  ...(lock === null ? {} : ofChange(given, lock.answers)),
})

/** A repository is named like its application, unless it is named. */
const ofApplication = ({ application, repository }: GivenAnswers, lock: Lock | null): GivenAnswers =>
  application !== undefined && repository === undefined && lock?.answers.repository === lock?.answers.application
    ? { repository: application }
    : {}

const ofChange = ({ profile, github }: GivenAnswers, before: Answers): GivenAnswers => ({
  ...(profile !== undefined && profile !== before.profile
    ? { environments: before.environments.map((one) => ({ ...one, account: null })) }
    : {}),
  // That of the repository before it was renamed.
  ...(github !== undefined && github !== before.github ? { subjectPrefix: null } : {}),
})

const factsOf = ({ application }: GivenAnswers, { git, region }: AnswerPorts) => {
  const folder = git.root.split(/[/\\]/).at(-1) ?? ''
  const github = repositoryOfRemote(git.origin)
  return {
    application: application ?? applicationName(github?.split('/')[1] ?? folder),
    region: region ?? 'us-east-1',
    github,
    branch: git.branch ?? 'main',
  }
}

const withEnvironments = (
  answers: Answers,
  { names, accounts, approved }: EnvironmentOptions,
): { readonly answers: Answers; readonly problems: readonly string[] } => {
  const wanted = names ?? answers.environments.map(({ name }) => name)
  const last = wanted.at(-1)
  const before = new Map(answers.environments.map((one) => [one.name, one]))
  const strangers = [...accounts.keys(), ...(approved ?? [])].filter((name) => !wanted.includes(name))
  const environments = wanted.map((name) => ({
    name,
    account: accounts.get(name) ?? before.get(name)?.account ?? null,
    approval: approved?.includes(name) ?? before.get(name)?.approval ?? (name === last && wanted.length > 1),
  }))
  return {
    answers: { ...answers, environments },
    problems: [...new Set(strangers)].map(
      (name) => `--account, --approve: ${name} is no environment; there are ${wanted.join(', ')}`,
    ),
  }
}
