/** JSON Patch over a task definition: what applies, what does not, and why. */
import { describe, expect, test } from '@jest/globals'
import { NO_OVERRIDES, type PatchOperation } from '../../../src/domain/task-definition/overrides.ts'
import { withPatch } from '../../../src/domain/task-definition/patch.ts'
import { asWritten, isWrittenNumber, textOf } from '../../../src/domain/task-definition/written-number.ts'

const DEFINITION = {
  family: 'web',
  containerDefinitions: [{ name: 'app', user: '1', portMappings: [{ containerPort: 80 }] }, { name: 'proxy' }],
}

const patched = (...patch: readonly PatchOperation[]) =>
  withPatch(DEFINITION, { ...NO_OVERRIDES, 'task-definition-patch': patch })

test('each operation', () => {
  const { value, problems } = patched(
    { op: 'test', path: '/containerDefinitions/0/portMappings', value: [{ containerPort: 80 }] },
    { op: 'add', path: '/containerDefinitions/1/user', value: '2' },
    { op: 'replace', path: '/family', value: 'api' },
    { op: 'copy', from: '/containerDefinitions/0/portMappings/0', path: '/containerDefinitions/0/portMappings/-' },
    { op: 'add', path: '/containerDefinitions/0/portMappings/0', value: { containerPort: 1 } },
    { op: 'move', from: '/containerDefinitions/0/user', path: '/containerDefinitions/0/hostname' },
    { op: 'remove', path: '/containerDefinitions/1/name' },
    { op: 'add', path: '/containerDefinitions/1/dockerLabels', value: {} },
    { op: 'add', path: '/containerDefinitions/1/dockerLabels/a~1b~0c', value: '=' },
  )
  expect(problems).toEqual([])
  expect(value).toEqual({
    family: 'api',
    containerDefinitions: [
      {
        name: 'app',
        hostname: '1',
        portMappings: [{ containerPort: 1 }, { containerPort: 80 }, { containerPort: 80 }],
      },
      { user: '2', dockerLabels: { 'a/b~c': '=' } },
    ],
  })
})

test('the definition that was read is not changed', () => {
  const before = structuredClone(DEFINITION)
  patched({ op: 'remove', path: '/containerDefinitions/0' })
  expect(DEFINITION).toEqual(before)
})

describe('does not apply', () => {
  test.each<readonly [PatchOperation, string]>([
    [
      { op: 'remove', path: '/containerDefinitions/0/usr' },
      "/containerDefinitions/0 has no 'usr' (the keys are user, name, portMappings)",
    ],
    [
      { op: 'replace', path: '/famly', value: 'x' },
      "the task definition has no 'famly' (the keys are family, containerDefinitions)",
    ],
    [
      { op: 'add', path: '/a/b', value: 1 },
      "the task definition has no 'a' (the keys are family, containerDefinitions)",
    ],
    [
      { op: 'add', path: '/containerDefinitions/app/user', value: '1' },
      "/containerDefinitions is a list, so 'app' must be the number of an entry; `app` is number 0",
    ],
    [
      { op: 'add', path: '/containerDefinitions/01', value: {} },
      "/containerDefinitions is a list, so '01' must be the number of an entry",
    ],
    [{ op: 'add', path: '/containerDefinitions/3', value: {} }, '/containerDefinitions has 2 entries, counted from 0'],
    [
      { op: 'replace', path: '/containerDefinitions/-', value: {} },
      "/containerDefinitions is a list, so '-' must be the number of an entry",
    ],
    [{ op: 'remove', path: '/containerDefinitions/2' }, '/containerDefinitions has 2 entries, counted from 0'],
    [{ op: 'remove', path: '/family/x' }, "/family is a string, which has no 'x'"],
    [{ op: 'test', path: '/family', value: 'api' }, 'the value there is another one'],
    [
      { op: 'move', from: '/containerDefinitions', path: '/containerDefinitions/0' },
      'a value cannot be moved into itself',
    ],
    [
      { op: 'copy', from: '/nothing', path: '/family' },
      "from /nothing: the task definition has no 'nothing' (the keys are family, containerDefinitions)",
    ],
    [{ op: 'replace', path: '', value: {} }, 'it names the whole task definition; name a part of it'],
    [{ op: 'add', path: '/__proto__/polluted', value: 1 }, "'__proto__' cannot be a key"],
    [
      { op: 'remove', path: '/containerDefinitions/0/toString' },
      "/containerDefinitions/0 has no 'toString' (the keys are user, portMappings, name)",
    ],
  ])('%j', (operation, why) => {
    const { value, problems } = patched(operation)
    expect(problems).toHaveLength(1)
    expect(problems[0]?.endsWith(`does not apply: ${why}`) === true ? why : problems[0]).toBe(why)
    expect(value).toBe(DEFINITION)
  })
})

test('numbers keep the way they are written, whatever is moved and copied', () => {
  const version = asWritten(1.1, '1.10')
  const { value } = withPatch(
    { family: version, list: [] },
    {
      ...NO_OVERRIDES,
      'task-definition-patch': [
        { op: 'test', path: '/family', value: version },
        { op: 'copy', from: '/family', path: '/list/-' },
        { op: 'add', path: '/list/-', value: { port: asWritten(80, '0x50') } },
      ],
    },
  )
  const { family, list } = value as { readonly family: unknown; readonly list: readonly unknown[] } // as given above
  const { port } = list[1] as { readonly port: unknown }
  expect([family, list[0], port].map((one) => (isWrittenNumber(one) ? textOf(one) : one))).toEqual([
    '1.10',
    '1.10',
    '0x50',
  ])
})

describe('the places of the settings that have set parts of the definition', () => {
  const items = (...names: readonly string[]) => names.map((name) => ({ name }))
  const definition = { family: 'web', containerDefinitions: items('a', 'b', 'c') }
  const before = new Map([
    ['containerDefinitions[0].cpu', 'of a'],
    ['containerDefinitions[2].cpu', 'of c'],
    ['containerDefinitions[2].environment[1]', 'in c'],
    ['networkMode', 'of the task'],
  ])
  const positions = new Map([['/task-definition-patch/0', { path: 'p', line: 1, column: 1 }]])
  const originsAfter = (operation: PatchOperation) => {
    const { problems, origins } = withPatch(
      definition,
      { ...NO_OVERRIDES, 'task-definition-patch': [operation], positions },
      before,
    )
    expect(problems).toEqual([])
    return Object.fromEntries(origins)
  }
  const list = '/containerDefinitions'
  const task = { networkMode: 'of the task' }
  const ofA = { 'containerDefinitions[0].cpu': 'of a' }
  const ofC = (index: number) => ({
    [`containerDefinitions[${index}].cpu`]: 'of c',
    [`containerDefinitions[${index}].environment[1]`]: 'in c',
  })

  test.each<readonly [string, PatchOperation, object]>([
    ['a new member', { op: 'add', path: '/cpu', value: '1' }, { ...ofA, ...ofC(2), ...task, cpu: 'p:1:1' }],
    [
      'an item at the end',
      { op: 'add', path: `${list}/-`, value: {} },
      { ...ofA, ...ofC(2), ...task, 'containerDefinitions[3]': 'p:1:1' },
    ],
    [
      'an item before others',
      { op: 'add', path: `${list}/1`, value: {} },
      { ...ofA, ...ofC(3), ...task, 'containerDefinitions[1]': 'p:1:1' },
    ],
    [
      'a copy before others',
      { op: 'copy', from: `${list}/2`, path: `${list}/2` },
      { ...ofA, ...ofC(3), ...task, 'containerDefinitions[2]': 'p:1:1' },
    ],
    ['an item that is gone', { op: 'remove', path: `${list}/0` }, { ...ofC(1), ...task }],
    ['a member that is gone', { op: 'remove', path: '/family' }, { ...ofA, ...ofC(2), ...task, family: 'p:1:1' }],
    [
      'a whole that is replaced',
      { op: 'replace', path: `${list}/2`, value: {} },
      { ...ofA, ...task, 'containerDefinitions[2]': 'p:1:1' },
    ],
    [
      'a member that is added where one is',
      { op: 'add', path: list, value: [] },
      { ...task, containerDefinitions: 'p:1:1' },
    ],
    [
      'an item that is moved to the end',
      { op: 'move', from: `${list}/0`, path: `${list}/-` },
      { ...ofC(1), ...task, 'containerDefinitions[2]': 'p:1:1' },
    ],
    [
      'an item that is moved to the front',
      { op: 'move', from: `${list}/1`, path: `${list}/0` },
      { 'containerDefinitions[1].cpu': 'of a', ...ofC(2), ...task, 'containerDefinitions[0]': 'p:1:1' },
    ],
    [
      'an item that is moved into another one of its list',
      { op: 'move', from: `${list}/0`, path: `${list}/2/x` },
      { ...ofC(1), ...task, 'containerDefinitions[1].x': 'p:1:1' },
    ],
    ['a test', { op: 'test', path: '/family', value: 'web' }, { ...ofA, ...ofC(2), ...task }],
  ])('%s', (_, operation, expected) => {
    expect(originsAfter(operation)).toEqual(expected)
  })
})
