/** `infra/deploy.mjs`: creates or updates one stack by the AWS CLI. */
import type { Answers } from '../init-answers.ts'

export const deployProgram = ({
  region,
}: Answers): string => `// Creates or updates a stack: node infra/deploy.mjs ACCOUNT STACK TEMPLATE [STACK …]
// Its parameters are those in infra/parameters/STACK.json and the outputs of the stacks behind it, which have the same names.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const REGION = '${region}'
${PROGRAM}`

/** Without the Region, which alone is of the answers. */
const PROGRAM = `const [account, stack, template, ...others] = process.argv.slice(2)

const end = (message, code) => {
  console.error(message)
  process.exit(code)
}

if (template === undefined) end('usage: node infra/deploy.mjs ACCOUNT STACK TEMPLATE [STACK …]', 2)

const path = (name) => fileURLToPath(new URL(name, import.meta.url))

const run = (args, stdio) => {
  const ended = spawnSync('aws', [...args, '--region', REGION], { encoding: 'utf8', stdio: ['ignore', ...stdio] })
  if (ended.error !== undefined) end(\`The AWS CLI does not run: \${ended.error.message}\`, 1)
  return ended
}

// The AWS CLI has printed why it failed.
const must = (args, stdio) => {
  const { status, stdout } = run(args, stdio)
  if (status !== 0) process.exit(status ?? 1)
  return stdout
}
const read = (...args) => JSON.parse(must([...args, '--output', 'json'], ['pipe', 'inherit']))
const change = (...args) => must(['cloudformation', ...args], ['inherit', 'inherit'])

const outputsOf = (name) => {
  const { Stacks } = read('cloudformation', 'describe-stacks', '--stack-name', name)
  return (Stacks[0].Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue])
}

const givenIn = (file) => {
  try {
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []
  } catch (error) {
    return end(\`\${file} cannot be read: \${error.message}\`, 1)
  }
}

/** Null: there is no such stack. */
const stateOf = (name) => {
  const args = ['cloudformation', 'describe-stacks', '--stack-name', name, '--output', 'json']
  const { status, stdout, stderr } = run(args, ['pipe', 'pipe'])
  if (status === 0) return JSON.parse(stdout).Stacks[0].StackStatus
  return stderr.includes('does not exist') ? null : end(stderr.trim(), status ?? 1)
}

const given = givenIn(path(\`parameters/\${stack}.json\`))

const { Account } = read('sts', 'get-caller-identity')
if (Account !== account) {
  end(\`The credentials belong to account \${Account}, and \${stack} belongs to \${account}. Choose its profile: export AWS_PROFILE=…\`, 1)
}

// The file wins over outputs; \`deploy\` ignores values of parameters that a template does not have.
const values = new Map([...others.flatMap(outputsOf), ...given.map(({ ParameterKey, ParameterValue }) => [ParameterKey, ParameterValue])])
const overrides = [...values].map(([name, value]) => \`\${name}=\${value}\`)

// What is left of a stack whose creation failed: CloudFormation updates it no more, and it has no resources.
if (stateOf(stack) === 'ROLLBACK_COMPLETE') {
  console.log(\`The last creation of \${stack} failed: it is deleted and created again.\`)
  change('delete-stack', '--stack-name', stack)
  change('wait', 'stack-delete-complete', '--stack-name', stack)
}

change(
  ...['deploy', '--stack-name', stack, '--template-file', path(template)],
  ...['--capabilities', 'CAPABILITY_NAMED_IAM', '--no-fail-on-empty-changeset'],
  ...(overrides.length === 0 ? [] : ['--parameter-overrides', ...overrides]),
)
`
