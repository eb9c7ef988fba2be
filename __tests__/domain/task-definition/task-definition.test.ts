import { describe, expect, test } from '@jest/globals'
import { checkTaskDefinition } from '../../../src/domain/task-definition/check.ts'
import { chooseContainer, containerNames, withImage } from '../../../src/domain/task-definition/task-definition.ts'

const { draft } = checkTaskDefinition(
  { family: 'web', containerDefinitions: [{ name: 'app' }, { name: 'proxy' }] },
  'task.json',
)

test('the image of a container that does not exist cannot be set', () => {
  expect(containerNames(draft)).toEqual(['app', 'proxy'])
  expect(() => withImage(draft, { containerName: 'web', image: 'x' })).toThrow("the container 'web' does not exist")
})

describe('which container', () => {
  const single = checkTaskDefinition({ family: 'web', containerDefinitions: [{ name: 'app' }] }, 'web:3').draft

  test('the only one when none is wanted', () => {
    expect(chooseContainer(single, null)).toBe('app')
  })

  test.each([
    [null, 'Set `container-name`: `task.json` has several containers (app, proxy)'],
    ['porxy', "the container 'porxy' does not exist in the task definition task.json, which has app, proxy"],
  ])('%s of two', (wanted, message) => {
    expect(() => chooseContainer(draft, wanted)).toThrow(
      expect.objectContaining({ code: 'E_CONTAINER_NOT_FOUND', message }),
    )
  })

  test('none of two: the headline says it, too', () => {
    expect(() => chooseContainer(draft, null)).toThrow(
      expect.objectContaining({ headlines: ['Set `container-name`: `task.json` has several containers (app, proxy)'] }),
    )
  })

  test('a wrong one where there is only one', () => {
    expect(() => chooseContainer(single, 'web')).toThrow(
      "the container 'web' does not exist in the task definition web:3; its only container is `app`",
    )
  })

  test('a near name is proposed', () => {
    expect(() => chooseContainer(draft, 'porxy')).toThrow(
      expect.objectContaining({ hint: "Did you mean 'proxy'? Correct `container-name`." }),
    )
  })
})
