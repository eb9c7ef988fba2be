/** The AppSpec file of a user. */
import { describe, expect, test } from '@jest/globals'
import { fc } from '../../support/fast-check.ts'
import { readAppSpec } from '../../../src/domain/codedeploy/appspec-file.ts'

const resource = (properties: object, type = 'AWS::ECS::Service'): object => ({
  version: 0,
  Resources: [{ TargetService: { Type: type, Properties: properties } }],
})

describe('an AppSpec file', () => {
  test('is read as YAML or JSON, with names in either case', () => {
    const yaml =
      'version: 0.0\nresources:\n  - web:\n      type: AWS::ECS::Service\n      properties:\n        platformVersion: LATEST\nhooks:\n  - beforeAllowTraffic: check\n'
    const expected = {
      kind: 'appspec',
      appspec: { properties: { PlatformVersion: 'LATEST' }, hooks: [{ BeforeAllowTraffic: 'check' }] },
    }
    expect(readAppSpec(yaml)).toEqual(expected)
    const json = { ...resource({ PlatformVersion: 'LATEST' }), Hooks: [{ BeforeAllowTraffic: 'check' }] }
    expect(readAppSpec(JSON.stringify(json))).toEqual(expected)
  })

  test.each([
    ['', 'is not a map'],
    ['a: [', 'is not valid JSON or YAML'],
    ['version: 0.0', 'must have one entry in `Resources`'],
    [JSON.stringify(resource({}, 'AWS::Lambda::Function')), 'must have the `Type` AWS::ECS::Service'],
    [
      JSON.stringify(resource({ PlatformVersio: '1' })),
      'unknown property PlatformVersio; did you mean PlatformVersion?',
    ],
    [JSON.stringify({ ...resource({}), Hooks: { AfterInstall: 'x' } }), 'must have a list in `Hooks`'],
    [JSON.stringify({ ...resource({}), Hooks: [{ Install: 'x' }] }), 'has a hook of Install'],
    [`a: ${'['.repeat(50)}${']'.repeat(50)}`, 'is nested deeper than 20 levels'],
  ])('%j is refused', (text, why) => {
    expect(readAppSpec(text)).toMatchObject({ kind: 'problem', why: expect.stringContaining(why) })
  })

  test('of any text gives an AppSpec or a problem', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(['appspec', 'problem']).toContain(readAppSpec(text).kind)
      }),
    )
  })
})
