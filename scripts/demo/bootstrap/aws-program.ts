/**
 * In place of the AWS CLI: the commands of BOOTSTRAP.md and `infra/deploy.mjs`. A stack is resolved as CloudFormation would, its resources and outputs are kept
 * in a folder, and the local AWS starts with them.
 *
 *     node aws-program.ts FOLDER sts get-caller-identity …
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { resolveStack } from '../../infra/resolve-stack.ts'
import { keepStack, keptStack } from './stack-store.ts'

const main = async ([folder = '', service = '', operation = '', ...rest]: readonly string[]): Promise<void> => {
  const { values, positionals } = parseArgs({
    args: [...rest],
    allowPositionals: true,
    options: {
      region: { type: 'string', default: '' },
      output: { type: 'string' },
      capabilities: { type: 'string' },
      'aws-service-name': { type: 'string' },
      'stack-name': { type: 'string', default: '' },
      'template-file': { type: 'string', default: '' },
      'no-fail-on-empty-changeset': { type: 'boolean' },
      'parameter-overrides': { type: 'string', multiple: true, default: [] },
    },
  })
  const { region, 'stack-name': name } = values
  const account = process.env['AWS_PROFILE'] ?? ''
  switch (`${service} ${operation}`) {
    case 'sts get-caller-identity':
      print({ Account: account })
      return
    // The local AWS needs no such role.
    case 'iam create-service-linked-role':
      return
    case 'cloudformation describe-stacks': {
      const stack = await keptStack(folder, { account, name })
      if (stack === null) {
        refuse(`Stack with id ${name} does not exist`)
        return
      }
      const { outputs } = stack
      const Outputs = Object.entries(outputs).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue }))
      print({ Stacks: [{ StackName: name, StackStatus: 'CREATE_COMPLETE', Outputs }] })
      return
    }
    case 'cloudformation deploy': {
      const template = readFileSync(values['template-file'], 'utf8')
      // The option takes all words up to the next one; the parser gives the first one alone.
      const words = [...values['parameter-overrides'], ...positionals]
      const pairs = words.map((word): [string, string] => [
        word.slice(0, word.indexOf('=')),
        word.slice(word.indexOf('=') + 1),
      ])
      const parameters = Object.fromEntries(pairs)
      return keepStack(folder, resolveStack({ name, template, parameters, account, region }))
    }
    default:
      throw new Error(`aws ${service} ${operation} is not a command of BOOTSTRAP.md or infra/deploy.mjs`)
  }
}

const print = (value: object): void => void process.stdout.write(`${JSON.stringify(value)}\n`)

/** As the AWS CLI prints an error of a service, with its exit code. */
const refuse = (message: string): void => {
  process.stderr.write(`An error occurred (ValidationError) when calling the DescribeStacks operation: ${message}\n`)
  process.exitCode = 254
}

await main(process.argv.slice(2))
