/** The JSON Schema of `ship-to-ecs.exceptions.yaml`, so that editors complete and check it. */
import { z } from 'zod'
import { dockleOptions } from '../../src/settings/exceptions/dockle-options-schema.ts'
import { exceptionEntry } from '../../src/settings/exceptions/exception-entry.ts'
import { MOST_EXCEPTIONS } from '../../src/settings/exceptions/exception-list.ts'
import { MOST_DOCUMENTS } from '../../src/settings/exceptions/exceptions-file.ts'

/** JSON Schema draft 2020-12 as text. What else must be right in an entry, only the action says. */
export const exceptionsSchema = (): string => {
  const file = z.strictObject({
    exceptions: z.array(exceptionEntry).max(MOST_EXCEPTIONS).nullish().describe('Findings that somebody has accepted.'),
    vex: z
      .array(z.string().min(1))
      .max(MOST_DOCUMENTS)
      .nullish()
      .describe('OpenVEX and CSAF documents, by their paths relative to this file.'),
    dockle: dockleOptions.nullish().describe('Options of Dockle.'),
  })
  const { $schema, ...schema } = z.toJSONSchema(file, { io: 'input' })
  const about = 'Exceptions of ship-to-ecs: findings that are accepted, with a reason, an owner and an end.'
  return JSON.stringify({ $schema, title: 'ship-to-ecs.exceptions.yaml', description: about, ...schema }, null, 2)
}
