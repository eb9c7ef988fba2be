/** A name is that of one secret of a container, and of no variable as well: ECS would reject it. */
import { expect, test } from '@jest/globals'
import { app, checked, NEW, problemsOf } from '../../support/checked-definition.ts'

const secret = (name: string) => ({ name, valueFrom: 'arn:aws:ssm:eu-west-1:123456789012:parameter/a' })
const variable = (name: string) => ({ name, value: 'a' })

test('a variable of the same container', () => {
  const both = app({ environment: [variable('A'), variable('B')], secrets: [secret('C'), secret('B')] })
  expect(problemsOf(both)).toEqual([
    "containerDefinitions[0].secrets[1].name: 'B' is also a variable, environment[1]; keep one of them",
  ])
})

test('another secret of the same container', () => {
  expect(problemsOf(app({ secrets: [secret('A'), secret('A')] }))).toEqual([
    "containerDefinitions[0].secrets[1].name: another secret also has the name 'A'",
  ])
})

test('names of other containers, and variables twice, are no problem', () => {
  const containerDefinitions = [
    { name: 'app', environment: [variable('A'), variable('A')] },
    { name: 'proxy', secrets: [secret('A')] },
  ]
  expect(problemsOf({ family: 'web', containerDefinitions })).toEqual([])
})

test('what ECS has registered is not judged', () => {
  const both = app({ environment: [variable('A')], secrets: [secret('A')] })
  expect(checked(both, { ...NEW, values: 'registered' }).notes).toEqual([])
})

test('each problem has its place', () => {
  const placeOf = (path: string): string | null => (path.endsWith('.cpu') ? 'task.json:3:10' : null)
  expect(problemsOf(app({ cpu: 'x', memory: 'y' }), { ...NEW, placeOf })).toEqual([
    'containerDefinitions[0].cpu: expected a number, found a string (task.json:3:10)',
    'containerDefinitions[0].memory: expected a number, found a string',
  ])
})
