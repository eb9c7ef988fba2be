/** Every text of ECS that has a meaning, as it is read from a stopped task or an event. */
import { describe, expect, test } from '@jest/globals'
import type { Task } from '@aws-sdk/client-ecs'
import { eventCause } from '../../../src/domain/rollout/event-causes.ts'
import { messageFor } from '../../../src/domain/rollout/sentence.ts'
import { meaningOfTask } from '../../../src/domain/rollout/task-causes.ts'
import type { Meaning } from '../../../src/domain/rollout/text-rules.ts'
import { after } from '../../support/fake-ecs.ts'
import { event, STARTED, stoppedTask } from '../../support/rollout-shapes.ts'
import {
  IMAGE_ROWS,
  PLACEMENT_ROWS,
  RESOURCE_ROWS,
  START_ROWS,
  STOP_ROWS,
  type CauseRow,
} from '../../support/cause-rows.ts'
import { EVENT_ROWS, EVENTS_WITHOUT_CAUSE } from '../../support/event-rows.ts'

const ROWS = { images: IMAGE_ROWS, resources: RESOURCE_ROWS, starts: START_ROWS, placement: PLACEMENT_ROWS }
const CONTAINERS = [{ name: 'app', image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/web:1' }]

const whole = (text: string): string => text.replace('§', '')

/** The text in the forms in which ECS gives it: cut, in other case, with the other apostrophe, behind another prefix. */
const formsOf = (text: string): readonly string[] => {
  const all = whole(text)
  return [
    all,
    text.split('§')[0] ?? '',
    all.toLowerCase(),
    all.replaceAll("'", '’'),
    `${all} ${'and so on '.repeat(300)}`,
    `CannotStartContainerError: ${all}`,
  ]
}

const readAs = (meaning: Meaning | null) => [meaning?.heals, meaning?.next]

describe.each(Object.entries(ROWS))('%s', (_, rows) => {
  test.each<CauseRow>([...rows])('%s', (text, sentence, next, heals) => {
    const onFargate = (reason: string): Task => ({
      ...stoppedTask('a', { stopCode: 'TaskFailedToStart', stoppedReason: reason }),
      containers: CONTAINERS,
    })
    const onInstance = (reason: string): Task => ({
      ...onFargate('Task failed to start'),
      containers: CONTAINERS.map((container) => ({ ...container, reason })),
    })
    for (const taskOf of [onFargate, onInstance]) {
      const meaning = meaningOfTask(taskOf(whole(text)))
      expect(messageFor(meaning.sentence, null, 'web')).toBe(sentence)
      expect(meaning.next).toContain(next)
      expect(meaning.heals).toBe(heals)
      for (const form of formsOf(text)) expect(readAs(meaningOfTask(taskOf(form)))).toEqual(readAs(meaning))
    }
  })
})

describe('stops', () => {
  test.each<CauseRow>([...STOP_ROWS])('%s', (text, sentence, next, heals) => {
    const taskOf = (reason: string): Task => ({
      ...stoppedTask('a', { stopCode: 'ServiceSchedulerInitiated', stoppedReason: reason }),
      containers: CONTAINERS.map((container) => ({ ...container, exitCode: 137 })),
    })
    const meaning = meaningOfTask(taskOf(whole(text)))
    expect([messageFor(meaning.sentence, null, 'web'), meaning.heals]).toEqual([sentence, heals])
    expect(meaning.next).toContain(next)
    for (const form of formsOf(text).slice(0, 4)) expect(readAs(meaningOfTask(taskOf(form)))).toEqual(readAs(meaning))
  })

  test('a limit of memory is named where ECS reports it', () => {
    const containers = [
      { name: 'app', memory: '512', reason: 'OutOfMemoryError: Container killed due to memory usage' },
    ]
    const { sentence } = meaningOfTask({ ...stoppedTask('a'), containers })
    expect(messageFor(sentence, null, 'web')).toBe('container `app` of `web` ran out of memory (limit `512` MiB)')
  })
})

describe('events', () => {
  const readEvent = (message: string) => eventCause([event('1', after(5), message)], STARTED)

  test.each<CauseRow>([...EVENT_ROWS])('%s', (text, sentence, next, heals) => {
    for (const prefix of ['(service web) ', 'service web ', '(service web, taskSet ecs-svc/0123) ']) {
      const meaning = readEvent(prefix + whole(text))
      expect(meaning === null ? null : messageFor(meaning.sentence, null, 'web')).toBe(sentence)
      expect(meaning?.next).toContain(next)
      expect(meaning?.heals).toBe(heals)
      for (const form of formsOf(text).slice(0, 4)) expect(readAs(readEvent(prefix + form))).toEqual(readAs(meaning))
    }
  })

  test.each(EVENTS_WITHOUT_CAUSE)('%s', (text) => {
    expect(readEvent(`(service web) ${text}`)).toBeNull()
  })
})

describe('exit codes', () => {
  test.each([
    [0, 'exited with code 0, but must keep running'],
    [1, 'exited with code 1'],
    [125, 'exited with code 125'],
    [126, 'exited with code 126, command not executable'],
    [127, 'exited with code 127, command not found'],
    [134, 'exited with code 134, SIGABRT'],
    [137, 'exited with code 137, SIGKILL'],
    [139, 'exited with code 139, SIGSEGV'],
    [143, 'exited with code 143, SIGTERM'],
    [255, 'exited with code 255'],
  ])('%i', (exitCode, words) => {
    const { sentence } = meaningOfTask({ ...stoppedTask('a'), containers: [{ name: 'app', exitCode }] })
    expect(messageFor(sentence, null, 'web')).toBe(`container \`app\` of \`web\` ${words}`)
  })
})
