/** `infra/`: copies of the templates that the answers need, their parameters, and the program that creates a stack. */
import type { WrittenFile } from '../../ports/project-files.ts'
import type { Answers } from '../init-answers.ts'
import type { Stack, Templates } from './stacks.ts'

export const infraFiles = (
  answers: Answers,
  stacks: readonly Stack[],
  templates: Templates,
): readonly WrittenFile[] => {
  const used = [...new Set(stacks.map(({ template }) => template))]
  return [
    ...used.map((path) => ({ path, text: templates.get(path) ?? '' })),
    ...(used.includes('infra/firelens.yaml')
      ? [{ path: FIRELENS_FILE, text: templates.get(FIRELENS_FILE) ?? '' }]
      : []),
    ...parameterFiles(stacks),
    ...(stacks.length === 0 ? [] : [{ path: 'infra/deploy.mjs', text: deployProgram(answers) }]),
  ]
}

/** What Fluent Bit reads from the bucket of the add-on. */
export const FIRELENS_FILE = 'infra/fragments/firelens-s3.conf'

/** A stack of several accounts has the same parameters in each. */
const parameterFiles = (stacks: readonly Stack[]): readonly WrittenFile[] =>
  [...new Map(stacks.map((stack) => [stack.name, stack.parameters]))]
    .filter(([, parameters]) => Object.keys(parameters).length > 0)
    .map(([name, parameters]) => ({
      path: `infra/parameters/${name}.json`,
      text: `${JSON.stringify(
        Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })),
        null,
        2,
      )}\n`,
    }))

const deployProgram = ({
  region,
}: Answers): string => `// Creates or updates a stack: node infra/deploy.mjs ACCOUNT STACK TEMPLATE [STACK …]
// Its parameters are those in infra/parameters/STACK.json and the outputs of the stacks behind it, which have the same names.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const REGION = '${region}'
const [account, stack, template, ...others] = process.argv.slice(2)

const path = (name) => fileURLToPath(new URL(name, import.meta.url))
const aws = (...args) =>
  execFileSync('aws', [...args, '--region', REGION, '--output', 'json'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })

const outputsOf = (name) => {
  const { Stacks } = JSON.parse(aws('cloudformation', 'describe-stacks', '--stack-name', name))
  return (Stacks[0].Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue])
}

const fileOf = (name) => path(\`parameters/\${name}.json\`)
const given = existsSync(fileOf(stack)) ? JSON.parse(readFileSync(fileOf(stack), 'utf8')) : []

const { Account } = JSON.parse(aws('sts', 'get-caller-identity'))
if (Account !== account) {
  console.error(\`The credentials belong to account \${Account}, and \${stack} belongs to \${account}. Choose its profile: export AWS_PROFILE=…\`)
  process.exit(1)
}

// The file wins over outputs; \`deploy\` ignores values of parameters that a template does not have.
const values = new Map([...others.flatMap(outputsOf), ...given.map(({ ParameterKey, ParameterValue }) => [ParameterKey, ParameterValue])])
const overrides = [...values].map(([name, value]) => \`\${name}=\${value}\`)
execFileSync(
  'aws',
  [
    ...['cloudformation', 'deploy', '--stack-name', stack, '--template-file', path(template), '--region', REGION],
    ...['--capabilities', 'CAPABILITY_NAMED_IAM', '--no-fail-on-empty-changeset'],
    ...(overrides.length === 0 ? [] : ['--parameter-overrides', ...overrides]),
  ],
  { stdio: 'inherit' },
)
`
