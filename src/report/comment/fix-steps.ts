/** What to do about findings, each step once, in Markdown. */
import { isOfRun } from '../../domain/image/side-car-image.ts'
import type { Finding, Vulnerability } from '../../domain/scan/findings.ts'
import { codeSpan, link, markdown } from '../hostile.ts'
import { plural } from '../summary/counted.ts'
import { text, type Block } from '../summary/markdown-blocks.ts'

/** A summary of a few findings is short enough without. */
const WORTH_A_LIST = 4
const STEPS = 15

/** A list of the steps; nothing for so few findings that their table says it. `rest`: where the others are. */
export const fixList = (
  findings: readonly Finding[],
  { least = WORTH_A_LIST, rest }: ListOptions,
): readonly Block[] => {
  const steps = findings.length < least ? [] : fixSteps(findings)
  if (steps.length === 0) return []
  const more = steps.length > STEPS ? [`- and ${steps.length - STEPS} more, ${rest}`] : []
  return [text('#### How to fix'), text([...steps.slice(0, STEPS).map((step) => `- ${step}`), ...more].join('\n'))]
}

interface ListOptions {
  readonly least?: number
  readonly rest: string
}

/** A list for one image, above its table: what side-cars or running images have is fixed elsewhere. */
export const fixListOfImage = (findings: readonly Finding[]): readonly Block[] =>
  findings.some((finding) => !isOfRun(finding)) ? [] : fixList(findings, { rest: 'in the table' })

/** In the order of the findings: one for each package, and one for each other finding. */
const fixSteps = (findings: readonly Finding[]): readonly string[] => {
  const byStep = Map.groupBy(findings, keyOf)
  return [...byStep.values()].flatMap((group) => {
    const [first] = group
    return first === undefined ? [] : [stepFor(first, group)]
  })
}

const keyOf = (finding: Finding): string =>
  finding.kind === 'vulnerability'
    ? JSON.stringify([finding.packageName, finding.installedVersion, finding.fixedVersion === null])
    : JSON.stringify([finding.kind, finding.id, finding.where])

const stepFor = (finding: Finding, group: readonly Finding[]): string => {
  switch (finding.kind) {
    case 'vulnerability':
      return packageStep(finding, group)
    case 'secret':
      return `Remove the secret ${codeSpan(finding.id, 100)} from ${codeSpan(finding.where[0] ?? 'the image', 160)}, and replace it where it is used: who has the image has it.`
    case 'license':
      return `Replace ${codeSpan(finding.packageName, 100)}, or accept its license ${codeSpan(finding.id, 100)} with an exception.`
    case 'misconfiguration':
    case 'property':
      return `${finding.url === null ? codeSpan(finding.id, 100) : link(finding.id, finding.url)}: ${markdown(finding.title, 200)}`
  }
}

/** Findings of one package may name several versions; none of them is known to fix all. */
const packageStep = (
  { packageName, installedVersion, fixedVersion }: Vulnerability,
  group: readonly Finding[],
): string => {
  const name = `${codeSpan(packageName || 'an unnamed package', 100)} ${codeSpan(installedVersion, 60)}`
  const fixes = group.flatMap((one) =>
    one.kind === 'vulnerability' && one.fixedVersion !== null ? [one.fixedVersion] : [],
  )
  const versions = [...new Set(fixes)].toSorted((one, other) => one.localeCompare(other, 'en', { numeric: true }))
  const count = `(${plural(group.length, 'finding')})`
  if (fixedVersion === null)
    return `${name} has no fixed version: use another base image or package, or accept it with an exception ${count}.`
  const shown = versions.slice(0, 3).map((version) => codeSpan(version, 60))
  return `Update ${name}: fixed in ${shown.join(', ')}${versions.length > 3 ? ', …' : ''} ${count}.`
}
