/** Reads values from AWS: parameters of Systems Manager and outputs of CloudFormation stacks. */
import type { Stack } from '@aws-sdk/client-cloudformation'
import type { GetParametersResult, Parameter } from '@aws-sdk/client-ssm'
import { quoted } from '../../domain/bounds.ts'
import { didYouMean, listNames } from '../../domain/near-match.ts'
import { secretBehind } from '../../domain/aws/secret-parameters.ts'
import { chunksOf, MOST_PARAMETERS } from '../../domain/aws/pages.ts'
import type { Lookup } from '../../domain/values/named-facts.ts'
import type { AwsCalls } from '../../ports/aws.ts'
import type { Log } from '../../ports/log.ts'
import { isAwsError } from './missing-name.ts'

/**
 * The values of parameters by the names that were asked for. Nothing is decrypted: a SecureString is refused, and its value never reaches
 * this process. Throws AwsError.
 */
export const readParameters = async (
  names: readonly string[],
  ssm: Pick<AwsCalls<'ssm'>, 'getParameters'>,
): Promise<ReadonlyMap<string, Lookup>> => {
  const secrets = names.filter((name) => secretBehind(name) !== null)
  const others = [...new Set(names)].filter((name) => !secrets.includes(name))
  const replies = await Promise.all(
    chunksOf(others, MOST_PARAMETERS).map(async (some) =>
      lookUpsIn(some, await ssm.getParameters({ Names: [...some], WithDecryption: false })),
    ),
  )
  return new Map([
    ...secrets.map(
      (name) => [name, { kind: 'problem', why: refused('is a secret of Secrets Manager', name) }] as const,
    ),
    ...replies.flat(),
  ])
}

const lookUpsIn = (names: readonly string[], { Parameters = [] }: GetParametersResult): readonly [string, Lookup][] => {
  // `Selector` is the `:version` or `:label` of the name that was asked for.
  const found = new Map(Parameters.map((one) => [`${one.Name ?? ''}${one.Selector ?? ''}`, one] as const))
  return names.map((name) => [name, ofParameter(name, found.get(name))])
}

const ofParameter = (name: string, parameter: Parameter | undefined): Lookup => {
  if (parameter === undefined)
    return { kind: 'problem', why: 'the parameter does not exist in this region and account' }
  if (parameter.Type === 'SecureString') return { kind: 'problem', why: refused('is a SecureString', name) }
  const { Value: text = '' } = parameter
  return text === '' ? { kind: 'problem', why: 'the parameter is empty' } : { kind: 'value', text }
}

const refused = (what: string, name: string): string =>
  `the parameter ${what}, and its value could be read in the task definition; hand it to the container with \`secrets\`: { "name": …, "valueFrom": "${name}" }`

/** The outputs of stacks by `stack.Output`; each stack is read once. Throws AwsError. */
export const readStackOutputs = async (
  names: readonly string[],
  cloudformation: Pick<AwsCalls<'cloudformation'>, 'describeStacks'>,
  log: Pick<Log, 'warning'>,
): Promise<ReadonlyMap<string, Lookup>> => {
  const stackNames = [...new Set(names.map((name) => partsOf(name).stack))]
  const stacks = await Promise.all(
    stackNames.map(async (name) => [name, await readStack(name, cloudformation)] as const),
  )
  for (const [name, stack] of stacks) if (stack !== null && isChanging(stack)) log.warning(changing(name, stack))
  const found = new Map(stacks)
  return new Map(names.map((name) => [name, ofOutput(name, found.get(partsOf(name).stack) ?? null)]))
}

const statusOf = ({ StackStatus: status }: Stack): string => quoted(status ?? '')

/** Until the end of an update, CloudFormation lists the outputs of before. */
const isChanging = (stack: Stack): boolean => statusOf(stack).endsWith('_IN_PROGRESS') && !isGoing(stack)

const changing = (name: string, stack: Stack): string =>
  `the stack ${quoted(name)} is in state ${statusOf(stack)}: its outputs are those of before and may change`

/** A stack's name has no dot. */
const partsOf = (name: string): { readonly stack: string; readonly output: string } => {
  const dot = name.indexOf('.')
  return { stack: name.slice(0, dot), output: name.slice(dot + 1) }
}

/** CloudFormation has no error of its own for a stack that does not exist: it is a ValidationError. */
const readStack = async (
  name: string,
  cloudformation: Pick<AwsCalls<'cloudformation'>, 'describeStacks'>,
): Promise<Stack | null> => {
  try {
    const { Stacks = [] } = await cloudformation.describeStacks({ StackName: name })
    return Stacks[0] ?? null
  } catch (thrown) {
    if (isAwsError(thrown, ['ValidationError'])) return null
    throw thrown
  }
}

/** Of these states, CloudFormation lists outputs of what it is deleting; there is nothing behind them soon. */
const isGoing = (stack: Stack): boolean => statusOf(stack).startsWith('DELETE_')

/** `; the stack is in state ROLLBACK_COMPLETE`, which has no outputs; '' for a stack that is complete. */
const stateOf = (stack: Stack): string =>
  ['', 'CREATE_COMPLETE', 'UPDATE_COMPLETE', 'IMPORT_COMPLETE'].includes(statusOf(stack))
    ? ''
    : `; the stack is in state ${statusOf(stack)}`

const ofOutput = (name: string, stack: Stack | null): Lookup => {
  const { stack: stackName, output } = partsOf(name)
  const subject = `the stack ${quoted(stackName)}`
  if (stack === null) return { kind: 'unreadable', why: `${subject} does not exist in this region and account` }
  if (isGoing(stack)) return { kind: 'unreadable', why: `${subject} is being deleted${stateOf(stack)}` }
  const outputs = stack.Outputs ?? []
  const text = outputs.find(({ OutputKey }) => OutputKey === output)?.OutputValue
  if (text !== undefined) {
    return text === '' ? { kind: 'problem', why: 'the output is empty' } : { kind: 'value', text }
  }
  const names = outputs.flatMap(({ OutputKey }) => OutputKey ?? [])
  const listed = listNames({ plural: 'outputs', word: output, names })
  const why = `the stack has no output ${output}: ${listed}${didYouMean(output, names)}${stateOf(stack)}`
  return { kind: 'problem', why }
}
