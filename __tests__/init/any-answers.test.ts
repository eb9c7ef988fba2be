/** Whatever is answered, our own readers accept what `init` writes: settings, task definition, service, parameters of the stacks. */
import { describe, expect, test } from '@jest/globals'
import { parseDocument } from 'yaml'
import { answerProblems } from '../../src/init/answer-problems.ts'
import { anyAnswers, answersWith } from '../support/any-answers.ts'
import { fc } from '../support/fast-check.ts'
import { settingsYaml } from '../../src/init/generated/settings-yaml.ts'
import { ADD_ONS } from '../../src/init/init-answers.ts'
import { CALLER, filesOf, lintOf, missingParameters, outputsOf, serviceOf } from '../support/generated-play.ts'
import { problemsOf } from '../support/settings.ts'

/** As many as the issue asks for. */
const RUNS = { numRuns: 200 }

const forAll = (check: (answers: Parameters<typeof filesOf>[0], environment: string) => void): void => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      for (const { name } of answers.environments) check(answers, name)
    }),
    RUNS,
  )
}

describe('200 sets of answers', () => {
  test('none of them is refused', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        expect(answerProblems(answers)).toEqual([])
      }),
      RUNS,
    )
  })

  test('the settings are accepted for each environment', () => {
    forAll((answers, environment) => {
      const text = settingsYaml(answers, CALLER)
      // The others require less than `ship`.
      expect(problemsOf({ environment, pipeline: 'ship' }, text)).toEqual([])
    })
  })

  test('the lint finds no error in the task definition', () => {
    forAll((answers, environment) => {
      expect(lintOf(answers, environment).filter(({ level }) => level === 'error')).toEqual([])
    })
  })

  test('every stack has its parameters, and the service all that it takes from their outputs', () => {
    forAll((answers, environment) => {
      expect(missingParameters(answers)).toEqual([])
      const { containerName, targetGroupArn } = serviceOf(answers, environment).loadBalancers?.[0] ?? {}
      expect([containerName, typeof targetGroupArn]).toEqual(['app', 'string'])
    })
  })

  test('the workflows are YAML in which each name is a text', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        for (const [path, text] of filesOf(answers)) {
          if (!/\.ya?ml$/u.test(path) || path.startsWith('infra/')) continue
          // GitHub reads YAML 1.2; 1.1, in which `on` is true, is what some editors read.
          expect(parseDocument(text, { logLevel: 'silent' }).errors).toEqual([])
        }
      }),
      RUNS,
    )
  })
})

test.each([
  ['small', {}],
  ['standard', { profile: 'standard', launch: 'fargate' }],
  [
    'standard, blue/green on instances, with every add-on',
    { profile: 'standard', launch: 'ec2', strategy: 'blue-green', addOns: [...ADD_ONS] },
  ],
] as const)('the stacks can be created in their order: %s', (_, given) => {
  const answers = answersWith({ ...given, addOns: 'addOns' in given ? [...given.addOns] : [] })
  const outputs = outputsOf(answers)
  const { networkConfiguration } = serviceOf(answers, 'production', outputs)
  expect(networkConfiguration?.awsvpcConfiguration?.subnets?.length).toBeGreaterThan(1)
})
