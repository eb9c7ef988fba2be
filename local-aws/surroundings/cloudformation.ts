/** AWS CloudFormation: DescribeStacks. */
import * as schemas from '@aws-sdk/client-cloudformation'
import type { DescribeStacksInput, DescribeStacksOutput } from '@aws-sdk/client-cloudformation'
import { AwsError } from '../protocol/aws-error.ts'
import type { Service } from '../protocol/call.ts'
import { described, type Surroundings } from './surroundings.ts'

const CREATED = new Date('2026-01-01T00:00:00Z')

/** CloudFormation over these stacks. */
export const cloudFormationService = ({ stacks }: Surroundings): Service => ({
  name: 'cloudformation',
  schemas,
  operations: {
    DescribeStacks: ({ StackName: asked }: DescribeStacksInput): DescribeStacksOutput => {
      const all = described(stacks, { service: 'cloudformation', operation: 'DescribeStacks' })
      const found = all.filter(({ name }) => asked === undefined || name === asked)
      if (asked !== undefined && found.length === 0) {
        throw new AwsError('ValidationError', `Stack with id ${asked} does not exist`)
      }
      return {
        Stacks: found.map(({ name, outputs }) => ({
          StackName: name,
          CreationTime: CREATED,
          StackStatus: 'CREATE_COMPLETE',
          Outputs: Object.entries(outputs).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue })),
        })),
      }
    },
  },
})
