import { expect, test } from '@jest/globals'
import {
  classifyPush,
  isWorthRepeating,
  mayHavePushed,
  troubleIn,
  withoutProgress,
  type PushFailure,
} from '../../../src/domain/image/push-failure.ts'

test.each([
  ['no basic auth credentials', 'login'],
  ['unauthorized: authentication required', 'login'],
  ['denied: requested access to the resource is denied', 'login'],
  ['failed to authorize: unexpected status from HEAD request to https://r/v2/: 403 Forbidden', 'login'],
  ["tag invalid: The image tag '1' already exists in the 'r' repository and cannot be overwritten", 'tag-taken'],
  ["name unknown: The repository with name 'r' does not exist in the registry with id '1'", 'no-repository'],
  ['Cannot connect to the Docker daemon at unix:///var/run/docker.sock.', 'no-engine'],
  [
    'failed to connect to the docker API at unix:///x.sock; check if the path is correct and if the daemon is running: dial unix /x.sock: connect: no such file or directory',
    'no-engine',
  ],
  ['failed to register layer: write /usr/lib/x: no space left on device', 'disk-full'],
  ['Error processing tar file(exit status 1): write /503: disk quota exceeded', 'disk-full'],
  ['error during connect: Post "http://docker:2375": dial tcp: no such host', 'no-engine'],
  ['received unexpected HTTP status: 500 Internal Server Error', 'temporary'],
  ['toomanyrequests: Rate exceeded', 'temporary'],
  ['Put "https://r/v2/x": net/http: TLS handshake timeout', 'temporary'],
  ['read tcp 10.0.0.1:1->10.0.0.2:443: read: connection reset by peer', 'temporary'],
  ['unexpected EOF', 'temporary'],
  ['tag does not exist: r.example/hello:v1.403', 'name-gone'],
  ['Error response from daemon: tag does not exist: r.example/hello:1', 'name-gone'],
  ['An image does not exist locally with the tag: r.example/hello', 'name-gone'],
  ['blob upload invalid', 'other'],
  ['layer 0123456789abcdef503 is damaged', 'other'],
  ['', 'other'],
])('%j is %s', (output, kind) => {
  expect(classifyPush(output).kind).toBe(kind)
})

test('a denied action is named with its resource', () => {
  const output =
    'denied: User: arn:aws:iam::1:user/x is not authorized to perform: ecr:PutImage on resource: arn:aws:ecr:x because'
  expect(classifyPush(output)).toEqual({ kind: 'denied', action: 'ecr:PutImage', resource: 'arn:aws:ecr:x' })
})

test.each<[PushFailure['kind'], 'repeated' | 'final', 'unknown' | 'unchanged']>([
  ['temporary', 'repeated', 'unknown'],
  ['name-gone', 'repeated', 'unchanged'],
  ['other', 'final', 'unknown'],
  ['disk-full', 'final', 'unknown'],
  ['login', 'final', 'unchanged'],
  ['denied', 'final', 'unchanged'],
  ['no-repository', 'final', 'unchanged'],
  ['no-engine', 'final', 'unchanged'],
  ['tag-taken', 'final', 'unchanged'],
])('%s: the push is %s, the tag is %s', (kind, push, tag) => {
  const failure: PushFailure = kind === 'denied' ? { kind, action: 'ecr:PutImage', resource: 'arn' } : { kind }
  expect(isWorthRepeating(failure)).toBe(push === 'repeated')
  expect(mayHavePushed(failure)).toBe(tag === 'unknown')
})

test.each([
  ['received unexpected HTTP status: 503 Service Unavailable', 'the registry failed'],
  ['toomanyrequests: Rate exceeded', 'the registry throttles its clients'],
  ['dial tcp 10.0.0.2:443: connect: connection refused', 'the registry refused the connection'],
  ['write tcp 10.0.0.1:1->10.0.0.2:443: write: connection reset by peer', 'the connection to the registry was lost'],
  ['use of closed network connection', 'the connection to the registry was lost'],
  ['net/http: TLS handshake timeout', 'the registry did not respond in time'],
  ['lookup r.example on 10.0.0.1:53: no such host', 'the name of the registry could not be resolved'],
  ['blob upload invalid', null],
])('%j: %s', (output, trouble) => {
  expect(troubleIn(output)).toBe(trouble)
})

test('how a transfer went is left out of why it failed', () => {
  const progress = ['The push refers to repository [r.example/hello]', '0123456789ab: Preparing']
  const retries = [3, 2, 1].map((seconds) => `0123456789ab: Retrying in ${seconds} seconds`)
  expect(withoutProgress([...progress, ...retries, 'broken pipe'].join('\n'))).toBe('broken pipe')
  expect(withoutProgress(progress.join('\n'))).toBe(progress.join('\n'))
  expect(withoutProgress('0123456789ab: denied')).toBe('0123456789ab: denied')
})
