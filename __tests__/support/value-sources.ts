/** Where values come from, as data: parameters of Systems Manager and stacks of CloudFormation. */
import type { StackStatus } from '@aws-sdk/client-cloudformation'
import type { Parameter } from '@aws-sdk/client-ssm'
import { AwsError } from '../../src/errors/aws-error.ts'
import type { AwsCalls } from '../../src/ports/aws.ts'

export interface ValueWorld {
  /** By name. */
  readonly parameters: Readonly<Record<string, Parameter>>
  /** Outputs by stack. */
  readonly stacks: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** By stack; CREATE_COMPLETE where there is none. */
  readonly stackStates?: Readonly<Record<string, StackStatus>>
}

const $metadata = {}

/** The calls, and what they were asked for: each batch of names, each stack. */
export const valueSources = ({ parameters, stacks, stackStates = {} }: ValueWorld) => {
  const asked: string[] = []
  const ssm: AwsCalls<'ssm'> = {
    getParameters: ({ Names = [], WithDecryption }) => {
      asked.push(`ssm ${Names.join(' ')}${WithDecryption === false ? '' : ' decrypted'}`)
      const isKnown = (name: string): boolean => Object.hasOwn(parameters, name.replace(/:.*$/, ''))
      return Promise.resolve({
        $metadata,
        Parameters: Names.filter(isKnown).map((name) => {
          const [bare = '', selector] = name.split(':')
          return { Name: bare, ...(selector === undefined ? {} : { Selector: `:${selector}` }), ...parameters[bare] }
        }),
        InvalidParameters: Names.filter((name) => !isKnown(name)),
      })
    },
  }
  const cloudformation: AwsCalls<'cloudformation'> = {
    describeStacks: ({ StackName = '' }) => {
      asked.push(`cfn ${StackName}`)
      const outputs = Object.hasOwn(stacks, StackName) ? stacks[StackName] : undefined
      if (outputs === undefined) return Promise.reject(noStack(StackName))
      const Outputs = Object.entries(outputs).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue }))
      const stack = {
        StackName,
        CreationTime: new Date(0),
        StackStatus: stackStates[StackName] ?? ('CREATE_COMPLETE' as const),
        Outputs,
      }
      return Promise.resolve({ $metadata, Stacks: [stack] })
    },
  }
  return { ssm, cloudformation, asked }
}

const noStack = (name: string): AwsError =>
  new AwsError({
    operation: 'cloudformation:DescribeStacks',
    awsCode: 'ValidationError',
    awsMessage: `Stack with id ${name} does not exist`,
  })
