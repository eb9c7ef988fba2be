/** The digest that a task reports is what the engine says that it pulled. */
import { expect, test } from '@jest/globals'
import { digestOnEngine } from '../../../local-aws/ecs/engine/images.ts'

const digest = (digit: string): string => `sha256:${digit.repeat(64)}`
const REPOSITORY = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/web'

const reported = (image: string, stdout: string): Promise<string | null> =>
  digestOnEngine(
    { run: () => Promise.resolve({ exitCode: 0, stdout, stderr: '' }), close: () => Promise.resolve() },
    image,
  )

const known = (...names: readonly string[]): string => JSON.stringify(names)

test.each([
  ['by tag', `${REPOSITORY}:1`, known(`${REPOSITORY}@${digest('a')}`), digest('a')],
  ['by digest', `${REPOSITORY}@${digest('a')}`, known(`${REPOSITORY}@${digest('a')}`), digest('a')],
  [
    'of several, the one that was asked for',
    `${REPOSITORY}@${digest('b')}`,
    known(`${REPOSITORY}@${digest('a')}`, `${REPOSITORY}@${digest('b')}`),
    digest('b'),
  ],
  [
    'never the one in the name alone',
    `${REPOSITORY}@${digest('b')}`,
    known(`${REPOSITORY}@${digest('a')}`),
    digest('a'),
  ],
  ['not that of another repository', `${REPOSITORY}:1`, known(`other@${digest('a')}`), null],
  ['of Docker Hub', 'docker.io/library/busybox:1', known(`busybox@${digest('a')}`), digest('a')],
  ['with a port', '127.0.0.1:5000/web:1', known(`127.0.0.1:5000/web@${digest('a')}`), digest('a')],
  ['none where it was never pulled', `${REPOSITORY}@${digest('a')}`, known(), null],
  ['none where the engine does not have it', `${REPOSITORY}@${digest('a')}`, '', null],
  ['none where it has null', `${REPOSITORY}@${digest('a')}`, 'null', null],
])('%s', async (_, image, stdout, expected) => {
  expect(await reported(image, stdout)).toBe(expected)
})
