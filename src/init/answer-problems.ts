/** What AWS and GitHub would refuse of the answers, all at once, before anything is written. Pure. */
import { quoted } from '../domain/bounds.ts'
import { accountOf, registryAccount } from './aws-names.ts'
import { placeIn, type Existing } from './existing.ts'
import type { Answers } from './init-answers.ts'
import { placeProblems } from './place-problems.ts'
import { sizeProblems } from './size-problems.ts'
import { textProblem, wrong, type TextRule } from './wrong-answer.ts'

/** A problem begins with the flag of the answer. */
export const answerProblems = (answers: Answers): readonly string[] => [
  ...nameProblems(answers),
  ...environmentProblems(answers),
  ...accountProblems(answers),
  ...placeProblems(answers),
  ...sizeProblems(answers),
]

/** The patterns of the templates: with them roles stay below 64 characters, and names of load balancers and clusters within their limits. */
const APPLICATION: TextRule = {
  flag: 'application',
  pattern: /^[a-z][a-z0-9-]{0,28}[a-z0-9]$/,
  rule: 'not 2 to 30 lower-case letters, digits and hyphens, the first one a letter, the last one no hyphen',
}
const ENVIRONMENT: TextRule = {
  flag: 'environments',
  pattern: /^[a-z][a-z0-9-]{0,18}[a-z0-9]$/,
  rule: 'not 2 to 20 lower-case letters, digits and hyphens, the first one a letter, the last one no hyphen',
}
/** Amazon ECR API Reference, "CreateRepository", repositoryName. */
const REPOSITORY: TextRule = {
  flag: 'repository',
  pattern: /^(?=.{2,256}$)(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/,
  rule: 'not a name of an ECR repository: 2 to 256 lower-case letters, digits and single . _ - / between them',
}
const nameProblems = (answers: Answers): readonly string[] => {
  const { application, repository } = answers
  return [
    ...textProblem(APPLICATION, application),
    // It is named like the application, unless somebody has named it.
    ...(repository === application ? [] : textProblem(REPOSITORY, repository)),
    ...tooLong(answers),
    ...(/--/.test(application) ? [wrong('application', application, 'has two hyphens in a row')] : []),
    // Elastic Load Balancing API Reference, "CreateLoadBalancer", Name.
    ...(/^internal(?:-|$)/.test(application)
      ? [wrong('application', application, 'begins with internal-, which a load balancer may not')]
      : []),
  ]
}

/** Of the names of a bucket and of a role, with an environment of 20. */
const tooLong = ({ application, addOns, strategy, existing }: Answers): readonly string[] => {
  const why = addOns.includes('firelens')
    ? '--add-on firelens'
    : strategy === 'blue-green'
      ? '--strategy blue-green'
      : null
  return why === null || existing !== null || application.length !== 30
    ? []
    : [wrong('application', application, `has 30 characters; with ${why}, 29 are the most`)]
}

/** Of promote.yml, beside the first one, which is deployed by ship.yml. */
const MOST_PROMOTED = 4

const environmentProblems = ({ environments, existing }: Answers): readonly string[] => {
  const names = environments.map(({ name }) => name)
  const twice = names.filter((name, index) => names.indexOf(name) !== index)
  return [
    ...names.flatMap((name) => textProblem(ENVIRONMENT, name)),
    ...[...new Set(twice)].map((name) => wrong('environments', name, 'is there twice')),
    ...(names.length > MOST_PROMOTED + 1
      ? [`--environments: ${names.length} are too many; one image goes through ${MOST_PROMOTED + 1} at most`]
      : []),
    ...notImported(existing, names),
  ]
}

/** Templates would create what the settings of an import do not name. */
const notImported = (existing: Existing | null, names: readonly string[]): readonly string[] =>
  existing === null
    ? []
    : names
        .filter((name) => placeIn(existing, name) === null)
        .map((name) => wrong('environments', name, `is not in ${quoted(existing.source)}; add it to ship-to-ecs.yaml`))

const ACCOUNT = /^(?!0{10})\d{12}$/

const accountProblems = (answers: Answers): readonly string[] => {
  const given = answers.environments.flatMap(({ name, account }) =>
    account === null ? [] : [{ flag: `account ${name}=`, account }],
  )
  const shared =
    answers.registryAccount === null ? [] : [{ flag: 'registry-account', account: answers.registryAccount }]
  const unlike = [...shared, ...given]
    .filter(({ account }) => !ACCOUNT.test(account))
    .map(({ flag, account }) => wrong(flag, account, 'is not an account id of 12 digits'))
  // What exists is where it is.
  if (answers.existing !== null) return unlike
  return [...unlike, ...(answers.profile === 'small' ? severalAccounts(answers) : sharedAccounts(answers))]
}

const severalAccounts = (answers: Answers): readonly string[] => {
  const own = registryAccount(answers)
  return answers.environments
    .filter((one) => accountOf(answers, one) !== own)
    .map(
      ({ name }) =>
        `--account: ${name} has an account of its own, which is the profile standard; small has one for all`,
    )
}

const sharedAccounts = (answers: Answers): readonly string[] => {
  const users = new Map<string, readonly string[]>()
  for (const { name, account } of answers.environments) {
    if (account !== null) users.set(account, [...(users.get(account) ?? []), name])
  }
  const shared = [...users].filter(([, names]) => names.length > 1)
  const registry = answers.registryAccount === null ? [] : (users.get(answers.registryAccount) ?? [])
  return [
    ...shared.map(
      ([account, names]) =>
        `--account: ${account} is the account of ${names.join(' and ')}; give each its own, or choose --profile small`,
    ),
    ...registry.map(
      (name) =>
        `--registry-account: is also the account of ${name}; give the registry its own, or choose --profile small`,
    ),
  ]
}
