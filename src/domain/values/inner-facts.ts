/** Facts of the run within the name of another placeholder: `${cfn:shop-${settings:environment}-network.VpcId}`, so that one text serves every environment. Pure. */
import { isWrittenNumber } from '../task-definition/written-number.ts'
import { isFilledText } from '../task-definition/filled-text.ts'
import { lookUpFact, type RunFacts } from './named-facts.ts'
import { VALUE_SOURCES } from './template.ts'

const FACT = /\$\{settings:([a-z-]+)\}/g

/** A placeholder with at least one fact in its name; an escaped one is none. */
const OUTER = new RegExp(
  `(?<!\\$)\\$\\{(?:${VALUE_SOURCES.join('|')}):(?:[^{}]{0,300}\\$\\{settings:[a-z-]+\\}){1,5}[^{}]{0,300}\\}`,
  'g',
)

/** The document with these facts written out; one that has no value stays, and is then a placeholder of its own. */
export const withInnerFacts = (value: unknown, facts: RunFacts): unknown => {
  if (typeof value === 'string') {
    return value.includes('${settings:') ? value.replace(OUTER, (outer) => written(outer, facts)) : value
  }
  if (Array.isArray(value)) return value.map((item: unknown) => withInnerFacts(item, facts))
  if (typeof value !== 'object' || value === null || isWrittenNumber(value) || isFilledText(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]: readonly [string, unknown]) => [key, withInnerFacts(member, facts)]),
  )
}

const written = (outer: string, facts: RunFacts): string =>
  outer.replace(FACT, (placeholder, name: string) => {
    const lookup = lookUpFact(facts, name)
    return lookup.kind === 'value' ? lookup.text : placeholder
  })
