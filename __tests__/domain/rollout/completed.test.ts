import type { ServiceDeploymentBrief } from '@aws-sdk/client-ecs'
import { expect, test } from '@jest/globals'
import { completedFirst, revisionsOf } from '../../../src/domain/rollout/completed.ts'
import { fc } from '../../support/fast-check.ts'

const arn = (revision: number): string => `arn:aws:ecs:eu-west-1:123456789012:task-definition/hello:${revision}`

const deployment = (
  at: number,
  revision: number,
  status: ServiceDeploymentBrief['status'] = 'SUCCESSFUL',
): ServiceDeploymentBrief => ({
  createdAt: new Date(at),
  status,
  targetServiceRevisionArn: `revision-${at}-${revision}`,
})

const revisionOf = ({ targetServiceRevisionArn: name = '' }: ServiceDeploymentBrief) => ({
  serviceRevisionArn: name,
  taskDefinition: arn(Number(name.split('-').at(-1))),
})

test('what completed, newest first, each revision once, in whatever order ECS lists it', () => {
  const history = [
    deployment(1, 7),
    deployment(2, 8, 'STOPPED'),
    deployment(3, 7),
    deployment(4, 9, 'ROLLBACK_SUCCESSFUL'),
    deployment(5, 6),
    deployment(6, 10, 'IN_PROGRESS'),
  ]
  fc.assert(
    fc.property(fc.shuffledSubarray(history, { minLength: history.length }), (listed) => {
      const found = revisionsOf(completedFirst(listed), listed.map(revisionOf))
      expect(found).toEqual([
        { taskDefinitionArn: arn(6), at: 5 },
        { taskDefinitionArn: arn(7), at: 3 },
      ])
    }),
  )
})

test('a service revision that ECS does not describe, or without a task definition, is none', () => {
  const listed = [deployment(1, 7), deployment(2, 8)]
  expect(revisionsOf(completedFirst(listed), [{ serviceRevisionArn: 'revision-2-8' }])).toEqual([])
})
