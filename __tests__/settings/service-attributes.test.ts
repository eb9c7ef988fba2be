/** `service-attributes` as it is written. */
import { expect, test } from '@jest/globals'
import { problemsOf, REQUIRED, settingsOf } from '../support/settings.ts'

const valueOf = (file: string) => settingsOf(REQUIRED, file).services[0]['service-attributes']?.value

const attributes = (own: string): string => `service-attributes:\n  ${own}\n`

test('every attribute has the value of the file', () => {
  const file = [
    'enable-execute-command: true',
    'propagate-tags: task-definition',
    'enable-ecs-managed-tags: "false"',
    'tags: { team: web, build: 1.10, old: null }',
    'health-check-grace-period-seconds: 60',
    'platform-version: 1.4.0',
    'network: { subnets: [subnet-1], security-groups: [sg-1], public-ip: true }',
    'capacity-providers: { FARGATE: { base: 1, weight: 2 }, FARGATE_SPOT: }',
    'circuit-breaker: { enable: true, rollback: false, threshold: 30%, reset-on-healthy-task: false }',
    'alarms: { names: [errors], rollback: false }',
    'minimum-healthy-percent: 50',
    'maximum-percent: 150',
    'availability-zone-rebalancing: true',
  ].join('\n  ')
  expect(valueOf(attributes(file))).toEqual({
    'enable-execute-command': true,
    'propagate-tags': 'TASK_DEFINITION',
    'enable-ecs-managed-tags': false,
    tags: { team: 'web', build: '1.10', old: null },
    'health-check-grace-period-seconds': 60,
    'platform-version': '1.4.0',
    network: { subnets: ['subnet-1'], 'security-groups': ['sg-1'], 'public-ip': true },
    'capacity-providers': { FARGATE: { weight: 2, base: 1 }, FARGATE_SPOT: { weight: 1, base: 0 } },
    'circuit-breaker': {
      enable: true,
      rollback: false,
      threshold: { type: 'BOUNDED_PERCENT', value: 30 },
      'reset-on-healthy-task': false,
    },
    alarms: { names: ['errors'], rollback: false },
    'minimum-healthy-percent': 50,
    'maximum-percent': 150,
    'availability-zone-rebalancing': true,
  })
})

test('levels are merged key by key, the strategy as a whole; null leaves the attribute to the service', () => {
  const file = [
    'service-attributes:',
    '  tags: { team: web, stage: test }',
    '  network: { subnets: [a], public-ip: true }',
    '  capacity-providers: { FARGATE: }',
    '  maximum-percent: 150',
    'services:',
    '  web:',
    '    service-attributes:',
    '      tags: { stage: live, team: null }',
    '      network: { subnets: [b] }',
    '      capacity-providers: { FARGATE_SPOT: }',
    '      maximum-percent: null',
  ].join('\n')
  expect(valueOf(`${file}\n`)).toEqual({
    tags: { team: null, stage: 'live' },
    network: { subnets: ['b'], 'public-ip': true },
    'capacity-providers': { FARGATE_SPOT: { weight: 1, base: 0 } },
    'maximum-percent': null,
  })
})

test.each([
  ['5', { type: 'COUNT', value: 5 }],
  ['50%', { type: 'BOUNDED_PERCENT', value: 50 }],
  ['"40% unbounded"', { type: 'UNBOUNDED_PERCENT', value: 40 }],
])('the threshold %s', (written, threshold) => {
  expect(valueOf(attributes(`circuit-breaker: { threshold: ${written} }`))).toEqual({
    'circuit-breaker': { threshold },
  })
})

test.each([
  ['enable-exec-command: true', /^ship-to-ecs\.yaml:2:3: .*did you mean enable-execute-command\?/u],
  ['network: { subnet: [a] }', /2:14: `service-attributes\.network\.subnet`: unknown key; did you mean subnets\?/u],
  ['network: { subnets: [] }', /must have at least one of subnets/u],
  ['network: { security-groups: [sg-1, " "] }', /security-groups\[1\]` must not be empty/u],
  ['alarms: { names: [""] }', /must not be empty/u],
  ['capacity-providers: { "": }', /is not the name of a capacity provider/u],
  ['capacity-providers: { "own:1": }', /'own:1' is not the name of a capacity provider/u],
  ['propagate-tags: all', /'all' is not one of service, task-definition, none/u],
  ['platform-version: 1.4', /must be LATEST or a version such as 1\.4\.0/u],
  ['maximum-percent: 50', /'50' is not a whole number from 100 to 10000/u],
  ['circuit-breaker: { threshold: 0 }', /must be a number of failures such as 5/u],
  ['capacity-providers: {}', /must have at least one capacity provider/u],
  ['capacity-providers: { FARGATE: { weight: 0 } }', /must have a weight above 0/u],
  ['capacity-providers: { FARGATE: , own: }', /cannot combine FARGATE or FARGATE_SPOT with other providers/u],
  ['capacity-providers: { a: { base: 1 }, b: { base: 2 } }', /can have a `base` for one provider only/u],
  ['tags: { "aws:team": web }', /must be a tag: a key of 1 to 128 characters/u],
  ['enable-execute-command: yes', /must be `true` or `false`, not 'yes'/u],
])('%s is rejected', (own, problem) => {
  expect(problemsOf(REQUIRED, attributes(own)).join('\n')).toMatch(problem)
})
