/** The images of side-cars by digest: of ECR by its API, of another registry by the Docker client, each name once. */
import { describe, expect, test } from '@jest/globals'
import { fakeEcr, REGISTRY } from '../../support/fake-ecr.ts'
import { digestOf } from '../../support/image.ts'
import { asks, INDEX, OURS, play, PROXY, serviceOf } from '../../support/pin-play.ts'

const ELSEWHERE = 'us-east-1'

describe('pins', () => {
  test.each([
    [`${REGISTRY}/proxy:v1`, `${REGISTRY}/proxy@${OURS.digest}`],
    [`${REGISTRY}/agent`, `${REGISTRY}/agent@${INDEX.digest}`],
    [
      `${REGISTRY.replace('123456789012', '999999999999')}/proxy:v1`,
      `${REGISTRY.replace('123456789012', '999999999999')}/proxy@${OURS.digest}`,
    ],
  ])('%s by what ECR has, without Docker', async (image, pinned) => {
    const others = { batchGetImage: fakeEcr([{ ...PROXY, account: '999999999999' }]).ecr.batchGetImage }
    const played = play({ images: [image], ...(image.startsWith('999') ? { overrides: others } : {}) })
    await expect(played.run()).resolves.toEqual([pinned])
    expect(played.commands).toEqual([])
  })

  test('an image of ECR in the region of the services with the session of that region', async () => {
    const name = REGISTRY.replace('eu-west-1', ELSEWHERE)
    const played = play({ images: [`${name}/proxy:v1`], region: ELSEWHERE })
    await expect(played.run()).resolves.toEqual([`${name}/proxy@${OURS.digest}`])
    expect(played.registry.calls).toEqual([])
    expect(played.surroundings.registryIds).toEqual(['123456789012'])
  })

  test.each([
    ['nginx:1.29', 'nginx:1.29', 'nginx'],
    ['nginx', 'nginx:latest', 'nginx'],
    ['public.ecr.aws/nginx/nginx:1', 'public.ecr.aws/nginx/nginx:1', 'public.ecr.aws/nginx/nginx'],
    ['localhost:5000/a/b:1', 'localhost:5000/a/b:1', 'localhost:5000/a/b'],
    [`${REGISTRY.replace('eu-west-1', 'ap-south-1')}/proxy:v1`, undefined, undefined],
  ])('%s by what the Docker client gets from the registry', async (image, asked = image, name) => {
    const played = play({ images: [image], script: [asks(asked)] })
    await expect(played.run()).resolves.toEqual([`${name ?? asked.replace(/:v1$/u, '')}@${OURS.digest}`])
    expect(played.registry.calls).toEqual([])
    expect(played.commands[0]?.inherit).toContain('DOCKER_CONFIG')
    expect(played.commands[0]?.inherit).not.toContain('AWS_SECRET_ACCESS_KEY')
  })

  test('what needs a login helper for ECR with the variables of AWS, which the Docker client gets only then', async () => {
    const files = { '.docker/config.json': JSON.stringify({ credHelpers: { 'public.ecr.aws': 'ecr-login' } }) }
    const name = 'public.ecr.aws/nginx/nginx:1'
    const played = play({ images: [name], script: [asks(name)], files })
    await played.run()
    expect(played.commands[0]?.inherit).toEqual(expect.arrayContaining(['DOCKER_CONFIG', 'AWS_SECRET_ACCESS_KEY']))
  })

  test('one image of several containers and services once, and leaves what is by digest', async () => {
    const byDigest = `envoy:1@${digestOf('9')}`
    const played = play({ images: [], script: [asks('nginx:1')] })
    const services = [serviceOf(['nginx:1', byDigest]), serviceOf([byDigest, 'nginx:1'])]
    await expect(played.run(services)).resolves.toEqual([`nginx@${OURS.digest}`])
    expect(played.log.text('info')).toBe(`nginx:1 of the containers side-1, side-2: nginx@${OURS.digest}`)
  })

  test('nothing where there is no tag, without a call', async () => {
    const played = play({ images: [] })
    await expect(played.run()).resolves.toEqual([])
    expect(played.log.text('info')).toBe('no side-car has a tag')
  })
})
