/** The services of a run. */
import { describe, expect, test } from '@jest/globals'
import { problemsOf, REQUIRED, settingsOf, type Given } from '../support/settings.ts'

const read = (file: string, given: Given = {}) => settingsOf({ ...REQUIRED, ...given }, file)

describe('services', () => {
  const { service: _service, 'task-definition': _taskDefinition, ...SHARED } = REQUIRED
  const several = 'task-definition: t.json\nservices:\n  web: {}\n  worker: {service: shop-worker}\n'

  test('the key names a service, in ECS too unless `service` is set', () => {
    expect(settingsOf(SHARED, 'services:\n  web: {task-definition: t.json}\n').services[0]).toMatchObject({
      key: 'web',
      service: 'web',
    })
    expect(
      settingsOf(SHARED, 'services:\n  web: {task-definition: t.json, service: shop-web}\n').services[0],
    ).toMatchObject({ key: 'web', service: 'shop-web' })
  })

  test.each([
    ['web', 'web'],
    ['arn:aws:ecs:eu-west-1:123456789012:service/main/web', 'web'],
  ])('without `services`, the key is the name of the service: %s', (service, key) => {
    expect(read('', { service }).services).toMatchObject([{ key, service }])
  })

  test('each of several has its key, and what the file sets for all', () => {
    expect(settingsOf(SHARED, several).services).toMatchObject([
      { key: 'web', service: 'web', 'task-definition': 't.json' },
      { key: 'worker', service: 'shop-worker', 'task-definition': 't.json' },
    ])
  })

  test('an input that belongs to one service is refused when there are several; one for all is not', () => {
    const given = {
      ...SHARED,
      'container-name': 'app',
      'desired-count': '2',
      'wait-for-minutes': '5',
      cluster: 'other',
    }
    expect(problemsOf(given, several)).toEqual([
      '`container-name` cannot be an input, because it belongs to one service and `services` lists web, worker; set it in the file',
      '`desired-count` cannot be an input, because it belongs to one service and `services` lists web, worker; set it in the file',
    ])
  })

  test('two keys of the same ECS service are refused', () => {
    expect(problemsOf(SHARED, `service: shop\n${several.replace('{service: shop-worker}', '{}')}`)).toContain(
      'ship-to-ecs.yaml:5:3: web and worker are the same ECS service, shop',
    )
  })

  test('a service in another region than the registry is refused', () => {
    const file = 'aws-region: eu-west-1\nservices:\n  web: {aws-region: us-east-1, task-definition: t.json}\n'
    expect(problemsOf(SHARED, file)).toEqual([
      'ship-to-ecs.yaml:3:3: the service web is in another region than the registry: set `registry-region` if that is meant',
    ])
    expect(problemsOf({ ...SHARED, 'aws-region': 'eu-central-1' }, file)).toEqual([])
    expect(problemsOf({ ...SHARED, 'registry-region': 'eu-west-1' }, file)).toEqual([])
  })

  test('services in several regions are refused, whatever the region of the registry', () => {
    const file =
      'aws-region: eu-west-1\nservices:\n  web: {aws-region: us-east-1, task-definition: t.json}\n  jobs: {task-definition: t.json}\n'
    expect(problemsOf({ ...SHARED, 'registry-region': 'eu-west-1' }, file)).toEqual([
      'ship-to-ecs.yaml:4:3: the service jobs is in another region than web: the pipeline ship deploys to one region in a run',
    ])
  })

  test('what one of several lacks is reported at its place', () => {
    expect(problemsOf(SHARED, 'services:\n  web: {task-definition: t.json}\n  worker: {}\n')[0]).toMatch(
      /^ship-to-ecs\.yaml:3:3: `task-definition` is required for the service worker: /,
    )
  })
})
