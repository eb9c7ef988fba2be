/** Preparation of ECS's texts: what is compared, and what is shown of a text that no rule knows. */

/** The apostrophe differs between platform versions; everything else is compared as it is. */
export const comparable = (text: string): string => text.slice(0, 2048).replaceAll('’', "'")

/** What differs between two tasks with one cause: request ids, task ids, addresses, times. In this order. */
const IDS: readonly (readonly [RegExp, string])[] = [
  [/\?[^\s"']{1,1900}/giu, ''],
  [/\brequest ?id:? ?[0-9a-f-]{8,36}/giu, 'request id'],
  [/(:assumed-role\/[\w+=,.@-]{1,64})\/[\w+=,.@-]{1,64}/giu, '$1'],
  [/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|(?<!sha256:)\b[0-9a-f]{32,64}\b/giu, 'ID'],
  [/\becs-svc\/\d{1,20}|\b(?:i|eni)-[0-9a-f]{8,17}\b|\b0x[0-9a-f]{1,16}\b/giu, 'ID'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}\b|\[[0-9a-f]{0,4}:[0-9a-f:]{1,35}\]/giu, 'IP'],
  [/\b\d{4}-\d\d-\d\dT[\d:.]{5,18}Z?/giu, 'TIME'],
  [/(GetImageBlob|containerd-mount|snapshots\/)\d{1,20}/giu, '$1'],
  [/(retried|attempts,) \d{1,3}/giu, '$1'],
  [/\b(ecs-service-connect|aws-guardduty-agent)-[\w-]{1,64}/giu, '$1'],
]

/** The containers that AWS adds to a task; the end of their names differs from task to task. */
const MANAGED = /^(ecs-service-connect|aws-guardduty-agent)-[\w-]{1,230}$/u

/** Whether AWS added the container to the task: no task definition has it. */
export const isManaged = (container: string): boolean => MANAGED.test(container)

/** The name of a container, the same for each task of a revision. */
export const commonName = (container: string): string => container.replace(MANAGED, '$1')

/** The text with a placeholder for each id, so that the same cause reads the same for every task. */
export const withoutIds = (text: string): string =>
  IDS.reduce((shown, [pattern, placeholder]) => shown.replace(pattern, placeholder), comparable(text))
