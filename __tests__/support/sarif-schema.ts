/**
 * Whether a text is SARIF that code scanning takes: the schema of 2.1.0 (as `@microsoft/sarif-multitool` 5.7.0 has it, MIT, without its
 * descriptions), and what GitHub asks for beyond it (docs, "SARIF support for code scanning").
 */
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { SarifLog } from '../../src/domain/sarif/sarif-log.ts'

const ajv = new Ajv2020({ strict: false, allErrors: false })
addFormats.default(ajv)
const schema = readFileSync(new URL('sarif-2.1.0.schema.json', import.meta.url), 'utf8')
// That no two are equal, ajv finds out by comparing each with each: minutes for 5,000. Ids and fingerprints are compared below.
const validate = ajv.compile(
  JSON.parse(schema, (name, value: unknown) => (name === 'uniqueItems' ? undefined : value)) as object,
)

/** A relative path of RFC 3986: nothing but what a path may have, without a scheme, without a dot segment. */
const PATH = /^(?!\/)(?:[\w.~!$&'()*+,;=@-]|%[0-9A-F]{2}|\/(?!\/|$))+$/u

const ruleProblems = ({ runs: [run] }: SarifLog): readonly string[] => {
  const { rules } = run.tool.driver
  return [
    ...(new Set(rules.map(({ id }) => id)).size === rules.length ? [] : ['two rules with one id']),
    ...rules.flatMap(({ id, properties: { tags } }) => [
      ...(id === '' || id.length > 255 ? [`the rule id ${id}`] : []),
      ...(tags.length > 10 || new Set(tags).size < tags.length ? ['too many tags'] : []),
    ]),
  ]
}

const resultProblems = ({ runs: [run] }: SarifLog): readonly string[] =>
  run.results.flatMap((result) => {
    const { artifactLocation, region } = result.locations[0].physicalLocation
    return [
      ...(PATH.test(artifactLocation.uri) && !artifactLocation.uri.split('/').includes('..')
        ? []
        : [`the URI '${artifactLocation.uri}'`]),
      ...(region.endColumn > region.startColumn && region.endLine === region.startLine ? [] : ['an empty region']),
      ...(run.tool.driver.rules[result.ruleIndex]?.id === result.ruleId ? [] : [`no rule ${result.ruleId}`]),
      ...(/^[0-9a-f]{32}:[1-9]\d*$/u.test(result.partialFingerprints.primaryLocationLineHash)
        ? []
        : ['no fingerprint']),
      ...(/[[\]{}]/u.test(result.message.text) ? [`a link or a placeholder: ${result.message.text}`] : []),
    ]
  })

/** What is wrong with it; nothing where it is right. */
export const sarifProblems = (text: string): readonly string[] => {
  // What the schema has checked is a log; what is read of it beyond that, TypeScript knows from the program.
  const log = JSON.parse(text) as SarifLog
  if (!validate(log))
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`)
  const [run] = log.runs
  return [
    ...(/^ship-to-ecs\/.*[^/]\/$/u.test(run.automationDetails.id) ? [] : [`the category ${run.automationDetails.id}`]),
    ...(run.results.length <= 5_000 ? [] : ['too many results']),
    ...(gzipSync(text).length <= 10_000_000 ? [] : ['too large']),
    ...(new Set(run.results.map((one) => one.partialFingerprints.primaryLocationLineHash)).size === run.results.length
      ? []
      : ['two results with one fingerprint']),
    ...ruleProblems(log),
    ...resultProblems(log),
  ]
}
