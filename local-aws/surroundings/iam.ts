/** AWS IAM: GetRole. */
import * as schemas from '@aws-sdk/client-iam'
import type { GetRoleRequest, GetRoleResponse } from '@aws-sdk/client-iam'
import { AwsError } from '../protocol/aws-error.ts'
import type { Service } from '../protocol/call.ts'
import { described, type Surroundings } from './surroundings.ts'

const CREATED = new Date('2026-01-01T00:00:00Z')

/** IAM over these roles. */
export const iamService = ({ roles }: Surroundings, account: string): Service => ({
  name: 'iam',
  schemas,
  operations: {
    GetRole: ({ RoleName: name = '' }: GetRoleRequest): GetRoleResponse => {
      const role = described(roles, { service: 'iam', operation: 'GetRole' }).find((one) => one.name === name)
      if (role === undefined) throw new AwsError('NoSuchEntity', `The role with name ${name} cannot be found.`, 404)
      const { path = '/' } = role
      const policy = {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: { Service: role.trusts }, Action: 'sts:AssumeRole', Condition: role.condition },
        ],
      }
      return {
        Role: {
          Path: path,
          RoleName: name,
          RoleId: 'AROAEXAMPLEEXAMPLEEXA',
          Arn: `arn:aws:iam::${account}:role${path}${name}`,
          CreateDate: CREATED,
          AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(policy)),
        },
      }
    },
  },
})
