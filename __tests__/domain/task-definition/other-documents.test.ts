import { describe, expect, test } from '@jest/globals'
import { checkTaskDefinition } from '../../../src/domain/task-definition/check.ts'
import { parseTaskDefinition } from '../../../src/domain/task-definition/text.ts'
import { messageOf } from '../../support/checked-definition.ts'

const minimal = { family: 'web', containerDefinitions: [{ name: 'app', image: 'x' }] }

describe('what is not a task definition is named, with line and column', () => {
  test.each([
    ['family: !Ref Name\n', 't.yml', 't.yml:1:9: !Ref is a function of CloudFormation'],
    ['family: web\ncpu: !Sub "${Cpu}"\n', 't.yml', 't.yml:2:6: !Sub is a function of CloudFormation'],
    ['a:\n  b: !vault |\n    3132\n', 't.yml', 't.yml:2:6: !vault is a value that Ansible Vault has'],
    ['family: !mine web\n', 't.yml', 't.yml:1:9: !mine is a tag that has no meaning'],
    ['family: web\n---\nfamily: api\n', 't.yml', 't.yml:2:1: invalid YAML: a second document begins here'],
    [
      'AWSTemplateFormatVersion: 2010-09-09\nResources: {}\n',
      't.yml',
      '1:1: `AWSTemplateFormatVersion`: this is a CloudFormation template',
    ],
    ['{\n  "Resources": {}\n}', 't.json', 't.json:2:3: `Resources`: this is a CloudFormation template'],
    [
      '{"ResponseMetadata": {}, "taskDefinition": {}}',
      't.json',
      't.json:1:2: `ResponseMetadata`: this is a whole response of an AWS SDK',
    ],
    ['{"taskDefinition": {}, "more": 1}', 't.json', 't.json:1:24: `more` beside `taskDefinition`'],
    ['[{"name": "app"}]', 't.json', 't.json:1:1: the document is a list'],
    [
      'Resources:\n  Task:\n    Properties:\n      Family: !Sub "${App}"\n',
      't.yml',
      't.yml:1:1: `Resources`: this is a CloudFormation template',
    ],
    ['version: 0.0\nResources: []\n', 't.yml', 't.yml:2:1: `Resources`: this is an AppSpec file of'],
    ['{"Type": "x", "Properties": {}}', 't.json', '1:15: `Properties`: this is a resource of a Cloud'],
    ['{"services": [], "failures": []}', 't.json', '1:2: `services`: this is a list of services in ECS'],
    [
      '{"serviceName": "x", "taskDefinition": "y"}',
      't.json',
      '`serviceName`: this is the definition of an ECS service',
    ],
    ['{"launchType": "EC2", "desiredCount": 1}', 't.json', '`desiredCount`: this is the definition of an ECS service'],
    ['{"type": "container", "containerProperties": {}}', 't.json', 'this is a job definition of AWS Batch'],
    ['name: web\ntype: Backend Service\nimage: {}\n', 't.yml', '`type`: this is a manifest of AWS Copilot'],
    ['{"name": "app", "image": "x"}', 't.json', '1:17: `image`: this is one container definition'],
    ['on: push\njobs: {}\n', 't.yml', 't.yml:2:1: `jobs`: this is a workflow of GitHub Actions'],
  ])('%j in %s', (text, source, message) => {
    expect(messageOf(text, source)).toContain(message)
  })

  test('a standard tag is a type, not a function', () => {
    expect(messageOf('family: !!str 12\ncontainerDefinitions: [{name: app, image: x}]\n', 't.yml')).toBe('none')
  })
})

describe('a key that is set twice', () => {
  test.each([
    [
      '{\n  "family": "a",\n  "cpu": "1",\n  "family": "b"\n}',
      't.json',
      't.json:4:3: invalid JSON: `family` is already set in line 2',
    ],
    ['{"a": {"b": [{"c": 1, "\\u0063": 2}]}}', 't.json', '1:23: invalid JSON: `c` is already set in line 1'],
    ['a: 1\nb: 2\na: 3\n', 't.yml', 't.yml:3:1: invalid YAML: Map keys must be unique: `a` is already set in line 1'],
  ])('%j in %s', (text, source, message) => {
    expect(messageOf(text, source)).toContain(message)
  })

  test('the same key in two objects is fine, and so are texts that look like keys', () => {
    const text = JSON.stringify({
      family: 'web',
      containerDefinitions: [
        { name: 'a', image: 'x', command: ['name":', '{', '"name": ]'] },
        { name: 'b', image: 'y' },
      ],
    })
    expect(messageOf(text, 't.json')).toBe('none')
  })
})

describe('comments, encodings, anchors', () => {
  test.each([
    [
      '{\n  // the family\n  "family": "web"\n}',
      't.jsonc',
      't.jsonc:2:3: invalid JSON: a comment, which JSON does not have',
    ],
    [
      '{"family": "web", /* x */ "cpu": "1"}',
      't.json',
      't.json:1:19: invalid JSON: a comment, which JSON does not have',
    ],
    ['{"family": "web",}', 't.json', 't.json:1:18: invalid JSON: a comma before the closing bracket'],
    [
      Buffer.from('{"family": "caf\xe9"}', 'latin1').toString('utf8'),
      't.json',
      't.json:1:16: a byte that is not UTF-8',
    ],
    [
      Buffer.from('\uFEFF{"family": "web"}', 'utf16le').toString('utf8'),
      't.json',
      't.json:1:1: the file is not UTF-8 but probably UTF-16',
    ],
  ])('%j in %s', (text, source, message) => {
    expect(messageOf(text, source)).toContain(message)
  })

  test('x-… keys at the root of YAML hold anchors', () => {
    const text = [
      'x-log: &log',
      '  logDriver: awslogs',
      'family: web',
      'containerDefinitions:',
      '  - name: app',
      '    image: x',
      '    logConfiguration:',
      '      <<: *log',
    ].join('\n')
    const { draft } = checkTaskDefinition(parseTaskDefinition(text, 't.yml'), 't.yml')
    expect(draft.input).toEqual({
      family: 'web',
      containerDefinitions: [{ name: 'app', image: 'x', logConfiguration: { logDriver: 'awslogs' } }],
    })
    expect(messageOf(JSON.stringify({ ...minimal, 'x-log': {} }), 't.json')).toContain('x-log: unknown key')
  })

  test.each([
    ['a: &a {k: 1}\nb: {<<: *a, k: 2}\n', { k: 2 }],
    ['a: &a {k: 1}\nb: {k: 2, <<: *a}\n', { k: 2 }],
    ['a: &a {k: 1}\nc: &c {k: 3, l: 4}\nb: {<<: [*a, *c]}\n', { k: 1, l: 4 }],
    ['a: 1\nb: {"<<": 1}\n', { '<<': 1 }],
  ])('merge keys: %j', (text, b) => {
    expect(parseTaskDefinition(text, 't.yml')).toMatchObject({ b })
  })

  test.each([
    ['a: &a 1\nb: {<<: *a}\n', '2:5: invalid YAML: a merge key (<<) takes a map'],
    ['a: &a [*a]\n', '1:8: invalid YAML: the alias *a is part of its own anchor'],
    ['? [a, b]\n: 1\n', '1:3: invalid YAML: a key must be a text'],
  ])('%j', (text, message) => {
    expect(messageOf(text, 't.yml')).toContain(message)
  })
})
