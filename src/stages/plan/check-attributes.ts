/** Whether the service can have the attributes that the settings give it. */
import { attributeProblems, type AttributeFacts } from '../../domain/service-attributes/attribute-problems.ts'
import { NO_ATTRIBUTES } from '../../domain/service-attributes/service-attributes.ts'
import { fault } from '../../errors/fault.ts'
import type { ServiceConfig } from '../../settings/config.ts'

/** @throws AggregateError of ShipError `E_INPUT`, one for each problem */
export const checkAttributes = (
  { attributes = NO_ATTRIBUTES }: Pick<ServiceConfig, 'attributes'>,
  facts: AttributeFacts,
): void => {
  const problems = attributeProblems(attributes, facts)
  if (problems.length === 0) return
  throw new AggregateError(
    problems.map((message) =>
      fault('E_INPUT', { message, hint: 'Remove the attribute, or change what contradicts it.' }),
    ),
  )
}
