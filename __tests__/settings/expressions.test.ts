/** Expressions of GitHub Actions, which people take along from a workflow into the settings file. */
import { expect, test } from '@jest/globals'
import { problemsOf, REQUIRED, settingsOf } from '../support/settings.ts'

const refused = (file: string): readonly string[] => problemsOf(REQUIRED, file)

test.each([
  [
    'cluster: ${{ vars.CLUSTER }}\n',
    'ship-to-ecs.yaml:1:10: `cluster`: nothing evaluates ${{ vars.CLUSTER }} in this file; write the value, or set the input `cluster` in the workflow',
  ],
  ['tag: "{environment}-${{github.sha}}"\n', 'ship-to-ecs.yaml:1:6: `tag`: nothing evaluates ${{github.sha}} in this'],
  ['pull: true\nno-cache: ${{ inputs.x }}\n', 'ship-to-ecs.yaml:2:11: `no-cache`: nothing evaluates ${{ inputs.x }}'],
  [
    'labels:\n  a: b\n  c: x${{ github.ref }}y\n',
    'ship-to-ecs.yaml:3:6: `labels`: nothing evaluates ${{ github.ref }}',
  ],
  ['build-args:\n  - A=1\n  - B=${{ env.B }}\n', 'ship-to-ecs.yaml:3:5: `build-args`: nothing evaluates ${{ env.B }}'],
  ['environments:\n  prod:\n    cluster: ${{ vars.C }}\n', 'ship-to-ecs.yaml:3:14: `cluster`: nothing evaluates'],
])('%j', (file, problem) => {
  expect(refused(file)).toEqual([expect.stringContaining(problem)])
})

test('each one is reported, and for a key of the file alone no input', () => {
  const [network, builder] = refused('network: ${{ vars.N }}\nbuilder: ${{ vars.B }}\n')
  expect(network).toMatch(/nothing evaluates \$\{\{ vars\.N \}\} in this file; write the value$/)
  expect(builder).toMatch(/^ship-to-ecs\.yaml:2:10: `builder`/)
})

test('braces of other programs, and an input, are left alone', () => {
  expect(settingsOf(REQUIRED, 'labels: {a: "{{ x }}", b: "${X}", c: "$ {{ x }}"}\n').labels).toEqual({
    a: '{{ x }}',
    b: '${X}',
    c: '$ {{ x }}',
  })
  // GitHub has evaluated it: what is left is text of somebody.
  expect(settingsOf({ ...REQUIRED, labels: 'a=${{ x }}' }).labels).toEqual({ a: '${{ x }}' })
})
