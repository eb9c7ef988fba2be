import { describe, expect, test } from '@jest/globals'
import { NOTHING_PINNED } from '../../src/domain/image/side-cars.ts'
import { checkTaskDefinition } from '../../src/domain/task-definition/check.ts'
import { fill } from '../../src/domain/values/fill.ts'
import { renderTaskDefinition } from '../../src/stages/render.ts'
import { recordingLog } from '../support/recording-log.ts'

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
    const log = recordingLog()
    const rendered = await renderTaskDefinition.run(
      { taskDefinition: draft, containerName: 'app', image: IMAGE, sideCars: NOTHING_PINNED },
      { log },
    )
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
    expect(log.text('info')).toBe(`container app of task.json: ${IMAGE}`)
    expect(draft.input.containerDefinitions?.[0]?.image).toBe('placeholder')
    // No environment: reports see what is recorded.
    expect(renderTaskDefinition.record(rendered)).toEqual({ family: 'web', source: 'task.json', logs: [] })
  })

  test('sets what was pinned in the side-cars, never in the container of the image', async () => {
    const pinned = `proxy@sha256:${'b'.repeat(64)}`
    const images = ['proxy:1', 'placeholder'].map((image) => ({ image, containers: ['proxy'], pinned }))
    const rendered = await renderTaskDefinition.run(
      { taskDefinition: draft, containerName: 'app', image: IMAGE, sideCars: { images } },
      { log: recordingLog() },
    )
    expect(rendered.input.containerDefinitions?.map(({ image }) => image)).toEqual([IMAGE, pinned])
  })

  test('a definition with a placeholder that is not resolved goes no further; only the image may have been one', async () => {
    const values = (image: string, user: string): unknown => ({
      family: 'web',
      containerDefinitions: [{ name: 'app', image, user }],
    })
    const unresolved = { valueOf: () => null, placeOf: () => null }
    const renderOf = (value: unknown) => {
      const taskDefinition = checkTaskDefinition(fill(value, unresolved), 'task.json').draft
      return renderTaskDefinition.run(
        { taskDefinition, containerName: 'app', image: IMAGE, sideCars: NOTHING_PINNED },
        { log: recordingLog() },
      )
    }
    await expect(renderOf(values('x', '${env:USER}'))).rejects.toMatchObject({
      code: 'E_VALUES',
      message: 'task.json has a placeholder that is not resolved: ${env:USER}',
    })
    await expect(renderOf(values('${env:IMAGE}', '1000'))).resolves.toMatchObject({ source: 'task.json' })
  })
})
