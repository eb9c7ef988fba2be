/** Which service deployment is ours. */
import { expect, test } from '@jest/globals'
import { ownAmong, successorAmong } from '../../../src/domain/rollout/listing.ts'
import { after, OUR_ARN, OUR_TASK_DEFINITION } from '../../support/fake-ecs.ts'
import { OUR_REVISION, ourRollout, STARTED } from '../../support/rollout-shapes.ts'

const OURS = {
  serviceDeploymentArn: OUR_ARN,
  targetServiceRevisionArn: OUR_REVISION.serviceRevisionArn,
  createdAt: after(0),
}
const THEIRS = { serviceDeploymentArn: 'arn:theirs', targetServiceRevisionArn: 'arn:revision:9', createdAt: after(-1) }
const AGAIN = { ...OURS, serviceDeploymentArn: 'arn:again', createdAt: after(60) }

test('ours is the one with our task definition, whatever is listed before it', () => {
  const revisions = [{ serviceRevisionArn: 'arn:revision:9', taskDefinition: 'arn:web:9' }, OUR_REVISION]
  expect(ownAmong([THEIRS, OURS], revisions, STARTED)).toBe(OUR_ARN)
  expect(ownAmong([THEIRS], revisions, STARTED)).toBeNull()
  expect(ownAmong([], [], STARTED)).toBeNull()
})

test('of two with our task definition, ours is the first: the other is a later force', () => {
  expect(ownAmong([AGAIN, OURS], [OUR_REVISION], STARTED)).toBe(OUR_ARN)
})

test('of two with a revision that the service had already, ours is the closest in time: the other may be just before', () => {
  const before = { ...OURS, serviceDeploymentArn: 'arn:before', createdAt: after(-4) }
  expect(ownAmong([before, OURS], [OUR_REVISION], STARTED)).toBe(OUR_ARN)
  expect(ownAmong([OURS, before], [OUR_REVISION], STARTED)).toBe(OUR_ARN)
})

test('a revision without an ARN proves nothing', () => {
  const { targetServiceRevisionArn: _, ...unnamed } = OURS
  expect(ownAmong([unnamed], [{ taskDefinition: OUR_TASK_DEFINITION }], STARTED)).toBeNull()
})

test('the successor is the first that came after', () => {
  const later = { ...AGAIN, serviceDeploymentArn: 'arn:later', createdAt: after(90) }
  const own = ourRollout({ createdAt: after(0) })
  expect(successorAmong([later, AGAIN, OURS, THEIRS], own)).toBe('arn:again')
  expect(successorAmong([OURS, THEIRS], own)).toBeNull()
})
