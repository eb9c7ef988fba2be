/** Which runs share a comment: those that ship the same thing to the same place, whatever the commit, the runner and the order. */
import { describe, expect, test } from '@jest/globals'
import { identityOfComment, type CommentAbout } from '../../../src/domain/github/comment-facts.ts'

const ABOUT: CommentAbout = {
  ...{ pipeline: 'check', app: 'shop', environment: 'production', repository: 'shop/web' },
  built: { context: 'web', file: null, target: null },
  services: [
    { region: 'eu-west-1', cluster: 'main', service: 'web' },
    { region: 'eu-west-1', cluster: 'main', service: 'worker' },
  ],
  ...{ commit: 'a', runUrl: 'https://github.com/o/r/actions/runs/1' },
}
const [WEB, WORKER] = [ABOUT.services.slice(0, 1), ABOUT.services.slice(1)]

describe('a job of its own has', () => {
  test.each<readonly [string, Partial<CommentAbout>]>([
    ['another service', { services: WEB }],
    ['the same service in another cluster', { services: WEB.map((one) => ({ ...one, cluster: 'blue' })) }],
    ['the same service in another region', { services: WEB.map((one) => ({ ...one, region: 'us-east-1' })) }],
    ['another environment', { environment: 'staging' }],
    ['another app', { app: null }],
    ['another image', { repository: 'shop/api' }],
    ['another folder', { built: { context: 'api', file: null, target: null } }],
    ['another Dockerfile', { built: { context: 'web', file: 'web/Dockerfile.arm', target: null } }],
    ['another target', { built: { context: 'web', file: null, target: 'test' } }],
    ['an image that is given', { built: null }],
    ['another pipeline', { pipeline: 'ship' }],
  ])('%s', (_, changes) => {
    const others = [ABOUT, { ...ABOUT, services: WORKER }]
    for (const other of others)
      expect(identityOfComment({ ...ABOUT, ...changes })).not.toEqual(identityOfComment(other))
  })
})

test('the next run has the same: another commit, another run, another order of the services', () => {
  const next = { ...ABOUT, commit: 'b', runUrl: null, services: ABOUT.services.toReversed() }
  expect(identityOfComment(next)).toEqual(identityOfComment(ABOUT))
})

test('names cannot run into each other', () => {
  const one = { ...ABOUT, services: [{ region: null, cluster: 'a b', service: 'c' }] }
  const other = { ...ABOUT, services: [{ region: null, cluster: 'a', service: 'b c' }] }
  expect(identityOfComment(one)).not.toEqual(identityOfComment(other))
})
