import { expect, test } from '@jest/globals'
import { Command } from 'commander'
import { registryProfileOption, setRegistryProfile } from '../../src/cli/registry-profile-option.ts'

const environmentOf = (...words: readonly string[]): NodeJS.ProcessEnv => {
  const environment: NodeJS.ProcessEnv = {}
  const command = new Command().addOption(registryProfileOption()).parse([...words], { from: 'user' })
  setRegistryProfile(command.opts(), environment)
  return environment
}

test('the profile is handed on as a variable, which is left alone without the option', () => {
  expect(environmentOf('--registry-profile', 'registry')).toEqual({ SHIP_TO_ECS_REGISTRY_PROFILE: 'registry' })
  expect(environmentOf()).toEqual({})
})
