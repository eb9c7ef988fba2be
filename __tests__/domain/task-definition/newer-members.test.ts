/** Members that are newer than the model of ECS: kept where ECS has returned them, and named where they are lost. */
import { expect, test } from '@jest/globals'
import { definitionLines } from '../../../src/domain/task-definition/definition-lines.ts'
import { lostMembers, newerMembers } from '../../../src/domain/task-definition/newer-members.ts'
import { isSameDefinition } from '../../../src/domain/task-definition/normalised.ts'
import { app, checked, problemsOf } from '../../support/checked-definition.ts'

const REGISTERED = { values: 'registered', containerName: null } as const

const newer = app({ newer: { a: [1, ''], b: null }, logConfiguration: { logDriver: 'gelf', newerInside: '' } })

test('ECS has registered them: they are kept as they are', () => {
  const { input } = checked(newer, REGISTERED).draft
  expect(input).toEqual(newer)
  expect([...newerMembers(input)]).toEqual([
    ['containerDefinitions[app].newer', { a: [1, ''], b: null }],
    ['containerDefinitions[app].logConfiguration.newerInside', ''],
  ])
})

test('in a file they are a mistake', () => {
  expect(problemsOf(newer)).toEqual([
    'containerDefinitions[0].newer: unknown key',
    'containerDefinitions[0].logConfiguration.newerInside: unknown key',
  ])
})

test('what differs in one of them is another definition', () => {
  const { input } = checked(newer, REGISTERED).draft
  expect(isSameDefinition(input, checked(newer, REGISTERED).draft.input)).toBe(true)
  expect(isSameDefinition(input, checked(app({}), REGISTERED).draft.input)).toBe(false)
})

test('known members of any type are none', () => {
  const known = {
    ...app({ environment: [{ name: 'A' }], dockerLabels: { newer: 'x' }, stopTimeout: 5 }),
    volumes: [{ name: 'v', efsVolumeConfiguration: { fileSystemId: 'fs' } }],
  }
  expect(newerMembers(known).size).toBe(0)
  expect([...newerMembers({ volumes: [{ newer: 1 }], tags: null, other: null })]).toEqual([['volumes[0].newer', 1]])
})

test('lost is what is not registered, or with another value; at the root ECS may have set it', () => {
  const sent = newerMembers({ root: 1, containerDefinitions: [{ name: 'app', kept: [1], changed: 1, lost: '' }] })
  const registered = newerMembers({ root: 2, containerDefinitions: [{ name: 'app', kept: [1], changed: 2 }] })
  expect(lostMembers(sent, registered)).toEqual(['containerDefinitions[app].changed', 'containerDefinitions[app].lost'])
  expect(lostMembers(sent, newerMembers({}))).toHaveLength(4)
})

test('a line never shows the value of one whose name says that it is a secret', () => {
  const shown = definitionLines({ newerToken: 'abcdefgh12345', other: { password: 'hunter2hunter2', size: 1 } })
  expect(shown.map((line) => line.shown)).toEqual(['newerToken: ***', 'other:', 'password: ***', 'size: 1'])
})
