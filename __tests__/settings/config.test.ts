import { describe, expect, test } from '@jest/globals'
import { resolveConfig, type Config } from '../../src/settings/config.ts'
import { run } from '../support/image.ts'
import { REQUIRED, settingsOf, type Given } from '../support/settings.ts'

const configOf = (given: Given): Config =>
  resolveConfig(settingsOf({ ...REQUIRED, ...given }), {
    run: run(),
    cacheDirectory: '/cache',
    secrets: [],
    values: { untrusted: null, variables: {} },
  })

describe('resolveConfig', () => {
  test('the registry and the service have their own facts', () => {
    const config = configOf({ 'aws-region': 'eu-west-1', 'desired-count': '0', 'force-new-deployment': 'true' })
    expect(config).toMatchObject({
      pipeline: 'ship',
      registry: { region: 'eu-west-1', repository: 'shop' },
      services: [
        {
          key: 'web',
          region: 'eu-west-1',
          cluster: 'main',
          service: 'web',
          taskDefinition: { kind: 'file', path: '/checkout/task.json', name: 'task.json' },
          containerName: null,
          desiredCount: 0,
          newDeployment: 'forced',
          waitMinutes: 30,
        },
      ],
    })
  })

  test.each([
    ['task.json', 'file'],
    ['deploy/task', 'file'],
    ['/etc/task', 'file'],
    ['task.YML', 'file'],
    ['task.jsonc', 'file'],
    ['web', 'ecs'],
    ['web:7', 'ecs'],
    ['arn:aws:ecs:eu-west-1:123456789012:task-definition/web:7', 'ecs'],
  ])('the task definition %s is read from: %s', (given, kind) => {
    expect(configOf({ 'task-definition': given }).services[0].taskDefinition.kind).toBe(kind)
  })

  test.each([
    ['.', '/checkout'],
    ['app', '/checkout/app'],
    ['https://github.com/a/b.git', 'https://github.com/a/b.git'],
    ['github.com/a/b', 'github.com/a/b'],
    ['./github.com/a/b', '/checkout/github.com/a/b'],
    ['HTTPS://github.com/a/b.git', 'HTTPS://github.com/a/b.git'],
    ['git@github.com:a/b.git#main:app', 'git@github.com:a/b.git#main:app'],
    ['deploy@git.example.com:a/b', 'deploy@git.example.com:a/b'],
    ['a@b/c', '/checkout/a@b/c'],
    ['-', '/checkout/-'],
  ])('the context %s is %s', (given, context) => {
    expect(configOf({ context: given }).build.context).toBe(context)
  })
})

test('a check exports its cache to no registry and no bucket', () => {
  const caches = [
    'type=registry,ref=example.com/cache',
    'example.com/cache:tag',
    'type=s3,bucket=b,region=r',
    'type=azblob,name=n',
    'type=gha,mode=max',
    'type=local,dest=cache',
    'Type=inline',
  ]
  const build = (pipeline: string) => configOf({ pipeline, 'cache-to': caches.join('\n') }).build
  expect(build('check')).toMatchObject({
    cacheTo: caches.slice(4),
    cacheNotExported: ['registry', 's3', 'azblob'],
  })
  expect(build('ship')).toMatchObject({ cacheTo: caches, cacheNotExported: [] })
})
