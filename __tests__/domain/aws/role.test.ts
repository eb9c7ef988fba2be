import { describe, expect, test } from '@jest/globals'
import { fc } from '../../support/fast-check.ts'
import { audienceOf, parseRoleArn, sessionNameOf } from '../../../src/domain/aws/role.ts'

describe('the ARN of a role', () => {
  test.each([
    ['arn:aws:iam::012345678901:role/deploy', 'aws', 'sts.amazonaws.com'],
    ['arn:aws-us-gov:iam::012345678901:role/team/a=b/deploy+1', 'aws-us-gov', 'sts.amazonaws.com'],
    ['arn:aws-cn:iam::012345678901:role/deploy', 'aws-cn', 'sts.amazonaws.com.cn'],
    ['arn:aws-eusc:iam::012345678901:role/deploy', 'aws-eusc', 'sts.amazonaws.com'],
  ])('%s is of the partition %s, and its tokens are for %s', (arn, partition, audience) => {
    const role = parseRoleArn(arn)
    expect(role).toEqual({ arn, partition, account: '012345678901' })
    expect(role === null ? null : audienceOf(role)).toBe(audience)
  })

  test.each([
    '',
    'deploy',
    'arn:aws:iam::12345678901:role/deploy',
    'arn:aws:iam::012345678901:user/deploy',
    'arn:aws:iam::012345678901:role/',
    'arn:aws:iam::012345678901:role/deploy\nnext',
    `arn:aws:iam::012345678901:role/${'r'.repeat(65)}`,
    'arn:aws:sts::012345678901:assumed-role/deploy/session',
    'arn:aws:iam::012345678901:role/de ploy',
  ])('%j is none', (text) => {
    expect(parseRoleArn(text)).toBeNull()
  })
})

describe('the name of a session', () => {
  test('says the run and the repository', () => {
    expect(sessionNameOf({ runId: '4711', repository: 'octo-org/hello' })).toBe('ship-to-ecs-4711-octo-org-hello')
    expect(sessionNameOf({ runId: null, repository: null })).toBe('ship-to-ecs')
  })

  test('is one that STS takes, whatever the repository is called', () => {
    const text = fc.option(fc.string({ unit: 'grapheme', maxLength: 200 }))
    fc.assert(
      fc.property(text, text, (runId, repository) => {
        expect(sessionNameOf({ runId, repository })).toMatch(/^[\w+=,.@-]{2,64}$/)
      }),
    )
  })
})
