/** The questions of `init`, in order: each begins with what is known already. */
import type { Choice, Prompts } from '../ports/prompts.ts'
import { answerProblems } from './answer-problems.ts'
import { ADD_ONS, LAUNCHES, PROFILES, STRATEGIES, type Answers } from './init-answers.ts'

/** Gives the answers with what the person has answered; null where the person has cancelled. */
type Question = (answers: Answers, prompts: Prompts) => Promise<Answers | null>

export const askAnswers = async (answers: Answers, prompts: Prompts): Promise<Answers | 'cancelled'> => {
  prompts.open('A pipeline to Amazon ECS. Enter takes what is shown.')
  let known = answers
  for (const question of answers.existing === null ? QUESTIONS : [approvals]) {
    const next = await question(known, prompts)
    if (next === null) return 'cancelled'
    known = next
  }
  return known
}

/** A text, of which what the answers make of it is judged at once. */
const text =
  (message: string, read: (answers: Answers) => string, set: (answers: Answers, value: string) => Answers): Question =>
  async (answers, prompts) => {
    const before = answerProblems(answers)
    const problem = (value: string): string | null =>
      answerProblems(set(answers, value.trim())).find((one) => !before.includes(one)) ?? null
    const value = await prompts.text({ message, initial: read(answers), problem })
    return value === null ? null : set(answers, value.trim())
  }

const one =
  <Value extends string>(
    message: string,
    choices: Readonly<Record<Value, string>>,
    {
      values,
      read,
      set,
    }: {
      readonly values: readonly Value[]
      readonly read: (answers: Answers) => Value
      readonly set: (answers: Answers, value: Value) => Answers
    },
  ): Question =>
  async (answers, prompts) => {
    const shown: readonly Choice[] = values.map((value) => ({ value, hint: choices[value] }))
    const answer = await prompts.one({ message, choices: shown, initial: read(answers) })
    const chosen = values.find((value) => value === answer)
    return chosen === undefined ? null : set(answers, chosen)
  }

const listed = (value: string): readonly string[] =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** Which accounts there are depends on the profile and the environments. */
const accounts: Question = async (answers, prompts) => {
  const shared = await text(
    answers.profile === 'small'
      ? 'Account id (empty: not known yet)'
      : 'Account id of the registry (empty: not known yet)',
    ({ registryAccount }) => registryAccount ?? '',
    (known, value) => ({ ...known, registryAccount: value === '' ? null : value }),
  )(answers, prompts)
  if (shared === null || shared.profile === 'small') return shared
  let known = shared
  for (const { name } of shared.environments) {
    const next = await text(
      `Account id of ${name} (empty: not known yet)`,
      ({ environments }) => environments.find((one) => one.name === name)?.account ?? '',
      (all, value) => ({
        ...all,
        environments: all.environments.map((one) =>
          one.name === name ? { ...one, account: value === '' ? null : value } : one,
        ),
      }),
    )(known, prompts)
    if (next === null) return null
    known = next
  }
  return known
}

const approvals: Question = async (answers, prompts) => {
  const choices = answers.environments.map(({ name }) => ({
    value: name,
    hint: 'a person approves each deployment in GitHub',
  }))
  const initial = answers.environments.filter(({ approval }) => approval).map(({ name }) => name)
  const chosen = await prompts.several({ message: 'Which environments need an approval?', choices, initial })
  if (chosen === null) return null
  return {
    ...answers,
    environments: answers.environments.map((one) => ({ ...one, approval: chosen.includes(one.name) })),
  }
}

const addOns: Question = async (answers, prompts) => {
  const choices = ADD_ONS.map((value) => ({ value, hint: ADD_ON_HINTS[value] }))
  const chosen = await prompts.several({ message: 'Add-ons', choices, initial: answers.addOns })
  return chosen === null ? null : { ...answers, addOns: ADD_ONS.filter((name) => chosen.includes(name)) }
}

const ADD_ON_HINTS: Readonly<Record<(typeof ADD_ONS)[number], string>> = {
  alarms: 'errors, unhealthy tasks, CPU and memory; a deployment that raises one is rolled back',
  scaling: 'as many tasks as the load needs',
  secrets: 'a generated secret of Secrets Manager',
  waf: 'a firewall in front of the load balancer, about 10 USD a month',
  firelens: 'logs to CloudWatch Logs and S3 by Fluent Bit',
  tracing: 'traces to X-Ray by the OpenTelemetry collector',
  efs: 'files that all tasks share',
}

const QUESTIONS: readonly Question[] = [
  text(
    'Name of the application',
    ({ application }) => application,
    (answers, application) => ({
      ...answers,
      application,
      repository: answers.repository === answers.application ? application : answers.repository,
    }),
  ),
  text(
    'AWS region',
    ({ region }) => region,
    (answers, region) => ({ ...answers, region }),
  ),
  one(
    'Profile',
    {
      small: 'one account for all environments, public task addresses, no NAT, Fargate Spot',
      standard: 'an account for the registry and one for each environment, private tasks, endpoints',
    },
    {
      values: PROFILES,
      read: ({ profile }) => profile,
      set: (answers, profile) => ({
        ...answers,
        profile,
        launch: profile === 'standard' && answers.launch === 'fargate-spot' ? 'fargate' : answers.launch,
        environments:
          profile === answers.profile
            ? answers.environments
            : answers.environments.map((known) => ({ ...known, account: null })),
      }),
    },
  ),
  text(
    'Environments in the order of promotion, separated by commas',
    ({ environments }) => environments.map(({ name }) => name).join(', '),
    (answers, value) => ({
      ...answers,
      environments: listed(value).map(
        (name, index, { length }) =>
          answers.environments.find((known) => known.name === name) ?? {
            name,
            account: null,
            approval: length > 1 && index === length - 1,
          },
      ),
    }),
  ),
  accounts,
  approvals,
  text(
    'Port of the container',
    ({ port }) => String(port),
    (answers, value) => ({ ...answers, port: /^\d{1,5}$/.test(value) ? Number(value) : 0 }),
  ),
  text(
    'Path of the health check',
    ({ healthPath }) => healthPath,
    (answers, healthPath) => ({ ...answers, healthPath }),
  ),
  one(
    'What do the tasks run on?',
    {
      fargate: 'no servers',
      'fargate-spot': 'about 70 % cheaper; AWS may stop a task with two minutes of notice',
      ec2: 'instances of your own',
    },
    { values: LAUNCHES, read: ({ launch }) => launch, set: (answers, launch) => ({ ...answers, launch }) },
  ),
  one(
    'How does a deployment replace tasks?',
    { rolling: 'a few at a time', 'blue-green': 'all new ones beside the old ones, then the traffic moves' },
    { values: STRATEGIES, read: ({ strategy }) => strategy, set: (answers, strategy) => ({ ...answers, strategy }) },
  ),
  addOns,
]
