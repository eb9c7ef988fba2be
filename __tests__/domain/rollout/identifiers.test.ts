/** What is a name of ECS, and what is not. */
import { expect, test } from '@jest/globals'
import {
  parseDeploymentId,
  parseServiceDeploymentArn,
  parseTaskDefinitionArn,
} from '../../../src/domain/rollout/identifiers.ts'

test.each([
  [parseTaskDefinitionArn, 'arn:aws:ecs:eu-west-1:123456789012:task-definition/web-api_2:8'],
  [parseTaskDefinitionArn, 'arn:aws-us-gov:ecs:us-gov-west-1:123456789012:task-definition/web:8'],
  [parseDeploymentId, 'ecs-svc/1111111111111111111'],
  [parseServiceDeploymentArn, 'arn:aws:ecs:eu-west-1:123456789012:service-deployment/prod/web/aBc-dE_f'],
] as const)('%p takes %s', (parse, text) => {
  expect(parse(text)).toBe(text)
})

test.each([
  [parseTaskDefinitionArn, 'arn:aws:ecs:eu-west-1:123456789012:task-definition/web'],
  [parseTaskDefinitionArn, 'web:8'],
  [parseTaskDefinitionArn, 'arn:aws:ecs:eu-west-1:123456789012:task-definition/web:8; true'],
  [parseDeploymentId, 'ecs-svc/'],
  [parseDeploymentId, 'ecs-svc/1\n'],
  [parseServiceDeploymentArn, 'arn:aws:ecs:eu-west-1:123456789012:service-deployment/prod/web/$(id)'],
  [parseServiceDeploymentArn, undefined],
] as const)('%p does not take %j', (parse, text) => {
  expect(parse(text)).toBeNull()
})
