/** The limits with which the containers of a task run. */
import { expect, test } from '@jest/globals'
import type { ContainerDefinition } from '@aws-sdk/client-ecs'
import { runArguments } from '../../../local-aws/ecs/engine/run-arguments.ts'

const memoryOf = (definition: ContainerDefinition, taskMemory: number | null): readonly string[] =>
  runArguments({ definition, image: 'hello', containerName: 'c', labels: {}, secrets: {}, taskMemory }).filter((one) =>
    one.startsWith('--memory'),
  )

test.each<readonly [string, ContainerDefinition, number | null, readonly string[]]>([
  ['a hard limit of its own', { memory: 128 }, null, ['--memory=128m', '--memory-swap=128m']],
  ["the task's limit", {}, 512, ['--memory=512m', '--memory-swap=512m']],
  ['the lower one of both', { memory: 128 }, 512, ['--memory=128m', '--memory-swap=128m']],
  ['a reservation alone, which kills nothing', { memoryReservation: 64 }, null, ['--memory-reservation=64m']],
  [
    'both',
    { memory: 128, memoryReservation: 64 },
    512,
    ['--memory=128m', '--memory-swap=128m', '--memory-reservation=64m'],
  ],
  ['none', {}, null, []],
])('%s', (_, definition, taskMemory, expected) => {
  expect(memoryOf(definition, taskMemory)).toEqual(expected)
})
