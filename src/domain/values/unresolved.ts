/** The placeholders of a task definition that were not resolved. */
import type { TaskDefinitionDraft } from '../task-definition/task-definition.ts'
import { segmentsOf } from './template.ts'

/** As they are written, each once, in the order of the definition. */
export const unresolvedIn = ({ filled }: Pick<TaskDefinitionDraft, 'filled'>): readonly string[] => {
  const written = [...(filled?.values() ?? [])].flatMap((one) =>
    one.text === null ? (segmentsOf(one.written) ?? []) : [],
  )
  return [...new Set(written.flatMap((one) => (one.kind === 'reference' ? [one.reference.written] : [])))]
}
