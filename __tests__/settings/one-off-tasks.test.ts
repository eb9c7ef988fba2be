/** `run-before` and `run-after` as they are written. */
import { expect, test } from '@jest/globals'
import { placedTasks } from '../../src/domain/tasks/one-off-task.ts'
import { problemsOf, REQUIRED, settingsOf } from '../support/settings.ts'

const before = (file: string) => settingsOf(REQUIRED, file).services[0]['run-before'] ?? []

test('a task has the values of the file, and defaults', () => {
  expect(before('run-before:\n  - command: [node, migrate.js, 1.10]\n')).toEqual([
    {
      name: null,
      container: null,
      command: ['node', 'migrate.js', '1.10'],
      environment: {},
      cpu: null,
      memory: null,
      timeoutMinutes: 10,
      onCancel: 'left-running',
    },
  ])
  const full =
    '{ name: db, container: app, command: [x], environment: { A: 1 }, cpu: 256, memory: 512, timeout-minutes: 5, stop-on-cancel: true }'
  expect(before(`run-before:\n  - ${full}\n`)).toEqual([
    {
      name: 'db',
      container: 'app',
      command: ['x'],
      environment: { A: '1' },
      cpu: 256,
      memory: 512,
      timeoutMinutes: 5,
      onCancel: 'stopped',
    },
  ])
})

test('one task may be written without a list', () => {
  expect(before('run-before: { command: [x] }\n')).toHaveLength(1)
})

test('a level replaces the tasks of the level below', () => {
  const file =
    'run-before: [{ command: [a] }, { command: [b] }]\nservices:\n  web:\n    run-before: [{ command: [c] }]\n'
  expect(before(file).map(({ command }) => command)).toEqual([['c']])
})

test.each([
  ['- name: x', /`run-before\[0\]\.command`/u],
  ['- command: node migrate.js', /must be a list; for a shell/u],
  ['- command: []', /must have at least one word/u],
  ['- { command: [x], timeout: 5 }', /unknown key; the keys are name, container, command/u],
  ['- { command: [x], timeout-minutes: 0 }', /'0' is not a whole number from 1 to 360/u],
  ['- { command: [x], name: "a b" }', /must be at most 31 letters/u],
  ['- { command: [x], name: "2" }\n  - { command: [x] }', /must be another name/u],
])('%s is rejected', (task, problem) => {
  expect(problemsOf(REQUIRED, `run-before:\n  ${task}\n`).join('\n')).toMatch(problem)
})

test('tasks are called by their names, or by their numbers where there are several', () => {
  const ids = (file: string) => placedTasks('run-before', before(file)).map(({ id }) => id)
  expect(ids('run-before: [{ command: [x] }]\n')).toEqual(['run-before'])
  expect(ids('run-before: [{ command: [x] }, { command: [x], name: db }]\n')).toEqual(['run-before 1', 'run-before db'])
})
