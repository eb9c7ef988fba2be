/** Problems of a task definition name where they are. */
import { expect, test } from '@jest/globals'
import { app, NEW, problemsOf } from '../../support/checked-definition.ts'

test('each problem has its place', () => {
  const placeOf = (path: string): string | null => (path.endsWith('.cpu') ? 'task.json:3:10' : null)
  expect(problemsOf(app({ cpu: 'x', memory: 'y' }), { ...NEW, placeOf })).toEqual([
    'containerDefinitions[0].cpu: expected a number, found a string (task.json:3:10)',
    'containerDefinitions[0].memory: expected a number, found a string',
  ])
})
