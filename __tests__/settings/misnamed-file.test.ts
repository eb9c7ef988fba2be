import { describe, expect, test } from '@jest/globals'
import { refuseMisnamedFile } from '../../src/settings/misnamed-file.ts'
import { memoryFiles } from '../support/memory-files.ts'

describe('a settings file under another name', () => {
  const refuse = async (name: string): Promise<void> => {
    const files = memoryFiles({ [`/checkout/${name}`]: 'cluster: prod' })
    await refuseMisnamedFile(await files.list('/checkout'), { files, workspace: '/checkout' })
  }

  test.each(['ship-to-ecs.yml', '.github/ship-to-ecs.yaml', 'Ship-to-ECS.yaml', 'SHIP-TO-ECS.YML'])(
    '%s is named',
    async (name) => {
      await expect(refuse(name)).rejects.toMatchObject({
        code: 'E_INPUT',
        message: `${name} is not read: the settings file is ship-to-ecs.yaml`,
        hint: `Rename ${name} to ship-to-ecs.yaml, or set \`config-file\` to it.`,
      })
    },
  )

  test('no file is fine', async () => {
    await expect(refuse('app.yml')).resolves.toBeUndefined()
  })
})
