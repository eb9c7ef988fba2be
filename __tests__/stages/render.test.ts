import { describe, expect, test } from '@jest/globals'
import { checkTaskDefinition } from '../../src/domain/task-definition-check.ts'
import { chooseContainer } from '../../src/domain/task-definition.ts'
import { renderTaskDefinition } from '../../src/stages/render.ts'

const IMAGE = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/web@sha256:' + 'a'.repeat(64)

const { draft } = checkTaskDefinition(
  {
    family: 'web',
    cpu: '256',
    containerDefinitions: [
      { name: 'app', image: 'placeholder', environment: [{ name: 'EMPTY', value: '' }] },
      { name: 'proxy', image: 'proxy:1', command: [''] },
    ],
  },
  'task.json',
)

describe('render', () => {
  test('sets one image and leaves everything else', async () => {
    const rendered = await renderTaskDefinition.run({ draft, containerName: 'app', image: IMAGE }, {})
    expect(rendered).toEqual({
      source: 'task.json',
      input: {
        family: 'web',
        cpu: '256',
        containerDefinitions: [
          { name: 'app', image: IMAGE, environment: [{ name: 'EMPTY', value: '' }] },
          { name: 'proxy', image: 'proxy:1', command: [''] },
        ],
      },
    })
    expect(draft.input.containerDefinitions?.[0]?.image).toBe('placeholder')
  })
})

describe('which container', () => {
  const single = checkTaskDefinition({ family: 'web', containerDefinitions: [{ name: 'app' }] }, 'web:3').draft

  test('the only one when none is wanted', () => {
    expect(chooseContainer(single, null)).toBe('app')
  })

  test.each([
    [null, 'which container gets the image is not told: the task definition task.json has the containers app, proxy'],
    ['porxy', "the container 'porxy' does not exist: the task definition task.json has the containers app, proxy"],
  ])('%s of two', (wanted, message) => {
    expect(() => chooseContainer(draft, wanted)).toThrow(
      expect.objectContaining({ code: 'E_CONTAINER_NOT_FOUND', message }),
    )
  })

  test('a near name is proposed', () => {
    expect(() => chooseContainer(draft, 'porxy')).toThrow(
      expect.objectContaining({ hint: "Did you mean 'proxy'? Correct `container-name`." }),
    )
  })
})
