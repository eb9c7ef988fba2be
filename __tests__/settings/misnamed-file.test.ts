import { describe, expect, test } from '@jest/globals'
import { refuseMisnamedFile } from '../../src/settings/misnamed-file.ts'
import { memoryFiles } from '../support/memory-files.ts'

describe('a settings file under another name', () => {
  test.each(['ship-to-ecs.yml', '.github/ship-to-ecs.yaml'])('%s is named', async (name) => {
    const files = memoryFiles({ [`/checkout/${name}`]: 'cluster: prod' })
    await expect(refuseMisnamedFile(files, '/checkout')).rejects.toMatchObject({
      code: 'E_INPUT',
      message: `${name} is not read: the settings file is ship-to-ecs.yaml`,
      hint: `Rename ${name} to ship-to-ecs.yaml, or set \`config-file\` to it.`,
    })
  })

  test('no file is fine', async () => {
    await expect(refuseMisnamedFile(memoryFiles({ '/checkout/app.yml': '' }), '/checkout')).resolves.toBeUndefined()
  })
})
