import { expect, test } from '@jest/globals'
import { problemsOf, type Misconfiguration } from '../../../scripts/check/infrastructure.ts'

const template = (exception: string): { readonly name: string; readonly text: string } => ({
  name: 'a.yaml',
  text: `Resources:
  ${exception}
  One:
    Type: AWS::EC2::SecurityGroup
  Other:
    Type: AWS::EC2::SecurityGroup
`,
})

const found = (line: number, id = 'AWS-0104'): Misconfiguration => ({
  template: 'a.yaml',
  id,
  title: 'Egress to everywhere',
  line,
})

test('a finding without an exception is a problem with its place', () => {
  expect(problemsOf([template('# nothing')], [found(4)])).toEqual(['a.yaml:4: AWS-0104: Egress to everywhere'])
})

test('an exception with a reason covers the resource below it, and no other one', () => {
  const excepted = template('#trivy:ignore:AWS-0104 The addresses are not known.')
  expect(problemsOf([excepted], [found(3)])).toEqual([])
  expect(problemsOf([excepted], [found(3), found(5)])).toEqual(['a.yaml:5: AWS-0104: Egress to everywhere'])
  expect(problemsOf([excepted], [found(3), found(4, 'AWS-0107')])).toHaveLength(1)
})

test.each(['#trivy:ignore:AWS-0104', '# trivy:ignore:AWS-0104 yes', '#trivy:ignore:AWS-0104  '])(
  '%s is an exception without a reason',
  (exception) => {
    expect(problemsOf([template(exception)], [found(3)])).toEqual([
      'a.yaml:2: the exception for AWS-0104 has no reason',
    ])
  },
)

test('an exception for something that is not found is a problem', () => {
  expect(problemsOf([template('#trivy:ignore:AWS-0104 Because it is so.')], [])).toEqual([
    'a.yaml:2: the exception for AWS-0104 excepts nothing: remove it',
  ])
})
