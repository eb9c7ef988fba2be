import { describe, expect, test } from '@jest/globals'
import { nameProblem, segmentsOf, VALUE_SOURCES } from '../../../src/domain/values/template.ts'
import { fc } from '../../support/fast-check.ts'

/** The placeholders in brackets, escaped ones in braces. */
const shown = (text: string): string | null =>
  segmentsOf(text)
    ?.map((one) =>
      one.kind === 'reference'
        ? `[${one.reference.source} ${one.reference.name}]`
        : one.kind === 'escaped'
          ? `<${one.text}>`
          : one.text,
    )
    .join('|') ?? null

describe('segmentsOf', () => {
  test.each([
    ['${env:NAME}', '[env NAME]'],
    ['a ${ssm:/x/y} b', 'a |[ssm /x/y]| b'],
    ['${cfn:net.Vpc}${tfstate:output.vpc}', '[cfn net.Vpc]|[tfstate output.vpc]'],
    ['app-${settings:environment}', 'app-|[settings environment]'],
    ['$${env:NAME}', '<${env:NAME}>'],
    ['a$${env:NAME}b', 'a|<${env:NAME}>|b'],
    ['$$${env:NAME}', '$|<${env:NAME}>'],
    ['$${env:A}${env:B}', '<${env:A}>|[env B]'],
    ['${env:A${env:B}}', '${env:A|[env B]|}'],
    ['${env:}', '[env ]'],
  ])('%s', (text, segments) => {
    expect(shown(text)).toBe(segments)
  })

  test.each([
    '',
    'x',
    '${HOME}',
    '$HOME',
    '$${HOME}',
    '${ENV:A}',
    '${env}',
    '${env:A',
    '${ env:A}',
    '${secret:A}',
    '{{env:A}}',
  ])('%j has no placeholder of this action, and is sent as it is written', (text) => {
    expect(segmentsOf(text)).toBeNull()
  })

  test('loses nothing: the pieces are the text', () => {
    const piece = fc.constantFrom('$', '{', '}', 'env:', 'ssm:', '${', '${env:A}', '$${cfn:a.B}', 'x', '\n')
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('')
        const segments = segmentsOf(text) ?? [{ kind: 'text' as const, text }]
        const again = segments.map((one) =>
          one.kind === 'reference' ? one.reference.written : one.kind === 'escaped' ? `$${one.text}` : one.text,
        )
        expect(again.join('')).toBe(text)
      }),
    )
  })
})

describe('nameProblem', () => {
  const problemOf = (text: string): string | null | undefined =>
    (segmentsOf(text) ?? []).flatMap((one) => (one.kind === 'reference' ? [nameProblem(one.reference)] : []))[0]

  test.each([
    '${env:_A1}',
    '${ssm:/a/b-c.d_e}',
    '${ssm:name}',
    '${ssm:/a:3}',
    '${ssm:/a:label}',
    '${cfn:net-1.VpcId}',
    '${tfstate:output.vpc_id}',
  ])('%s', (text) => {
    expect(problemOf(text)).toBeNull()
  })

  test.each([
    ...VALUE_SOURCES.map((source) => `\${${source}:}`),
    '${env:A B}',
    '${env:A:-default}',
    '${ssm:/a//b}',
    '${ssm:/a/}',
    '${ssm:arn:aws:ssm:eu-west-1:1:parameter/a}',
    '${cfn:VpcId}',
    '${cfn:a.b.c}',
    '${tfstate:vpc_id}',
    '${tfstate:output.list[0]}',
    '${tfstate:aws_vpc.main.id}',
  ])('%s is wrong', (text) => {
    expect(problemOf(text)).toMatch(/^is not written as \$\{/)
  })
})
