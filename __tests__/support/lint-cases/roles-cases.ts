import { beside, container, having, ON_EC2, type LintCase } from '../lint-play.ts'

const ROLE = 'arn:aws:iam::123456789012:role/both'

const CREDENTIALS = { credentialsParameter: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:registry' }

/** A side-car from a registry with a password. */
const PRIVATE = { repositoryCredentials: CREDENTIALS, secrets: [] }

export const ROLE_CASES: readonly LintCase[] = [
  {
    rule: 'no-execution-role',
    breaks: [
      [having({ executionRoleArn: undefined }), 'executionRoleArn'],
      [container({ secrets: [] }, having({ executionRoleArn: undefined })), 'executionRoleArn'],
      [having({ executionRoleArn: undefined }, ON_EC2), 'executionRoleArn'],
      [
        container({ secrets: [] }, having({ executionRoleArn: undefined }, beside(PRIVATE, ON_EC2))),
        'executionRoleArn',
      ],
    ],
    keeps: [
      container({ secrets: [] }, having({ executionRoleArn: undefined }, ON_EC2)),
      beside({ repositoryCredentials: CREDENTIALS }),
    ],
  },
  {
    rule: 'same-role',
    breaks: [[having({ taskRoleArn: ROLE, executionRoleArn: ROLE }), 'taskRoleArn']],
    keeps: [having({ taskRoleArn: undefined }), having({ taskRoleArn: ROLE })],
  },
]
