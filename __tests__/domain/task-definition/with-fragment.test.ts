import { expect, test } from '@jest/globals'
import { withFragment } from '../../../src/domain/task-definition/with-fragment.ts'

const definition = {
  family: 'hello',
  containerDefinitions: [
    { name: 'app', image: 'a', environment: [{ name: 'A', value: '1' }], logConfiguration: { logDriver: 'awslogs' } },
    { name: 'proxy', image: 'b' },
  ],
}

test('a container gets the members of its name: lists are longer, everything else is replaced', () => {
  const fragment = {
    containerDefinitions: [
      { name: 'app', environment: [{ name: 'B', value: '2' }], logConfiguration: { logDriver: 'awsfirelens' } },
    ],
  }
  expect(withFragment(definition, fragment)).toEqual({
    family: 'hello',
    containerDefinitions: [
      {
        name: 'app',
        image: 'a',
        environment: [
          { name: 'A', value: '1' },
          { name: 'B', value: '2' },
        ],
        logConfiguration: { logDriver: 'awsfirelens' },
      },
      { name: 'proxy', image: 'b' },
    ],
    volumes: [],
  })
})

test('further containers and volumes follow those that there are', () => {
  const fragment = { containerDefinitions: [{ name: 'log-router', image: 'c' }], volumes: [{ name: 'files' }] }
  const whole = withFragment({ ...definition, volumes: [{ name: 'own' }] }, fragment)
  expect(whole.containerDefinitions.map(({ name }) => name)).toEqual(['app', 'proxy', 'log-router'])
  expect(whole.volumes).toEqual([{ name: 'own' }, { name: 'files' }])
})

test.each([{ family: 'other', containerDefinitions: [] }, { containerDefinitions: [{ image: 'a' }] }, {}])(
  '%j is no fragment',
  (fragment) => {
    expect(() => withFragment(definition, fragment)).toThrow()
  },
)
