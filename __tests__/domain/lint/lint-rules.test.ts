import { describe, expect, test } from '@jest/globals'
import { LINT_RULES } from '../../../src/domain/lint/lint-rules.ts'
import { checked } from '../../support/checked-definition.ts'
import { DEPENDENCY_CASES } from '../../support/lint-cases/dependencies-cases.ts'
import { FARGATE_CASES } from '../../support/lint-cases/fargate-cases.ts'
import { HOST_ACCESS_CASES } from '../../support/lint-cases/host-access-cases.ts'
import { IMAGE_CASES } from '../../support/lint-cases/images-cases.ts'
import { LOGGING_CASES } from '../../support/lint-cases/logging-cases.ts'
import { NAME_CASES } from '../../support/lint-cases/names-cases.ts'
import { PORT_CASES } from '../../support/lint-cases/ports-cases.ts'
import { PRIVILEGE_CASES } from '../../support/lint-cases/privileges-cases.ts'
import { ROLE_CASES } from '../../support/lint-cases/roles-cases.ts'
import { RUNTIME_CASES } from '../../support/lint-cases/runtime-cases.ts'
import { SECRET_CASES } from '../../support/lint-cases/secrets-cases.ts'
import { STORAGE_CASES } from '../../support/lint-cases/storage-cases.ts'
import { TASK_SIZE_CASES } from '../../support/lint-cases/task-size-cases.ts'
import { beside, CLEAN, findingsOf, ON_EC2, WINDOWS, type LintCase } from '../../support/lint-play.ts'

const CASES: readonly LintCase[] = [
  ...SECRET_CASES,
  ...PRIVILEGE_CASES,
  ...HOST_ACCESS_CASES,
  ...IMAGE_CASES,
  ...ROLE_CASES,
  ...LOGGING_CASES,
  ...RUNTIME_CASES,
  ...NAME_CASES,
  ...TASK_SIZE_CASES,
  ...DEPENDENCY_CASES,
  ...PORT_CASES,
  ...STORAGE_CASES,
  ...FARGATE_CASES,
]

const RULES = CASES.map((one) => one.rule)

test('every rule has its cases, in its order', () => {
  expect(RULES).toEqual(LINT_RULES.map(({ id }) => id))
  expect(CASES.filter(({ breaks, keeps }) => breaks.length === 0 || keeps.length === 0)).toEqual([])
})

test.each(CASES)('$rule is broken where it is, and nothing else is', ({ rule, breaks }) => {
  for (const [definition, ...paths] of breaks) {
    const found = findingsOf(definition).map((one) => [one.rule, one.places.map(({ path }) => path)])
    expect(found).toEqual([[rule, paths]])
  }
})

test.each(CASES)('$rule is not broken by what comes near', ({ keeps }) => {
  for (const definition of keeps) expect(findingsOf(definition)).toEqual([])
})

test.each([
  ['on Fargate', CLEAN],
  ['with two containers', beside({})],
  ['on instances', ON_EC2],
  ['on Windows', WINDOWS],
])('a sound definition %s breaks no rule', (_, definition) => {
  expect(findingsOf(definition)).toEqual([])
})

describe('what a rule says', () => {
  test('each has an id of its own', () => {
    expect(new Set(LINT_RULES.map(({ id }) => id)).size).toBe(LINT_RULES.length)
    expect(LINT_RULES.map(({ id }) => id).filter((id) => !/^(?:ECS\.\d+|[a-z]+(?:-[a-z0-9]+)+)$/.test(id))).toEqual([])
  })

  test('each has sentences, and a page of AWS', () => {
    for (const { title, reason, fix, page } of LINT_RULES) {
      expect(title).toMatch(/^[A-Z].*[^.]$/)
      expect(reason).toMatch(/^[A-Z].*\.$/)
      expect(fix).toMatch(/^[A-Z].*\.$/)
      expect(page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/[A-Za-z]+\/latest\/[A-Za-z]+\/[\w-]+\.html(?:#[\w-]+)?$/)
    }
  })

  test('an id of Security Hub leads to its control', () => {
    for (const { id, page } of LINT_RULES) {
      if (id.startsWith('ECS.')) expect(page).toMatch(new RegExp(`/ecs-controls\\.html#ecs-${id.slice(4)}$`))
    }
  })
})

test('what the check of the shape refuses already is no rule: it accepts all of these', () => {
  for (const { breaks, keeps } of CASES) {
    for (const definition of [...breaks.map(([one]) => one), ...keeps]) {
      expect(() => checked(structuredClone(definition))).not.toThrow()
    }
  }
})
